import Synchronization

/// Standard input, read ahead while standard output takes no more.
///
/// A client may send all that it has to say before it reads an answer. It then waits for a full pipe
/// that only we empty, and we would wait for one that only it does.
enum ReadAhead {
  private struct Held {
    var isOn = false
    var isAtEnd = false
    var bytes: [UInt8] = []
    var start = 0
  }

  private static let held = Mutex(Held())
  /// The most bytes held.
  private static let most = 64 << 20
  /// A pipe that is ready takes so many bytes without waiting (POSIX's least `PIPE_BUF` is 512).
  private static let piece = 512

  /// From now on standard input is read ahead.
  static func begin() { held.withLock { $0.isOn = true } }

  /// Writes to standard output, what comes in meanwhile being kept; returns as `writeSome` does.
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    guard waitForRoom(in: descriptor) else { return writePatiently(descriptor, bytes) }
    return writePatiently(
      descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(piece)))
  }

  /// Whether there is need to write piece by piece: false at once where nothing is read ahead.
  private static func waitForRoom(in descriptor: Int32) -> Bool {
    while true {
      let (isOn, reads) = held.withLock {
        ($0.isOn && !$0.isAtEnd, $0.bytes.count - $0.start < most)
      }
      guard isOn else { return false }
      var polled = [
        pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: reads ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&polled, 2, -1) < 0 {
        guard errno == EINTR else { return false }
        continue
      }
      if polled[0].revents != 0 { return true }
      if polled[1].revents != 0 { read() }
    }
  }

  private static func read() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { readSome(STDIN_FILENO, into: $0) }
    // An error is told to whoever reads next.
    let isOver = count == 0 || count < 0 && errno != EAGAIN && errno != EINTR
    held.withLock {
      if isOver { $0.isAtEnd = true }
      $0.bytes += bytes.prefix(max(0, count))
    }
  }

  /// Takes what was read ahead; nil when there is nothing.
  static func take(into bytes: UnsafeMutableRawBufferPointer) -> Int? {
    held.withLock { held in
      let count = min(bytes.count, held.bytes.count - held.start)
      guard count > 0 else { return nil }
      bytes.copyBytes(from: held.bytes[held.start..<held.start + count])
      held.start += count
      if held.start == held.bytes.count { (held.bytes, held.start) = ([], 0) }
      return count
    }
  }
}
