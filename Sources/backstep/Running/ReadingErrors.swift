import BackstepView

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ByteReader.Failure {
  /// A line that is not text, in words.
  var words: ErrorWords {
    switch self {
    case .nul:
      ErrorWords("nul", "the line holds a NUL byte", hint: "is this a text file?")
    case .notUTF8:
      ErrorWords("utf-8", "the line is not UTF-8", hint: "save the file as UTF-8")
    case .tooLong(_, let limit):
      ErrorWords(
        "line-length", "the line is longer than \(limit / 1024 / 1024) MB",
        hint: "is this a file of commands?")
    case .unreadable(_, let code):
      ErrorWords("file", "cannot read on: \(String(cString: strerror(code)))", hint: "")
    }
  }
}
