import Backprop

extension Codec<Dataset> {
  private struct Table: Sendable {
    var name = ""
    var inputs: [String] = []
    var classes: [String] = []
    var x: [[Double]] = []
    var y: [[Double]] = []
  }

  static let dataset = Codec<Table>.object(
    onto: Table(),
    [
      Field("name", \.name, .line), Field("inputs", \.inputs, Codec<String>.line.list()),
      Field("classes", \.classes, Codec<String>.line.list()), Field("x", \.x, .rows()),
      Field("y", \.y) { .rows($0.x.count) },
    ]
  ).mapped { data in
    Table(
      name: data.name, inputs: data.inputNames, classes: data.classes,
      x: (0..<data.count).map { data.input($0) }, y: (0..<data.count).map { data.target($0) })
  } read: { table, node throws(FileFault) in
    guard let x = table.x.first, let y = table.y.first, !x.isEmpty, !y.isEmpty else {
      throw .missing(node.child("x[0]") + (table.x.isEmpty ? "" : "[0]"))
    }
    for (key, names, count) in [
      ("inputs", table.inputs, x.count), ("classes", table.classes, y.count),
    ]
    where !names.isEmpty && names.count != count {
      throw .contradiction(node.child(key))
    }
    return Dataset(
      name: table.name, inputCount: x.count, targetCount: y.count,
      values: zip(table.x, table.y).flatMap { $0 + $1 }, inputNames: table.inputs,
      classes: table.classes)
  }

  /// A data set with inputs and answers as many as another's.
  static func dataset(fitting other: Dataset?) -> Codec {
    dataset.checked { data, node in
      data.inputCount == other?.inputCount && data.targetCount == other?.targetCount
        ? nil : .contradiction(node.path)
    }
  }
}

extension Codec<Sample> {
  private struct Own: Sendable {
    var x: [Double]?
    var y: [Double]?
  }

  /// One or several of the data's, or samples of one's own.
  static func sample(of architecture: Architecture, places: ClosedRange<Int>) -> Codec {
    let one = Codec<Int>.object(onto: 0, [Field("index", \.self, .whole(places))])
    let batch = Codec<[Int]>.object(
      onto: [],
      [
        Field(
          "indices", \.self,
          .wholeNumbers(places).checked { indices, node in
            indices.isEmpty ? .missing("\(node.path)[0]") : nil
          })
      ])
    let own = Codec<Own>.object(
      onto: Own(),
      [
        Field(
          "x", \.x, Codec<[Double]>.numbers(multipleOf: architecture.inputCount).finite.optional),
        Field(
          "y", \.y, Codec<[Double]>.numbers(multipleOf: architecture.outputCount).finite.optional),
      ]
    ).checked { own, node in
      guard let x = own.x, let y = own.y,
        x.count / architecture.inputCount != y.count / architecture.outputCount
      else { return nil }
      return .contradiction(node.child("y"))
    }
    return Codec { sample in
      switch sample {
      case .data(let indices): indices.count == 1 ? one.write(indices[0]) : batch.write(indices)
      case .own(let x, let y): own.write(Own(x: x, y: y))
      }
    } read: { node throws(FileFault) in
      if node.has("index") { return .data([try one.read(node)]) }
      if node.has("indices") { return .data(try batch.read(node)) }
      let own = try own.read(node)
      return .own(x: own.x, y: own.y)
    }
  }
}

extension Codec<[Int]> {
  /// Every sample once, or nothing.
  static func order(of count: Int) -> Codec {
    wholeNumbers(0...max(0, count - 1)).checked { order, node in
      order.isEmpty || order.count == count && Set(order).count == count
        ? nil : .contradiction(node.path)
    }
  }
}
