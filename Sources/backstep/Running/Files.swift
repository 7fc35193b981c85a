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
      guard bytes.count <= limit else {
        throw FileProblem(reason: "it is larger than \(limit / 1024 / 1024) MB")
      }
    }
  }

  /// Puts new bytes in the place of a file's: written beside it, then renamed over it, so that the
  /// old file or the new one is there at every moment.
  static func replace(_ name: String, with bytes: [UInt8]) throws(FileProblem) {
    let beside = "\(name).\(getpid()).new"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw problem() }
    var failure: FileProblem?
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        failure = problem()
        break
      }
      rest = rest.dropFirst(count)
    }
    if fsync(descriptor) != 0, failure == nil { failure = problem() }
    if close(descriptor) != 0, failure == nil { failure = problem() }
    if failure == nil, rename(beside, name) != 0 { failure = problem() }
    if let failure {
      unlink(beside)
      throw failure
    }
  }

  private static func problem() -> FileProblem {
    FileProblem(reason: String(cString: strerror(errno)))
  }
}
