import BackstepSession

/// The only place that opens files named by a learner, and those of the program's own.
enum Files {
  /// The largest file read at once.
  static let limit = 256 * 1024 * 1024

  /// What a name stands for.
  enum Kind {
    case nothing, regular, folder, other
  }

  static func kind(of name: String) -> Kind {
    var status = stat()
    guard stat(name, &status) == 0 else { return .nothing }
    return kind(of: status)
  }

  /// All bytes of a regular file or a pipe.
  static func read(_ name: String) throws(FileProblem) -> [UInt8] {
    let (descriptor, status) = try opened(name)
    defer { close(descriptor) }
    // A large file is refused before any of it is read.
    if kind(of: status) == .regular, status.st_size > limit { throw tooLarge }
    return try read(descriptor)
  }

  /// The bytes of a file of the program's own, of a large one the last: only a regular one, so that
  /// nothing in its place can keep the program waiting.
  static func readOwn(_ name: String, last count: Int = limit) throws(FileProblem) -> [UInt8] {
    let (descriptor, status) = try opened(name, O_NONBLOCK)
    defer { close(descriptor) }
    guard kind(of: status) == .regular else { throw FileProblem.notRegular }
    if status.st_size > count { lseek(descriptor, -off_t(count), SEEK_END) }
    return try read(descriptor)
  }

  /// Opens what is no folder, to be read; whoever asked closes it.
  static func opened(_ name: String, _ flags: Int32 = 0) throws(FileProblem)
    -> (descriptor: Int32, status: stat)
  {
    guard !name.utf8.contains(0) else { throw FileProblem.nulInName }
    let descriptor = systemOpen(name, O_RDONLY | O_CLOEXEC | flags, 0)
    guard descriptor >= 0 else { throw problem() }
    var status = stat()
    let failure: FileProblem? =
      fstat(descriptor, &status) != 0
      ? problem() : kind(of: status) == .folder ? .isFolder : nil
    if let failure {
      close(descriptor)
      throw failure
    }
    return (descriptor, status)
  }

  private static func read(_ descriptor: Int32) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { readSome(descriptor, into: $0) }
      if count < 0 { throw problem() }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw tooLarge }
    }
  }

  /// Appends a text to a file of the program's own, which is made when it is not there.
  static func append(_ text: String, to name: String) throws(FileProblem) {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
    var descriptor = systemOpen(name, flags, 0o600)
    if descriptor < 0 && errno == ENOENT {
      let code = Folders.makeParents(of: name)
      guard code == 0 else { throw .system(reason(code)) }
      descriptor = systemOpen(name, flags, 0o600)
    }
    guard descriptor >= 0 else { throw problem() }
    defer { close(descriptor) }
    let code = Array(text.utf8).withUnsafeBytes { writeAll($0, to: descriptor) }
    guard code == 0 else { throw FileProblem.system(reason(code)) }
  }

  static func kind(of status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .folder
    default: .other
    }
  }

  private static var tooLarge: FileProblem {
    .tooLarge(limit: limit)
  }

  /// The system's reason for what has just failed.
  static func problem() -> FileProblem { .system(reason(errno)) }
}

// Inside a type with a member of this name, the system's own needs another.
func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
