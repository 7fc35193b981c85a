import BackstepText

/// How prose looks on a terminal.
package struct ProseStyle: Sendable, Equatable {
  /// What stands around a piece of text, and how many columns each half of it takes.
  package struct Mark: Sendable, Equatable {
    /// What comes before the text.
    package var open: String
    /// What comes after it.
    package var close: String
    /// Whether the two are orders to the terminal, which take no room.
    package var isInvisible: Bool
    /// What stands within on both sides, and is seen.
    package var sign: String

    /// Makes a mark.
    package init(open: String, close: String, isInvisible: Bool, sign: String = "") {
      self.open = open
      self.close = close
      self.isInvisible = isInvisible
      self.sign = sign
    }

    /// The columns that it takes.
    var columns: Int {
      2 * sign.displayWidth + (isInvisible ? 0 : open.displayWidth + close.displayWidth)
    }

    /// Nothing at all.
    package static let none = Mark(open: "", close: "", isInvisible: true)

    /// An order such as bold, and the order that ends it.
    static func graphic(_ on: Graphic, off: Graphic, sign: String = "") -> Mark {
      Mark(open: on.sequence, close: off.sequence, isInvisible: true, sign: sign)
    }
  }

  /// Around a heading.
  package var heading: Mark
  /// Around `**strong**` text.
  package var strong: Mark
  /// Around `*emphasised*` text.
  package var emphasis: Mark
  /// Around a span of code.
  package var code: Mark
  /// What underlines headings of the first two levels; nil for no line.
  package var underlines: [Character]
  /// Before an item of a list without numbers.
  package var bullet: String

  /// Text alone: no order to the terminal, and nothing but ASCII beyond what the prose itself has.
  package static let plain = ProseStyle(
    heading: .none, strong: .none, emphasis: .none,
    code: Mark(open: "`", close: "`", isInvisible: false), underlines: ["=", "-"], bullet: "-")

  /// Bold headings and strong words, italics for emphasis, cyan for code, which keeps its backticks:
  /// a name must not be taken for a word by who does not see the color.
  package static let ansi = ProseStyle(
    heading: .graphic(.bold, off: .notBold), strong: .graphic(.bold, off: .notBold),
    emphasis: .graphic(.italic, off: .notItalic),
    code: .graphic(.cyan, off: .usualColor, sign: "`"),
    underlines: [], bullet: "•")
}
