import Backprop

/// The data sets that need no file.
enum BuiltInData {
  /// Data sets that are kept rather than computed.
  enum Kept: String, CaseIterable { case iris, digits }

  /// All names, in the order in which help lists them.
  static let names =
    TruthTable.allCases.map(\.rawValue) + Pattern.allCases.map(\.rawValue)
    + Kept.allCases.map(\.rawValue)

  /// The data set of a name; nil when there is none.
  static func dataset(_ name: String, seed: UInt64, _ effects: Effects) throws(SessionError)
    -> Dataset?
  {
    if let table = TruthTable(rawValue: name) { return table.dataset }
    if let pattern = Pattern(rawValue: name) {
      var generator = DataPreparation.generator(seed: seed, for: .drawing)
      return pattern.dataset(from: &generator)
    }
    guard let kept = Kept(rawValue: name) else { return nil }
    guard let bytes = effects.bundledData(name) else { throw .data(.notBundled(name)) }
    switch kept {
    case .digits: return DigitsText.dataset(bytes, name: name)
    case .iris:
      do throws(DataFileError) {
        var table = DataTable(file: name)
        return try table.dataset(bytes, name: name)
      } catch {
        throw .data(.file(error))
      }
    }
  }
}
