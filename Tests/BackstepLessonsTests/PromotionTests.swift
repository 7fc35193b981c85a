import Testing

@testable import BackstepLessons

@Suite struct PromotionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    /// What `print` shows, when it is not a number.
    let output: String?
    var testDescription: String { name }

    init(
      _ name: String, _ old: String, _ new: String, printing output: String? = nil
    ) {
      self.name = name
      self.old = old
      self.new = new
      self.output = output
    }
  }

  static let start =
    "<!-- backstep-lesson 1 id=a title=\"A\" setup=\"set lr 0.25; set x 7 0\" -->\n"

  static func promoted(_ text: String, printing output: String? = nil) throws -> String {
    let bytes = Array(text.utf8)
    let lesson = try LessonParser.parse(bytes, file: "a.md")
    let proof = LessonStage.plain(printing: output).prove(lesson)
    return String(decoding: proof.promoted(bytes, of: lesson), as: UTF8.self)
  }

  @Test(arguments: [
    Case("nothing has drifted", "> print lr\n0.2500  \n", "> print lr\n0.2500  \n"),
    Case("a digit", "> print lr\n0.26  \n\n", "> print lr\n0.25\n\n"),
    Case(
      "one line of three", "> show settings\nlr = 0.250000\t\nx = 8.0\nseed = 1.0  \n",
      "> show settings\nlr = 0.250000\t\nx = 7.0\nseed = 1.0  \n"),
    Case(
      "the lines around one that holds", "> show settings\nlr = 0.4\nx = 7.00  \nseed = 2.0\n",
      "> show settings\nlr = 0.25\nx = 7.00  \nseed = 1.0\n"),
    Case(
      "a line that is missing", "> show settings\nlr = 0.4\nseed = 1.0\n",
      "> show settings\nlr = 0.25\nx = 7.0\nseed = 1.0\n"),
    Case(
      "no output yet", "> show settings\n> print lr\n0.25\n",
      "> show settings\nlr = 0.25\nx = 7.0\nseed = 1.0\n> print lr\n0.25\n"),
    Case("no output any more", "> forward\nold\n\n> forward\n", "> forward\n\n> forward\n"),
    Case(
      "dots that keep their place", "> show settings\nlr = 0.4\n...\nseed = 2.0\n",
      "> show settings\nlr = 0.25\n...\nseed = 1.0\n"),
    Case(
      "dots at the end", "> show settings\nlr = 0.4\n...\n", "> show settings\nlr = 0.25\n...\n"),
    Case(
      "dots in two places", "> print 1\n...\n7\n...\n3\n", "> print 1\n1\n2\n3\n",
      printing: "1\n2\n3"),
    Case("an output like a command", "> print 1\n", "> print 1\n\\> x\ny\n", printing: "> x\ny"),
  ]) func rewritesWhatHasDrifted(_ example: Case) throws {
    func text(_ exchanges: String) -> String {
      Self.start + "# Title  \n\n```backstep\n" + exchanges + "```\n\nThe *end*.   \n"
    }
    let promoted = try Self.promoted(text(example.old), printing: example.output)
    #expect(promoted == text(example.new))
    #expect(LessonStage.plain(printing: example.output).prove(try lesson(promoted)).passed)
  }

  @Test func keepsByteOrderMarkLineEndsAndIndents() throws {
    let text =
      "\u{FEFF}" + Self.start
      + "  ~~~ backstep x\n  > print lr\n  1.0\n  > print x[0]\n7.0\n  ~~~"
    let windows = text.splitting(at: "\n").joined(separator: "\r\n")
    #expect(
      try Self.promoted(windows)
        == windows.splitting(at: "  1.0").joined(separator: "  0.25"))
  }

  @Test func lengthensAFenceThatTheOutputWouldClose() throws {
    let text = Self.start + "```backstep\n> print 1\nold\n```"
    #expect(
      try Self.promoted(text, printing: "````\nx")
        == Self.start + "`````backstep\n> print 1\n````\nx\n`````")
  }
}
