#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The last lines of a history file, however large the file and whatever is in it.
struct HistoryTail {
  /// Lines that are UTF-8, without their ends.
  let lines: [String]
  /// Whether the file has more before these.
  let isCut: Bool
  /// Whether the last line was left without its end, as after a crash.
  let lacksNewline: Bool

  private static let byteLimit = 4 * 1024 * 1024

  init(descriptor: Int32, size: Int) {
    isCut = size > Self.byteLimit
    let offset = max(0, size - Self.byteLimit)
    var bytes = [UInt8](repeating: 0, count: size - offset)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
          off_t(offset + filled))
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    lacksNewline = bytes.last.map { $0 != 0x0A } ?? false
    var pieces = bytes.split(separator: 0x0A)[...]
    // The first one began before the cut.
    if isCut { pieces = pieces.dropFirst() }
    lines = pieces.compactMap { piece in
      let line = piece.last == 0x0D ? piece.dropLast() : piece
      let text = String(decoding: line, as: UTF8.self)
      return text.utf8.elementsEqual(line) ? text : nil
    }
  }
}
