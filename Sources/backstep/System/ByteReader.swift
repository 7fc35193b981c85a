import BackstepText

/// Lines from a file descriptor that is not a terminal, each as soon as it is there.
///
/// Takes LF and CRLF, a byte order mark at the beginning, and a last line without an end. The
/// descriptor stays open.
struct ByteReader: ~Copyable {
  /// A line without its end, and its number from 1.
  struct Line: Equatable {
    let number: Int
    let text: String
  }

  /// What is wrong with a line. The next call goes on with the line after it, save for
  /// `unreadable`, after which there is none.
  enum Failure: Error, Equatable {
    case nul(line: Int)
    case notUTF8(line: Int)
    case tooLong(line: Int, limit: Int)
    case unreadable(line: Int, code: Int32)

    var line: Int {
      switch self {
      case .nul(let line), .notUTF8(let line), .tooLong(let line, _), .unreadable(let line, _):
        return line
      }
    }
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  /// A line of more than `limit` bytes is refused.
  init(fileDescriptor: Int32, limit: Int = 16 * 1024 * 1024) {
    descriptor = fileDescriptor
    self.limit = limit
  }

  /// Reads bytes that are all there already.
  init(bytes: [UInt8], limit: Int = 16 * 1024 * 1024) {
    descriptor = -1
    self.limit = limit
    buffer = bytes
    isAtEnd = true
  }

  /// The next line, or nil at the end.
  mutating func next() throws(Failure) -> Line? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(ofByte: 0x0A) {
        return try take(upTo: end, next: end + 1)
      }
      if isAtEnd {
        return start == buffer.count ? nil : try take(upTo: buffer.count, next: buffer.count)
      }
      // One more for a carriage return, which is not counted.
      if buffer.count - start > limit + 1 { try skipLine() }
      searched = buffer.count - start
      try fill()
    }
  }

  private mutating func take(upTo end: Int, next: Int) throws(Failure) -> Line {
    number += 1
    var bytes = buffer[start..<end]
    start = next
    if number == 1 { bytes.removeFirst(bytes.byteOrderMarkLength) }
    if bytes.last == 0x0D { bytes.removeLast() }
    if bytes.count > limit { throw .tooLong(line: number, limit: limit) }
    if bytes.firstIndex(ofByte: 0) != nil { throw .nul(line: number) }
    var text = String(decoding: bytes, as: UTF8.self)
    // Decoding puts U+FFFD for what is wrong, so any error changes the bytes.
    if !text.withUTF8({ $0.isEqual(to: bytes) }) { throw .notUTF8(line: number) }
    return Line(number: number, text: text)
  }

  private mutating func skipLine() throws(Failure) {
    number += 1
    while !isAtEnd {
      start = buffer.count
      try fill()
      guard let end = buffer[...].firstIndex(ofByte: 0x0A) else { continue }
      start = end + 1
      break
    }
    if isAtEnd { start = buffer.count }
    throw .tooLong(line: number, limit: limit)
  }

  /// Reads what is there, at least a byte, after dropping what was taken already.
  private mutating func fill() throws(Failure) {
    if start > 0 { buffer.removeFirst(start) }
    start = 0
    let held = buffer.count
    let piece = 65_536
    buffer.append(contentsOf: repeatElement(0, count: piece))
    let count = buffer.withUnsafeMutableBytes { bytes in
      let room = UnsafeMutableRawBufferPointer(rebasing: bytes[held...])
      let ahead = descriptor == STDIN_FILENO ? ReadAhead.take(into: room) : nil
      return ahead ?? readPatiently(descriptor, into: room)
    }
    let code = errno
    buffer.removeLast(piece - max(0, count))
    if count == 0 { isAtEnd = true }
    if count < 0 {
      isAtEnd = true
      buffer = []
      throw .unreadable(line: number + 1, code: code)
    }
  }
}

// The C library's loops, because a line may have megabytes and the generic ones are slow unoptimised.
extension ArraySlice<UInt8> {
  fileprivate func firstIndex(ofByte byte: UInt8) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count)
      else { return nil }
      return startIndex + (UnsafeRawPointer(found) - base)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isEqual(to slice: ArraySlice<UInt8>) -> Bool {
    slice.withUnsafeBytes { bytes in
      guard count == bytes.count else { return false }
      guard let base = baseAddress, let other = bytes.baseAddress else { return isEmpty }
      return memcmp(base, other, count) == 0
    }
  }
}
