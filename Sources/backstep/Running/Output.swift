#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A way out of the program. Nothing is held back: what is written is there before the next read,
/// and the two ways never overtake each other.
struct Output: Sendable {
  static let standard = Output(descriptor: STDOUT_FILENO)
  static let error = Output(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Writes all of a text.
  ///
  /// Where standard output takes no more, there is nobody left to work for: the program says so
  /// and ends.
  func write(_ text: String) {
    var text = text
    let code = text.withUTF8 { bytes -> Int32 in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return 0
    }
    guard code != 0, descriptor == STDOUT_FILENO else { return }
    Output.error.write("backstep: cannot write: \(String(cString: strerror(code)))\n")
    exit(ExitStatus.failure.rawValue)
  }

  func writeLine(_ text: String) { write(text + "\n") }
}
