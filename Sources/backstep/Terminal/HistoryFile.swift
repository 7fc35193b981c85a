import BackstepSession
import BackstepText

/// The commands typed at the terminal, kept across starts: UTF-8, a line each.
///
/// Each command is appended as it is typed, so that two sessions at once both keep theirs. That
/// the file cannot be kept never stops a session: it is said once.
struct HistoryFile {
  /// Nil when there is nowhere to keep it.
  let path: String?
  private let limit: Int
  private var isKept: Bool
  /// Whether the last line was left without its end, as after a crash.
  private var needsNewline = false

  /// However large the file, no more than so many bytes at its end are looked at.
  private static let byteLimit = 4 * 1024 * 1024

  /// - Parameter limit: The lines loaded; the file is cut down to them when it has twice as many.
  init(path: String? = Folders().state("history"), limit: Int = 1000) {
    self.path = path
    self.limit = limit
    isKept = path != nil
  }

  /// False for blank lines, lines that begin with a blank, as those do that somebody wants to keep
  /// to themselves, lines with control characters, and very long ones.
  static func isWorthKeeping(_ line: String) -> Bool {
    line.utf8.count <= 65_536 && !line.unicodeScalars.contains(where: \.isUnsafe)
      && !line.isBlank && line.first?.isWhitespace == false
  }

  /// The newest lines, oldest first. What is not text in the file is left out. A file grown to
  /// twice the limit is cut down.
  mutating func load() -> [String] {
    guard let path, isKept, let bytes = bytes(of: path) else { return [] }
    needsNewline = bytes.last.map { $0 != 0x0A } ?? false
    let isCut = bytes.count == Self.byteLimit
    // The first line began before the cut.
    let pieces = bytes.split(separator: 0x0A).dropFirst(isCut ? 1 : 0)
    let lines = pieces.compactMap(Self.text)
    let newest = Array(lines.filter(Self.isWorthKeeping).suffix(limit))
    if isCut || lines.count > 2 * limit {
      chmod(path, 0o600)
      let text = newest.map { $0 + "\n" }.joined()
      let isCutDown = (try? Files.replace(path, with: Array(text.utf8), mode: 0o600)) != nil
      needsNewline = !isCutDown && needsNewline
    }
    return newest
  }

  private mutating func bytes(of path: String) -> [UInt8]? {
    switch Files.kind(of: path) {
    case .nothing: return nil
    case .regular: return try? Files.readOwn(path, last: Self.byteLimit)
    case .folder, .other:
      // Somebody who links the file to /dev/null wants none.
      isKept = false
      return nil
    }
  }

  private static func text(_ piece: ArraySlice<UInt8>) -> String? {
    let line = piece.last == 0x0D ? piece.dropLast() : piece
    let text = String(decoding: line, as: UTF8.self)
    return text.utf8.elementsEqual(line) ? text : nil
  }

  /// Appends a line. Returns a message, once, when the history cannot be kept.
  mutating func append(_ line: String) -> String? {
    guard let path, isKept, Self.isWorthKeeping(line) else { return nil }
    do throws(FileProblem) {
      try Files.append((needsNewline ? "\n" : "") + line + "\n", to: path)
      needsNewline = false
      return nil
    } catch {
      isKept = false
      return "history is not kept: \(path): \(error.words)"
    }
  }
}
