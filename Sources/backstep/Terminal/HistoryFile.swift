import BackstepText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The commands typed at the terminal, kept across starts: UTF-8, a line each.
///
/// Each command is appended as it is typed, so that two sessions at once both keep theirs. That
/// the file cannot be kept never stops a session: it is said once.
struct HistoryFile {
  /// Nil when there is nowhere to keep it.
  let path: String?
  private let limit: Int
  private var isKept: Bool
  private var needsNewline = false

  /// - Parameters:
  ///   - path: as `defaultPath` finds it.
  ///   - limit: the lines loaded; the file is cut down to them when it has twice as many.
  init(path: String?, limit: Int = 1000) {
    self.path = path
    self.limit = limit
    isKept = path != nil
  }

  /// `$XDG_STATE_HOME/backstep/history`, else under `~/.local/state`; nil without a home.
  static func defaultPath(
    environment: TerminalWindow.Environment = TerminalWindow.environment
  ) -> String? {
    // The XDG specification has relative paths ignored.
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/backstep/history"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/backstep/history"
  }

  /// False for blank lines, lines with control characters, and very long ones.
  static func isWorthKeeping(_ line: String) -> Bool {
    line.utf8.count <= 65_536 && !line.unicodeScalars.contains(where: \.isUnsafe)
      && !line.isBlank
  }

  /// The newest lines, oldest first. What is not text in the file is left out. A file grown to
  /// twice the limit is cut down.
  mutating func load() -> [String] {
    guard let path, isKept else { return [] }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      // Somebody who links the file to /dev/null wants none.
      isKept = false
      return []
    }
    let tail = HistoryTail(descriptor: descriptor, size: Int(status.st_size))
    needsNewline = tail.lacksNewline
    let lines = tail.lines.filter(Self.isWorthKeeping)
    let newest = Array(lines.suffix(limit))
    if tail.isCut || tail.lines.count > 2 * limit {
      needsNewline = !replace(with: newest, at: path) && needsNewline
    }
    return newest
  }

  /// Appends a line. Returns a message, once, when the history cannot be kept.
  mutating func append(_ line: String) -> String? {
    guard let path, isKept, Self.isWorthKeeping(line) else { return nil }
    let code = extend(path, with: (needsNewline ? "\n" : "") + line + "\n")
    needsNewline = false
    if code == 0 { return nil }
    isKept = false
    return "history is not kept: \(path): \(String(cString: strerror(code)))"
  }

  private func extend(_ path: String, with text: String) -> Int32 {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
    var descriptor = open(path, flags, 0o600)
    if descriptor < 0 && errno == ENOENT {
      Self.makeParents(of: path)
      descriptor = open(path, flags, 0o600)
    }
    if descriptor < 0 { return errno }
    defer { close(descriptor) }
    return Self.writeAll(text, to: descriptor)
  }

  /// Writes beside the file and renames, so that there is a whole file at every moment.
  private func replace(with lines: [String], at path: String) -> Bool {
    guard let resolved = realpath(path, nil) else { return false }
    defer { free(resolved) }
    // Through a symbolic link, the file it points to is replaced and the link stays.
    let target = String(cString: resolved)
    let beside = "\(target).\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { return false }
    let text = lines.map { $0 + "\n" }.joined()
    let isWritten = Self.writeAll(text, to: descriptor) == 0
    if close(descriptor) == 0 && isWritten && rename(beside, target) == 0 { return true }
    unlink(beside)
    return false
  }

  /// Makes the folders of a file, for its owner alone.
  static func makeParents(of path: String) {
    var end = path.startIndex
    while let slash = path[end...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
  }

  /// Zero, or the error number.
  private static func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
