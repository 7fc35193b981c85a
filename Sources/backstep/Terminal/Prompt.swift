import BackstepText

/// A prompt of parts, some of them bold or colored.
struct Prompt: Equatable {
  /// Text in one style.
  struct Part: Equatable {
    var text: String
    var style: [Graphic] = []
  }

  var parts: [Part]
  /// False leaves the styles out, for `--color never` and its like.
  var isStyled = true

  /// The text alone.
  var text: String { parts.map(\.text.withoutUnsafe).joined() }

  /// The text as libedit wants it: escape sequences between two \1.
  ///
  /// libedit misplaces the cursor when two such runs stand side by side or one stands at the very
  /// end, so a change of style is one run, and the last blank comes plain after the last reset.
  var escaped: String {
    var result = ""
    var current: [Graphic] = []
    for part in parts {
      let text = part.text.withoutUnsafe
      if text.isEmpty { continue }
      let style = isStyled ? part.style : []
      result += Self.change(from: current, to: style) + text
      current = style
    }
    if result.last == " " { result.removeLast() }
    return result + Self.change(from: current, to: []) + " "
  }

  private static func change(from old: [Graphic], to new: [Graphic]) -> String {
    old == new ? "" : "\u{1}" + Graphic.sequence([.off] + new) + "\u{1}"
  }
}
