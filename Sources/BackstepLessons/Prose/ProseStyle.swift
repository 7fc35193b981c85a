/// How prose looks on a terminal.
public struct ProseStyle: Sendable, Equatable {
  /// What stands around a piece of text, and how many columns each half of it takes.
  public struct Mark: Sendable, Equatable {
    /// What comes before the text.
    public var open: String
    /// What comes after it.
    public var close: String
    /// Whether the two are orders to the terminal, which take no room.
    public var isInvisible: Bool

    /// Makes a mark.
    public init(open: String, close: String, isInvisible: Bool) {
      self.open = open
      self.close = close
      self.isInvisible = isInvisible
    }

    /// Nothing at all.
    public static let none = Mark(open: "", close: "", isInvisible: true)

    /// An order such as bold, by its number, and the order that ends it.
    static func graphic(_ on: Int, off: Int) -> Mark {
      Mark(open: "\u{1B}[\(on)m", close: "\u{1B}[\(off)m", isInvisible: true)
    }
  }

  /// Around a heading.
  public var heading: Mark
  /// Around `**strong**` text.
  public var strong: Mark
  /// Around `*emphasised*` text.
  public var emphasis: Mark
  /// Around a span of code.
  public var code: Mark
  /// What underlines headings of the first two levels; nil for no line.
  public var underlines: [Character]
  /// Before an item of a list without numbers.
  public var bullet: String
  /// Before each line of a quotation.
  public var quote: String
  /// What a line across the page is made of.
  public var rule: Character

  /// Text alone: no order to the terminal, and nothing but ASCII beyond what the prose itself has.
  public static let plain = ProseStyle(
    heading: .none, strong: .none, emphasis: .none,
    code: Mark(open: "`", close: "`", isInvisible: false), underlines: ["=", "-"], bullet: "-",
    quote: ">", rule: "-")

  /// Bold headings and strong words, italics for emphasis, cyan for code.
  public static let ansi = ProseStyle(
    heading: .graphic(1, off: 22), strong: .graphic(1, off: 22), emphasis: .graphic(3, off: 23),
    code: .graphic(36, off: 39), underlines: [], bullet: "•", quote: "│", rule: "─")
}
