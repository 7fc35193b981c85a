import BackstepSession

extension FileProblem {
  /// In words that go on after the file's name and a colon.
  package var words: String {
    switch self {
    case .noReading: "no files can be read here"
    case .noWriting: "no files can be written here"
    case .nulInName: "the name holds a NUL"
    case .isFolder: "it is a folder"
    case .notRegular: "it is no regular file"
    case .linkToNothing: "it is a link to nothing"
    case .tooLarge(let limit): "it is larger than \(limit / 1024 / 1024) MB"
    case .system(let reason): reason
    }
  }
}
