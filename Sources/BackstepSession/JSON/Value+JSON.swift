import Backprop

extension Value {
  /// A number, a list, or a list of rows, whatever their size.
  package var json: JSONValue {
    switch self {
    case .scalar(let number): .number(number)
    case .vector(let numbers): .numbers(numbers)
    case .matrix(let rows): .array(rows.map { .numbers($0) })
    }
  }
}

extension Architecture {
  /// What every form of a network begins with: its sizes, activations, and whether it has biases.
  package var members: [(String, JSONValue)] {
    [
      ("sizes", .array(sizes.map { .integer($0) })),
      ("activations", .array(activations.map { .string($0.rawValue) })),
      ("biases", .bool(hasBiases)),
    ]
  }
}
