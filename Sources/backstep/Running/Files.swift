import BackstepSession

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The only place that opens files named by a learner.
enum Files {
  /// The largest file read at once.
  static let limit = 64 * 1024 * 1024

  /// All bytes of a regular file or a pipe.
  static func read(_ name: String) throws(FileProblem) -> [UInt8] {
    guard !name.utf8.contains(0) else { throw FileProblem(reason: "the name holds a NUL") }
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem() }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileProblem(reason: "it is a folder") }
    // A large file is refused before any of it is read.
    if status.st_mode & S_IFMT == S_IFREG, status.st_size > limit { throw tooLarge }
    return try read(descriptor)
  }

  /// All bytes up to the end.
  static func read(_ descriptor: Int32) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw problem() }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw tooLarge }
    }
  }

  private static var tooLarge: FileProblem {
    FileProblem(reason: "it is larger than \(limit / 1024 / 1024) MB")
  }

  /// The system's reason for what has just failed.
  static func problem() -> FileProblem {
    FileProblem(reason: String(cString: strerror(errno)))
  }
}
