import Backprop

/// Which data are asked for, and how they are to be read.
struct DataRequest {
  /// A built-in name, or a file.
  let source: String
  private let preparation: DataPreparation
  private let target: String?
  private let header: Bool?

  /// The options that may stand behind the name.
  static let options = ["split=", "scale=", "target=", "header="]

  /// Reads `NAME|FILE [target=NAME] [split=F] [scale=…] [header=yes|no]`.
  init(_ arguments: Arguments) throws(SessionError) {
    guard let source = arguments.words.first else { throw arguments.usageError }
    self.source = source
    var preparation = DataPreparation()
    var (target, header): (String?, Bool?) = (nil, nil)
    for word in arguments.words.dropFirst() {
      guard let sign = word.firstIndex(of: "=") else {
        throw .typing(.unknownWord(word, kind: .option, choices: Self.options))
      }
      let value = String(word[word.index(after: sign)...])
      switch word[..<sign] {
      case "split": preparation.split = try Self.share(value)
      case "scale":
        guard let scale = DataPreparation.Scale(rawValue: value) else {
          throw .typing(
            .unknownWord(
              value, kind: .scale, choices: DataPreparation.Scale.allCases.map(\.rawValue)))
        }
        preparation.scale = scale
      case "target":
        guard !value.isEmpty else { throw arguments.usageError }
        target = value
      case "header":
        guard ["yes", "no"].contains(value) else {
          throw .typing(.unknownWord(value, kind: .header, choices: ["yes", "no"]))
        }
        header = value == "yes"
      default: throw .typing(.unknownWord(word, kind: .option, choices: Self.options))
      }
    }
    (self.preparation, self.target, self.header) = (preparation, target, header)
  }

  private static func share(_ word: String) throws(SessionError) -> Double {
    let share = try Numbers.one(word)
    guard share > 0, share < 1 else {
      throw .typing(.outOfRange(word, of: "split", .share(zero: false, one: false)))
    }
    return share
  }

  /// The samples to train on, and those kept from it.
  func datasets(seed: UInt64, _ effects: Effects) throws(SessionError) -> (
    training: Dataset, heldOut: Dataset?
  ) {
    try preparation.applied(to: try whole(seed, effects), seed: seed)
  }

  private func whole(_ seed: UInt64, _ effects: Effects) throws(SessionError) -> Dataset {
    if let data = try BuiltInData.dataset(source, seed: seed, effects) {
      guard target == nil, header == nil else {
        throw .typing(.usage(command: "data", usage: ["data \(source) [split=F] [scale=S]"]))
      }
      return data
    }
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try effects.readFile(source)
    } catch {
      // A bare word is more likely a name mistyped than a file that is not there.
      guard source.contains(where: { "./".contains($0) }) else {
        throw .typing(.unknownWord(source, kind: .dataSet, choices: BuiltInData.names))
      }
      throw .file(.unreadable(name: source, error))
    }
    do throws(DataFileError) {
      var table = DataTable(file: source, target: target, header: header)
      let name = source.split(separator: "/").last.map(String.init) ?? source
      return try table.dataset(bytes, name: DataTable.harmless(name, or: 1))
    } catch {
      throw .data(.file(error))
    }
  }
}
