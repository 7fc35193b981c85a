import Testing

@testable import BackstepLessons

/// Places that outlast edits, and a file that may be broken.
@Suite struct ProgressTests {
  @Test(arguments: [
    ("forward at=+3\n", "forward at=+3"),
    (
      "forward at=q+0 solved=q,r skipped=s finished", "forward at=q+0 solved=q,r skipped=s finished"
    ),
    ("b at=+1\na at=+2 last", "a at=+2 last\nb at=+1"),
    ("forward at=x\nloss at=+1", "loss at=+1"),
    ("forward at=+-1\nFORWARD at=+1\nforward more=1\nforward at=+99999999999999999999", ""),
    ("forward at=\u{1B}[31m+1", ""), ("\u{0}\u{FFFD}{]", ""), ("", ""),
  ])
  func readsWhatCanBeRead(_ text: String, _ expected: String) {
    let header = "backstep progress 1\n"
    let written = ProgressText.written(ProgressText.read(header + text))
    #expect(written == header + (expected.isEmpty ? "" : expected + "\n"))
  }

  @Test func aPlaceIsFoundByTheQuestionBeforeIt() throws {
    let question = "<!-- ask id=q kind=number answer=1 -->\nHow much?\n<!-- hint: One. -->\n\n"
    let fence = "```backstep\n> forward\n```\n\n"
    let old = try lesson(header + "One.\n\n" + question + "Two.\n\n" + fence + "Three.\n")
    let new = try lesson(header + "One.\n\n" + fence + "More.\n\n" + question + "Two.\n\n" + fence)
    let without = try lesson(header + "One.\n\n" + fence)
    let places = old.blocks.indices.map { LessonPlace(of: $0, in: old) }
    #expect(places.map { $0.block(in: old) } == [0, 1, 2, 3, 4])
    #expect(places.map { $0.block(in: new) } == [0, 3, 4, 5, 5])
    #expect(places.map { $0.block(in: without) } == [0, nil, nil, nil, nil])
  }
}
