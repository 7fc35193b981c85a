import Testing

@testable import BackstepLessons

/// What a lesson's Markdown may not hold, and what it may.
@Suite struct MarkdownFaultTests {
  @Test(arguments: [
    ("> said", 1, "no quotations"), ("| a | b |", 1, "no tables"), ("---", 1, "no rules"),
    ("Title\n=====", 1, "underlined headings"), ("* item", 1, "begins with '- '"),
    ("1) item", 1, "begins with '1. '"), ("- a\n  - b", 3, "no lists within lists"),
    ("a\n\n    code", 5, "code stands in a fence"), ("#### Deep", 1, "at most three marks"),
    ("see [it](x.md)", 8, "no links"), ("a <br> b", 3, "no HTML"), ("a &lt; b", 3, "no entities"),
    ("an _odd_ one", 4, "written *word*"), ("a ``b`` c", 3, "between single backticks"),
    ("***both***", 1, "not both"), ("that is 3*3*3", 12, "a product stands between backticks"),
    ("W1[0]*x[0]\nand h*(1 - h)", 6, "a product stands between backticks"),
    ("*the sum of a*b", 14, "a product stands between backticks"),
  ])
  func refusesWithLineAndWords(_ markdown: String, _ column: Int, _ words: String) throws {
    let text = header + markdown + "\n"
    let error = try #require(throws: LessonErrors.self) { _ = try lesson(text) }
    let first = try #require(error.errors.first)
    #expect(
      first.line == 1 + markdown.split(separator: "\n", omittingEmptySubsequences: false).count)
    #expect(first.column == column)
    #expect(first.fault.message.contains(words), "\(first.fault.message)")
  }

  @Test func hintsAndAnswersToMistakesAreHeldToItToo() {
    let ask = "<!-- ask id=q kind=number answer=1 -->\nOne?\n"
    #expect(
      errors(in: header + ask + "<!-- hint: See [it](x). -->").hasPrefix("a.md:4: a lesson has no"))
    #expect(
      errors(in: header + ask + "<!-- wrong: 2 \"A <b>\" -->").hasPrefix("a.md:4: a lesson has no"))
  }

  @Test(arguments: [
    "# A\n## B\n### C", "- a\n  more\n- b", "1. a\n2. b", "a * b, 2*3, a < b, a & b, x_1 and a_b",
    "`<b> _x_ [a](b)`", "\\[a\\](b) \\_x\\_ \\<b>", "**bold** *it* `code`", "~~~\n>> a\n| b\n~~~",
    "2*3 and *word*", "*it* is 2*3",
    "It was in\n1986. Then.", "a\n    more of the same",
  ])
  func takesTheRest(_ markdown: String) {
    #expect(errors(in: header + markdown + "\n") == "")
  }
}
