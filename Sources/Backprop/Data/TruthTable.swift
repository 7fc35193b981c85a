/// The five truth tables of two inputs that a small network can be asked to learn.
package enum TruthTable: String, CaseIterable, Sendable {
  case xor, and, or, nand, xnor

  /// The answer to two bits.
  package func callAsFunction(_ a: Bool, _ b: Bool) -> Bool {
    switch self {
    case .xor: a != b
    case .and: a && b
    case .or: a || b
    case .nand: !(a && b)
    case .xnor: a == b
    }
  }

  /// The four rows 00, 01, 10, 11 as numbers 0 and 1.
  package var dataset: Dataset {
    let bits = [(false, false), (false, true), (true, false), (true, true)]
    return Dataset(
      name: rawValue,
      samples: bits.map { a, b in
        (x: [a ? 1 : 0, b ? 1 : 0], y: [self(a, b) ? 1 : 0])
      })
  }
}
