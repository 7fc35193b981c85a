import BackstepText

/// A character of prose and how it is to look.
struct Glyph: Equatable {
  var character: Character
  var traits: Traits

  /// The looks that a piece of text can have.
  struct Traits: OptionSet, Hashable {
    let rawValue: UInt8
    static let strong = Traits(rawValue: 1)
    static let emphasis = Traits(rawValue: 2)
    static let code = Traits(rawValue: 4)
    static let heading = Traits(rawValue: 8)
  }

  /// Where a line may be broken.
  var isBreak: Bool { character == " " && !traits.contains(.code) }
}

/// Reads emphasis, code spans and escapes within a paragraph, in linear time.
struct InlineReader {
  private let scalars: [Unicode.Scalar]
  private let spans: CodeSpans
  private var position = 0
  private var output: [(scalar: Unicode.Scalar, isCode: Bool)] = []
  /// Marks of emphasis, which vanish from the output.
  private var isRemoved: [Bool] = []
  private var openers: [Opener] = []
  private var openerCounts: [Int: Int] = [:]
  private var ranges: [(Glyph.Traits, Range<Int>)] = []

  private struct Opener {
    /// How many stars: one for emphasis, two for bold.
    let mark: Int
    let start: Int
  }

  /// The glyphs of a paragraph's Markdown.
  static func glyphs(_ text: String, base: Glyph.Traits = []) -> [Glyph] {
    var reader = InlineReader(text.visible)
    reader.read()
    return reader.glyphs(base: base)
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    spans = CodeSpans(scalars)
  }

  private mutating func read() {
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case "\\": readEscape()
      case "`": readCode()
      case "*": readEmphasis()
      case "\n", "\r", "\t": emit(" ")
      default: emit(scalar)
      }
    }
  }

  private mutating func emit(_ scalar: Unicode.Scalar, isCode: Bool = false, advance: Int = 1) {
    output.append((scalar, isCode))
    isRemoved.append(false)
    position += advance
  }

  private mutating func readEscape() {
    let next = position + 1 < scalars.count ? scalars[position + 1] : "a"
    if next.isASCII, !next.isWordPart || next == "_", !next.isBlank {
      emit(next, advance: 2)
    } else {
      emit("\\")
    }
  }

  private mutating func readCode() {
    guard let content = spans.content(at: position), let end = spans.end(at: position) else {
      while position < scalars.count, scalars[position] == "`" { emit("`") }
      return
    }
    var inner = scalars[content]
    if inner.count > 2, inner.first == " ", inner.last == " " {
      inner = inner.dropFirst().dropLast()
    }
    for scalar in inner {
      emit(scalar.isLineEnd || scalar.isBlank ? " " : scalar, isCode: true, advance: 0)
    }
    position = end
  }

  private mutating func readEmphasis() {
    var end = position
    while end < scalars.count, scalars[end] == "*" { end += 1 }
    let mark = end - position
    let before = position > 0 ? scalars[position - 1] : " "
    let after = end < scalars.count ? scalars[end] : " "
    let (opens, closes) = (!after.isSpace, !before.isSpace)
    let start = output.count
    for _ in 0..<mark { emit("*") }
    guard mark <= 2 else { return }
    if closes, openerCounts[mark, default: 0] > 0 {
      close(mark, at: start)
    } else if opens {
      openers.append(Opener(mark: mark, start: start))
      openerCounts[mark, default: 0] += 1
    }
  }

  private mutating func close(_ mark: Int, at end: Int) {
    while let opener = openers.popLast() {
      openerCounts[opener.mark, default: 1] -= 1
      guard opener.mark == mark else { continue }
      let traits: Glyph.Traits = mark == 1 ? .emphasis : .strong
      ranges.append((traits, (opener.start + mark)..<end))
      for offset in 0..<mark {
        isRemoved[opener.start + offset] = true
        isRemoved[end + offset] = true
      }
      return
    }
  }

  private func glyphs(base: Glyph.Traits) -> [Glyph] {
    var changes: [Glyph.Traits: [Int]] = [:]
    for trait in [Glyph.Traits.strong, .emphasis] {
      var depth = [Int](repeating: 0, count: output.count + 1)
      for (traits, range) in ranges where traits.contains(trait) {
        depth[range.lowerBound] += 1
        depth[range.upperBound] -= 1
      }
      for index in depth.indices.dropFirst() { depth[index] += depth[index - 1] }
      changes[trait] = depth
    }
    let strong = changes[.strong] ?? []
    let emphasis = changes[.emphasis] ?? []
    var glyphs: [Glyph] = []
    var pending = String.UnicodeScalarView()
    var pendingTraits = base
    func flush() {
      glyphs += String(pending).map { Glyph(character: $0, traits: pendingTraits) }
      pending = String.UnicodeScalarView()
    }
    for index in output.indices where !isRemoved[index] {
      var traits = base
      if output[index].isCode { traits.insert(.code) }
      if strong[index] > 0 { traits.insert(.strong) }
      if emphasis[index] > 0 { traits.insert(.emphasis) }
      if traits != pendingTraits { flush() }
      pendingTraits = traits
      pending.append(output[index].scalar)
    }
    flush()
    return glyphs
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { isBlank || isLineEnd }
}
