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
  /// Where a line must be broken.
  var isLineEnd: Bool { character == "\n" }
}

/// Reads emphasis, code spans, links, escapes and line ends within a paragraph, in linear time.
struct InlineReader {
  private let scalars: [Unicode.Scalar]
  private let spans: CodeSpans
  /// For each place, where the next closing parenthesis or blank is.
  private let addressEnds: [Int]
  private var position = 0
  private var output: [(scalar: Unicode.Scalar, isCode: Bool)] = []
  /// Marks of emphasis, which vanish from the output.
  private var isRemoved: [Bool] = []
  private var openers: [Opener] = []
  private var openerCounts: [Mark: Int] = [:]
  private var links: [Int] = []
  private var ranges: [(Glyph.Traits, Range<Int>)] = []

  private struct Mark: Hashable {
    let scalar: Unicode.Scalar
    let length: Int
  }

  private struct Opener {
    let mark: Mark
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
    var ends = [Int](repeating: scalars.count, count: scalars.count + 1)
    for index in scalars.indices.reversed() {
      ends[index] = scalars[index] == ")" || scalars[index].isSpace ? index : ends[index + 1]
    }
    addressEnds = ends
  }

  private mutating func read() {
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case "\\": readEscape()
      case "`": readCode()
      case "*", "_": readEmphasis(scalar)
      case "[":
        links.append(output.count)
        emit(scalar)
      case "]": readLinkEnd()
      case "&": readEntity()
      case "\n", "\r": readLineEnd()
      case "\t": emit(" ")
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
    if next == "\n" {
      emit("\n", advance: 2)
    } else if next.isASCII, !next.isWordPart || next == "_", !next.isBlank {
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

  private mutating func readEmphasis(_ scalar: Unicode.Scalar) {
    var end = position
    while end < scalars.count, scalars[end] == scalar { end += 1 }
    let mark = Mark(scalar: scalar, length: end - position)
    let before = position > 0 ? scalars[position - 1] : " "
    let after = end < scalars.count ? scalars[end] : " "
    let isTight = scalar == "_"
    let opens = !after.isSpace && !(isTight && before.isLetterOrDigit)
    let closes = !before.isSpace && !(isTight && after.isLetterOrDigit)
    let start = output.count
    for _ in 0..<mark.length { emit(scalar) }
    guard mark.length <= 3 else { return }
    if closes, openerCounts[mark, default: 0] > 0 {
      close(mark, at: start)
    } else if opens {
      openers.append(Opener(mark: mark, start: start))
      openerCounts[mark, default: 0] += 1
    }
  }

  private mutating func close(_ mark: Mark, at end: Int) {
    while let opener = openers.popLast() {
      openerCounts[opener.mark, default: 1] -= 1
      guard opener.mark == mark else { continue }
      let traits: Glyph.Traits = [.emphasis, .strong, [.emphasis, .strong]][mark.length - 1]
      ranges.append((traits, (opener.start + mark.length)..<end))
      for offset in 0..<mark.length {
        isRemoved[opener.start + offset] = true
        isRemoved[end + offset] = true
      }
      return
    }
  }

  /// `[text](address)` becomes `text (address)`.
  private mutating func readLinkEnd() {
    let start = links.popLast()
    guard let start, position + 1 < scalars.count, scalars[position + 1] == "(" else {
      emit("]")
      return
    }
    let end = addressEnds[position + 2]
    guard end < scalars.count, scalars[end] == ")", end > position + 2 else {
      emit("]")
      return
    }
    isRemoved[start] = true
    let address = scalars[(position + 2)..<end]
    for scalar in " (".unicodeScalars { emit(scalar, advance: 0) }
    for scalar in address { emit(scalar, advance: 0) }
    emit(")", advance: 0)
    position = end + 1
  }

  private mutating func readEntity() {
    for (name, scalar) in Self.entities where scalars[position...].starts(with: name) {
      emit(scalar, advance: name.count)
      return
    }
    emit("&")
  }

  private static let entities: [([Unicode.Scalar], Unicode.Scalar)] = [
    (Array("&amp;".unicodeScalars), "&"), (Array("&lt;".unicodeScalars), "<"),
    (Array("&gt;".unicodeScalars), ">"), (Array("&quot;".unicodeScalars), "\""),
    (Array("&nbsp;".unicodeScalars), "\u{A0}"),
  ]

  /// A line end is a blank, unless two blanks come before it.
  private mutating func readLineEnd() {
    let isHard = position >= 2 && scalars[position - 1] == " " && scalars[position - 2] == " "
    emit(isHard ? "\n" : " ")
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
  fileprivate var isLetterOrDigit: Bool { isWordPart || properties.isAlphabetic }
}
