/// A prompt of parts, some of them bold or coloured.
struct Prompt: Equatable {
  /// Text in one style.
  struct Part: Equatable {
    var text: String
    var isBold = false
    var colour: Colour?
  }

  /// The colours that every terminal with colours has, as the number of their SGR code.
  enum Colour: Int {
    case red = 31
    case green, yellow, blue, magenta, cyan
  }

  var parts: [Part]
  /// False leaves the styles out, for `--color never` and its like.
  var isStyled = true

  /// The text as libedit wants it: escape sequences between two \1.
  ///
  /// libedit misplaces the cursor when two such runs stand side by side or one stands at the very
  /// end, so a change of style is one run, and the last blank comes plain after the last reset.
  var escaped: String {
    var result = ""
    var current = ""
    for part in parts {
      let text = part.text.filterOutControls()
      if text.isEmpty { continue }
      let style = isStyled ? Self.codes(part) : ""
      result += Self.change(from: current, to: style) + text
      current = style
    }
    if result.last == " " { result.removeLast() }
    return result + Self.change(from: current, to: "") + " "
  }

  private static func codes(_ part: Part) -> String {
    let bold = part.isBold ? ";1" : ""
    return bold + (part.colour.map { ";\($0.rawValue)" } ?? "")
  }

  private static func change(from old: String, to new: String) -> String {
    old == new ? "" : "\u{1}\u{1B}[0\(new)m\u{1}"
  }
}

extension String {
  /// The text without control characters (C0, DEL and C1).
  func filterOutControls() -> String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isControl }))
  }
}

extension Unicode.Scalar {
  /// C0, DEL and C1: what a terminal may obey rather than show.
  var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
