import BackstepText
import Testing

@testable import BackstepLessons

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
      "headings", "# The *first*\nText.\n## Second ##\n### Third\nOld\n===\nOlder\n---",
      "The first\n=========\n\nText.\n\nSecond\n------\n\nThird\n\nOld\n===\n\nOlder\n-----"),
    Case(
      "emphasis", "**Predict.** An *odd* _one_, ***both***, 2*3*4, a_b_c, * x *, **",
      "Predict. An odd one,\nboth, 234, a_b_c, *\nx *, **"),
    Case(
      "code", "Type `print a b` and `` a `tick` `` or ` alone.",
      "Type `print a b` and\n`a `tick`` or `\nalone."),
    Case("a code span at the edge", "Now type the `for b` x", "Now type the `for b`\nx"),
    Case(
      "escapes", "\\*a\\* \\`b\\` \\\\ \\x a &lt; b &amp; c &#27;",
      "*a* `b` \\ \\x a < b &\nc &#27;"),
    Case("links", "See [the *loss*](02.md) [x] [y](a b)", "See the loss (02.md)\n[x] [y](a b)"),
    Case("hard line ends", "one  \ntwo\\\nthree", "one\ntwo\nthree"),
    Case(
      "a bullet list", "Now:\n- one two three four five\n- **two**\n  more\n\n  Inner.\n- three",
      "Now:\n\n- one two three four\n  five\n- two more\n\n  Inner.\n- three"),
    Case("a loose list", "* one\n\n* two", "- one\n\n- two"),
    Case(
      "a numbered list", "9. nine is a number\n10. ten is a number\n    too\n",
      "9. nine is a number\n10. ten is a number\n    too"),
    Case("lists in lists", "- a\n  1. b\n     - c\n- d", "- a\n\n  1. b\n\n     - c\n- d"),
    Case("a year is no list", "It was in\n1986. Then\n- yes", "It was in 1986. Then\n\n- yes"),
    Case(
      "code of another language",
      "Text:\n```python\nif x:\n    print(\"<!-- *a* -->\")  # long\n\n~~~\n```\nEnd.",
      "Text:\n\n    if x:\n        print(\"<!-- *a* -->\")  # long\n\n    ~~~\n\nEnd."),
    Case(
      "indented code", "Text.\n\n    a  b\n\n    c\n\nEnd.", "Text.\n\n    a  b\n\n    c\n\nEnd."),
    Case(
      "a quotation", "> One two three four five\n> - six",
      "> One two three four\n> five\n>\n> - six"),
    Case("a rule", "a\n\n***\n\nb", "a\n\n--------------------\n\nb"),
    Case(
      "a table", "| a | b |\n|---|---|\n| 1 | a long cell here |",
      "| a | b |\n|---|---|\n| 1 | a long cell here |"),
    Case("comments", "a\n<!-- note: x\n\ny -->\nb", "a\n\nb"),
    Case("an unclosed comment", "a\n<!-- note\n\nb", "a"),
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
    ("**one two** `a b`", "\u{1B}[1mone two\u{1B}[22m \u{1B}[36ma b\u{1B}[39m"),
    (
      "**aaaa bbbb cccc dddd eeee**",
      "\u{1B}[1maaaa bbbb cccc\u{1B}[22m\n\u{1B}[1mdddd eeee\u{1B}[22m"
    ),
    ("- a", "• a"), ("> a", "│ a"), ("***", "────────────────"),
  ]) func stylesForATerminal(_ markdown: String, _ shown: String) {
    #expect(ProseLayout(width: 16, style: .ansi).text(markdown) == shown)
  }
}
