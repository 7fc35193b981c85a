import Testing

@testable import BackstepLessons

/// Files made to stop the program: each is refused, or read, in little time.
@Suite(.timeLimit(.minutes(1))) struct HostileInputTests {
  struct Input: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  @Test func refusesTenMegabytes() {
    let bytes = [UInt8](repeating: 0x61, count: 10 << 20)
    #expect(
      errors(in: bytes) == "a.md:1: the file has 10485760 bytes; a lesson has at most 1048576")
  }

  @Test(arguments: [
    ("unclosed comments", "<!-- hint: \n", 1),
    ("unclosed comments on one line", "<!-- ", 1),
    ("stray comments", "a <!-- \n", 20),
    ("comments on one line", "<!-- note: --><!-- x -->", 20),
    ("unclosed fences", "```a\n````b\n", 1),
    ("unknown directives", "<!-- x -->\n", 20),
    ("indented transcripts", "     ```backstep\n", 20),
  ]) func reportsAFewErrors(_ name: String, _ piece: String, _ count: Int) {
    let text = header + String(repeating: piece, count: 200_000 / piece.utf8.count)
    let error = #expect(throws: LessonErrors.self) { _ = try lesson(text) }
    #expect(error?.errors.count == count)
  }

  @Test(arguments: [
    Input(
      "backtick runs", (1...800).map { String(repeating: "`", count: $0) }.joined(separator: " ")),
    Input("brackets", String(repeating: "[", count: 25_000)),
    Input("links", String(repeating: "[a](", count: 5_000)),
    Input("stars", String(repeating: "*a **b _c ", count: 5_000)),
    Input(
      "closing stars",
      String(repeating: "*a ", count: 5_000) + String(repeating: "b** ", count: 5_000)
    ),
    Input("quotations", String(repeating: ">", count: 12_000)),
    Input("items", String(repeating: "- ", count: 8_000)),
    Input("choices", "- a) b\n" + String(repeating: " c\n", count: 5_000)),
    Input("blank lines", String(repeating: "\n", count: 22_000)),
    Input("combining marks", "a" + String(repeating: "\u{301}", count: 10_000)),
    Input("headings", String(repeating: "# a\n", count: 8_000)),
  ]) func readsOrRefuses(_ input: Input) {
    _ = errors(in: header + input.text)
  }

  @Test func comparesLongElidedOutputs() {
    let expected = String(repeating: "a...", count: 25_000)
    let exchange = Exchange(
      command: "x", line: 1,
      expected: [ExpectedLine(text: expected, line: 2)]
        + (0..<25_000).map { ExpectedLine(text: "...", line: 3 + $0) })
    let found = String(repeating: "ab", count: 2_000)
    #expect(OutputComparison.firstMismatch(of: exchange, found: found)?.line == 2)
  }
}
