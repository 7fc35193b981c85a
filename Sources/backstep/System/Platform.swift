// The C library, whichever this platform has, for every file of the program.
#if canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Glibc
#endif

/// Calls the system again for as long as a signal interrupts it: the result, less than 0 when it
/// failed.
func uninterrupted(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// Reads what is there, at least a byte: how many, 0 at the end, less when it failed.
func readSome(_ descriptor: Int32, into bytes: UnsafeMutableRawBufferPointer) -> Int {
  uninterrupted { read(descriptor, bytes.baseAddress, bytes.count) }
}

/// Writes some of the bytes: how many, or less than 0.
func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// The same as `readSome` and `writeSome` for standard input and output, which somebody else may
/// have made ones that do not wait.
func readPatiently(_ descriptor: Int32, into bytes: UnsafeMutableRawBufferPointer) -> Int {
  patient(descriptor, POLLIN) { readSome(descriptor, into: bytes) }
}

func writePatiently(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  patient(descriptor, POLLOUT) { writeSome(descriptor, bytes) }
}

private func patient(_ descriptor: Int32, _ event: Int32, _ call: () -> Int) -> Int {
  while true {
    let result = call()
    guard result < 0, errno == EAGAIN || errno == EWOULDBLOCK else { return result }
    var polled = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    if poll(&polled, 1, -1) < 0 && errno != EINTR { return -1 }
  }
}

/// Writes all of the bytes: 0, or the number of the error.
func writeAll(
  _ bytes: UnsafeRawBufferPointer, to descriptor: Int32,
  by write: (Int32, UnsafeRawBufferPointer) -> Int = writeSome
) -> Int32 {
  var rest = bytes
  while !rest.isEmpty {
    let count = uninterrupted { write(descriptor, rest) }
    if count < 0 { return errno }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
  }
  return 0
}

/// The system's words for an error.
func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

// Inside a type with a member of this name, the system's own needs another.
func systemNice(_ increment: Int32) -> Int32 { nice(increment) }
