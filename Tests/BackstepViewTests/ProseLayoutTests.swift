import BackstepText
import Testing

@testable import BackstepView

@Suite struct ProseLayoutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let markdown: String
    let shown: String
    var testDescription: String { name }

    init(_ name: String, _ markdown: String, _ shown: String) {
      self.name = name
      self.markdown = markdown
      self.shown = shown
    }
  }

  static let cases = [
    Case(
      "paragraphs", "One two three four five\nsix seven.\n\n\n\nAnother.",
      "One two three four\nfive six seven.\n\nAnother."),
    Case(
      "headings", "# The *first*\nText.\n## Second\n### Third",
      "The first\n=========\n\nText.\n\nSecond\n------\n\nThird"),
    Case(
      "emphasis", "**Predict.** An *odd* one, 2*3*4, a_b_c, * x *, **",
      "Predict. An odd one,\n234, a_b_c, * x *,\n**"),
    Case("code", "Type `print a b` or ` alone.", "Type `print a b` or\n` alone."),
    Case("a code span at the edge", "Now type the `for b` x", "Now type the `for b`\nx"),
    Case("escapes", "\\*a\\* \\`b\\` \\\\ \\x", "*a* `b` \\ \\x"),
    Case("what is no mark", "[x](y) a & b &lt; _c_", "[x](y) a & b &lt;\n_c_"),
    Case(
      "a bullet list", "Now:\n- one two three four five\n- **two**\n  more\n- three",
      "Now:\n\n- one two three four\n  five\n- two more\n- three"),
    Case("a list with blank lines", "- one\n\n- two", "- one\n- two"),
    Case(
      "a numbered list", "9. nine is a number\n10. ten is a number\n    too\n",
      "9. nine is a number\n10. ten is a number\n    too"),
    Case("a year is no list", "It was in\n1986. Then\n- yes", "It was in 1986. Then\n\n- yes"),
    Case(
      "code of another language",
      "Text:\n```python\nif x:\n    print(\"<!-- *a* -->\")  # long\n\n~~~\n```\nEnd.",
      "Text:\n\n    if x:\n        print(\"<!-- *a* -->\")  # long\n\n    ~~~\n\nEnd."),
    Case("a long word", "x aaaaaaaaaabbbbbbbbbbcccccccccc", "x\naaaaaaaaaabbbbbbbbbb\ncccccccccc"),
    Case("wide characters", "漢字漢字漢 字漢字漢字 é\u{301}e\u{301} x", "漢字漢字漢\n字漢字漢字 é\u{301}e\u{301} x"),
    Case("emoji", "👩‍👩‍👧‍👧👍🏽 aaaaaaaa bbbbbb c", "👩‍👩‍👧‍👧👍🏽 aaaaaaaa bbbbbb\nc"),
    Case(
      "control characters", "a\u{1B}[31mb\u{07}\u{9B}c\r `\u{1B}[0m`",
      "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}c\u{FFFD} `\u{FFFD}[0m`"),
    Case("nothing", "", ""),
  ]

  @Test(arguments: cases) func laysOutPlainly(_ example: Case) {
    #expect(ProseLayout(width: 20).text(example.markdown) == example.shown)
  }

  @Test(arguments: cases) func keepsToTheWidth(_ example: Case) {
    for width in 16...40 {
      for line in ProseLayout(width: width).lines(example.markdown)
      where !line.hasPrefix("|") && !line.hasPrefix("    ") {
        #expect(line.displayWidth <= width, "\(width): \(line)")
      }
    }
  }

  @Test(arguments: [
    ("# A *b*", "\u{1B}[1mA \u{1B}[3mb\u{1B}[23m\u{1B}[22m"),
    ("# A **b** c", "\u{1B}[1mA b c\u{1B}[22m"),
    ("**one two** `a b`", "\u{1B}[1mone two\u{1B}[22m \u{1B}[36m`a b`\u{1B}[39m"),
    (
      "**aaaa bbbb cccc dddd eeee**",
      "\u{1B}[1maaaa bbbb cccc\u{1B}[22m\n\u{1B}[1mdddd eeee\u{1B}[22m"
    ),
    ("- a", "• a"),
  ]) func stylesForATerminal(_ markdown: String, _ shown: String) {
    #expect(ProseLayout(width: 16, style: .ansi).text(markdown) == shown)
  }

  @Test(
    "Texts made to take long are laid out soon",
    arguments: [
      (1...500).map { String(repeating: "`", count: $0) }.joined(separator: " "),
      String(repeating: "*a **b _c ", count: 2_500),
      String(repeating: "*a ", count: 2_500) + String(repeating: "b** ", count: 2_500),
      String(repeating: "- a\n", count: 4_000), String(repeating: "# a\n", count: 4_000),
      "a" + String(repeating: "\u{301}", count: 5_000),
    ]) func laysOutInTime(_ markdown: String)
  {
    _ = ProseLayout(width: 80).lines(markdown)
  }
}
