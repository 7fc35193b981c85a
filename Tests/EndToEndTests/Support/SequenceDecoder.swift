/// Takes a terminal's bytes apart into characters, control characters and `ESC [` sequences.
struct SequenceDecoder {
  enum Event: Equatable {
    case text(Unicode.Scalar)
    case control(UInt8)
    /// The final character and the numbers before it; those of private modes are left out.
    case sequence(Character, [Int])
  }

  private enum State {
    case text
    case escape
    case charset
    case sequence
    case title
  }

  private var state = State.text
  private var collected: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .text: return takeText(byte)
    case .escape:
      collected = []
      state =
        byte == UInt8(ascii: "[")
        ? .sequence
        : byte == UInt8(ascii: "]")
          ? .title : byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") ? .charset : .text
      return nil
    case .charset:
      state = .text
      return nil
    case .title:
      if byte == 0x07 { state = .text }
      if byte == 0x1B { state = .escape }
      return nil
    case .sequence:
      guard (0x40...0x7E).contains(byte) else {
        collected.append(byte)
        return nil
      }
      state = .text
      defer { collected = [] }
      let numbers = collected.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      return .sequence(Character(Unicode.Scalar(byte)), collected.isEmpty ? [] : numbers)
    }
  }

  private mutating func takeText(_ byte: UInt8) -> Event? {
    if byte == 0x1B {
      state = .escape
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    collected.append(byte)
    let needed = byte < 0x80 ? 1 : collected[0] < 0xE0 ? 2 : collected[0] < 0xF0 ? 3 : 4
    if collected.count < needed { return nil }
    defer { collected = [] }
    return String(decoding: collected, as: UTF8.self).unicodeScalars.first.map { .text($0) }
  }
}
