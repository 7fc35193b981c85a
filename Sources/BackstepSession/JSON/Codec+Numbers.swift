// Lists of numbers, which take no value for each number.

extension Codec<[Double]> {
  /// So many numbers, or any; computed ones need not be finite.
  static func numbers(_ count: Int? = nil) -> Codec {
    Codec {
      .numbers($0)
    } read: { node throws(FileFault) in
      try node.numbers(count)
    }
  }

  /// Numbers of one thing or of several, as many as each takes.
  static func numbers(multipleOf count: Int) -> Codec {
    numbers().checked { numbers, node in
      !numbers.isEmpty && numbers.count % count == 0
        ? nil : .wrongCount(node.path, given: numbers.count, needed: count)
    }
  }

  /// A number where there is one, and else a list.
  static func oneOrMore(_ count: Int) -> Codec {
    Codec {
      $0.count == 1 ? .number($0[0]) : .numbers($0)
    } read: { node throws(FileFault) in
      switch node.value {
      case .array, .numbers: break
      default: if count == 1 { return [try node.number()] }
      }
      return try node.numbers(count)
    }
  }

  /// The same, and every number finite.
  var finite: Codec {
    checked { numbers, node in
      numbers.firstIndex { !$0.isFinite }.map { .notFinite("\(node.path)[\($0)]") }
    }
  }

  /// Rows of numbers, one behind the other.
  static func matrix(rows: Int, columns: Int) -> Codec {
    Codec { numbers in
      .array(
        (0..<rows).map { .numbers(Array(numbers[$0 * columns..<($0 + 1) * columns])) })
    } read: { node throws(FileFault) in
      var numbers: [Double] = []
      numbers.reserveCapacity(rows * columns)
      for row in try node.elements(rows) { numbers += try row.numbers(columns) }
      return numbers
    }
  }
}

extension Codec<[[Double]]> {
  /// Rows of finite numbers, each as long as the first; so many, or any.
  static func rows(_ count: Int? = nil) -> Codec {
    Codec {
      .array($0.map { .numbers($0) })
    } read: { node throws(FileFault) in
      var rows: [[Double]] = []
      for row in try node.elements(count) {
        rows.append(try row.finiteNumbers(rows.first?.count))
      }
      return rows
    }
  }
}

extension Codec<[Int]> {
  /// Whole numbers in a range.
  static func wholeNumbers(_ range: ClosedRange<Int> = .min ... .max) -> Codec {
    Codec {
      .array($0.map { .integer($0) })
    } read: { node throws(FileFault) in
      try node.wholeNumbers(range)
    }
  }
}
