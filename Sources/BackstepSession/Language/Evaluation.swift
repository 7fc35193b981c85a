import Backprop

extension Expression {
  /// What the expression comes to, with names looked up by the function given.
  ///
  /// Arithmetic is IEEE double throughout: x/0 is an infinity and 0/0 is not a number, as results,
  /// not as errors. A product of two vectors of one length is their dot product; any other
  /// operation of vectors goes element by element.
  package func value(_ lookUp: (Name) throws(SessionError) -> Value) throws(SessionError)
    -> Value
  {
    switch self {
    case .number(let number): return .scalar(number)
    case .given(_, let value): return value
    case .name(let name): return try lookUp(name)
    case .mean(_, let operand): return try operand.value(lookUp)
    case .negation(let operand):
      return try operand.value(lookUp).map { -$0 }
    case .binary:
      let chain = chain
      var result = try chain.first.value(lookUp)
      for (operation, right) in chain.rest {
        result = try operation.apply(result, try right.value(lookUp))
      }
      return result
    case .comparison(let relation, let left, let right):
      return try Self.combine(
        try left.value(lookUp), try right.value(lookUp),
        relation.rawValue
      ) { relation.holds($0, $1) ? 1 : 0 }
    case .sum(let terms):
      var total: Value?
      for term in terms {
        let value = try term.value(lookUp)
        total =
          try total.map { sum throws(SessionError) in
            try Self.combine(sum, value, "+") { $0 + $1 }
          } ?? value
      }
      return total ?? .scalar(0)
    case .call(let function, let operands):
      var values: [Value] = []
      for operand in operands { values.append(try operand.value(lookUp)) }
      return try function.apply(values)
    }
  }

  /// A dot product when both are vectors, or a matrix of one row counts as one.
  fileprivate static func dot(_ left: Value, _ right: Value) -> Value? {
    guard let left = left.asVector, let right = right.asVector, left.count == right.count else {
      return nil
    }
    return .scalar(zip(left, right).reduce(0) { $0 + $1.0 * $1.1 })
  }

  fileprivate static func combine(
    _ left: Value, _ right: Value, _ symbol: String, _ body: (Double, Double) -> Double
  ) throws(SessionError) -> Value {
    switch (left, right) {
    case (.scalar(let left), .scalar(let right)): return .scalar(body(left, right))
    case (.scalar(let left), _): return right.map { body(left, $0) }
    case (_, .scalar(let right)): return left.map { body($0, right) }
    case (.vector(let left), .vector(let right)) where left.count == right.count:
      return .vector(zip(left, right).map(body))
    case (.matrix(let left), .matrix(let right))
    where left.count == right.count && left.first?.count == right.first?.count:
      return .matrix(zip(left, right).map { zip($0, $1).map(body) })
    default: throw .naming(.shapeMismatch(symbol: symbol, left.axes, right.axes))
    }
  }
}

extension Value {
  var asVector: [Double]? {
    switch self {
    case .vector(let numbers): numbers
    case .matrix(let rows) where rows.count == 1: rows[0]
    default: nil
    }
  }

  var axes: [Int] {
    switch self {
    case .scalar: []
    case .vector(let numbers): [numbers.count]
    case .matrix(let rows): [rows.count, rows.first?.count ?? 0]
    }
  }
}

extension Operator {
  fileprivate func apply(_ left: Value, _ right: Value) throws(SessionError) -> Value {
    if self == .multiply, let dot = Expression.dot(left, right) { return dot }
    return try Expression.combine(left, right, rawValue) { apply($0, $1) }
  }

  func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .power: right == 2 ? left * left : powered(left, right)
    }
  }
}

extension Function {
  /// Whether the function is defined for so many operands.
  func takes(_ count: Int) -> Bool {
    switch self {
    case .sum, .mean, .max, .min: count >= 1
    case .huber: count == 1 || count == 2
    case .activation, .exp, .ln, .ln1p, .sqrt, .abs: count == 1
    }
  }

  func apply(_ values: [Value]) throws(SessionError) -> Value {
    switch self {
    case .sum: return .scalar(values.flatMap(\.numbers).reduce(0, +))
    case .mean: return .scalar(values.flatMap(\.numbers).mean)
    case .max: return .scalar(Self.extreme(values) { $0 > $1 })
    case .min: return .scalar(Self.extreme(values) { $0 < $1 })
    case .activation(let activation): return values[0].map { activation($0) }
    case .huber:
      return try Expression.combine(
        values[0], values.count == 2 ? values[1] : .scalar(1), rawValue
      ) { Loss.huber($0, delta: $1) }
    case .exp: return values[0].map(exponential)
    case .ln: return values[0].map(logarithm)
    case .ln1p: return values[0].map(logarithmOfOnePlus)
    case .sqrt: return values[0].map { $0.squareRoot() }
    case .abs: return values[0].map { Swift.abs($0) }
    }
  }

  private static func extreme(_ values: [Value], _ beats: (Double, Double) -> Bool) -> Double {
    let numbers = values.flatMap(\.numbers)
    if let nan = numbers.first(where: \.isNaN) { return nan }
    return numbers.dropFirst().reduce(numbers.first ?? 0) { beats($1, $0) ? $1 : $0 }
  }
}
