import Testing

@testable import BackstepLessons

@Suite struct PromotionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    var testDescription: String { name }

    init(_ name: String, _ old: String, _ new: String) {
      self.name = name
      self.old = old
      self.new = new
    }
  }

  static let start = "<!-- backstep-lesson 1 id=a title=\"A\" setup=\"let a 0.25; let b 7\" -->\n"

  static func promoted(_ text: String) throws -> String {
    let bytes = Array(text.utf8)
    let lesson = try LessonParser.parse(bytes, file: "a.md")
    let proof = Calculator.world.prove(lesson)
    return String(decoding: proof.promoted(bytes, of: lesson), as: UTF8.self)
  }

  @Test(arguments: [
    Case("nothing has drifted", "> show a\na = 0.2500  \n", "> show a\na = 0.2500  \n"),
    Case("a digit", "> show a\na = 0.26  \n\n", "> show a\na = 0.25\n\n"),
    Case(
      "one line of three", "> list\na = 0.250000\t\nb = 8.0\nseed = 1.0  \n",
      "> list\na = 0.250000\t\nb = 7.0\nseed = 1.0  \n"),
    Case(
      "the lines around one that holds", "> list\na = 0.4\nb = 7.00  \nseed = 2.0\n",
      "> list\na = 0.25\nb = 7.00  \nseed = 1.0\n"),
    Case(
      "a line that is missing", "> list\na = 0.4\nseed = 1.0\n",
      "> list\na = 0.25\nb = 7.0\nseed = 1.0\n"),
    Case(
      "no output yet", "> list\n> show a\na = 0.25\n",
      "> list\na = 0.25\nb = 7.0\nseed = 1.0\n> show a\na = 0.25\n"),
    Case("no output any more", "> quiet\nold\n\n> quiet\n", "> quiet\n\n> quiet\n"),
    Case(
      "dots that keep their place", "> list\na = 0.4\n...\nseed = 2.0\n",
      "> list\na = 0.25\n...\nseed = 1.0\n"),
    Case("dots at the end", "> list\na = 0.4\n...\n", "> list\na = 0.25\n...\n"),
    Case(
      "dots in two places", "> say 1|2|3\n...\n7\n...\n3\n", "> say 1|2|3\n1\n2\n3\n"),
    Case("an output like a command", "> say > x|y\n", "> say > x|y\n\\> x\ny\n"),
  ]) func rewritesWhatHasDrifted(_ example: Case) throws {
    func text(_ exchanges: String) -> String {
      Self.start + "# Title  \n\n```backstep\n" + exchanges + "```\n\nThe *end*.   \n"
    }
    let promoted = try Self.promoted(text(example.old))
    #expect(promoted == text(example.new))
    #expect(Calculator.world.prove(try lesson(promoted)).passed)
  }

  @Test func keepsByteOrderMarkLineEndsAndIndents() throws {
    let text =
      "\u{FEFF}" + Self.start
      + "  ~~~ backstep x\n  > show a\n  a = 1.0\n  > show b\nb = 7.0\n  ~~~"
    let windows = text.splitting(at: "\n").joined(separator: "\r\n")
    #expect(
      try Self.promoted(windows)
        == windows.splitting(at: "a = 1.0").joined(separator: "a = 0.25"))
  }

  @Test func lengthensAFenceThatTheOutputWouldClose() throws {
    let text = Self.start + "```backstep\n> say ````|x\nold\n```"
    #expect(
      try Self.promoted(text) == Self.start + "`````backstep\n> say ````|x\n````\nx\n`````")
  }
}
