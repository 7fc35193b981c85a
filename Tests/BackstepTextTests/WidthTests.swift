import BackstepText
import Testing

@Suite struct WidthTests {
  @Test(arguments: [
    ("abc", 3), ("漢字", 4), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("👩‍👩‍👧‍👧", 2), ("⚠\u{FE0F}", 2),
    ("\u{200B}", 0), ("ﾊ", 1), ("ハ", 2), ("─│", 2), ("", 0),
  ]) func measuresText(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("abcdef", 4, "a..."), ("abcd", 4, "abcd"), ("漢字漢字", 7, "漢字..."), ("漢字漢字", 6, "漢..."),
    ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
  ]) func cutsToColumns(_ text: String, _ columns: Int, _ shown: String) {
    #expect(text.shortened(to: columns) == shown)
  }

  @Test func padsByColumns() {
    #expect("漢".padded(to: 4) == "漢  ")
    #expect("漢".paddedAtStart(to: 4) == "  漢")
    #expect("abc".padded(to: 2) == "abc")
  }

  @Test func wrapsByColumns() {
    #expect(Flow.wrap("漢字 漢字 ab", width: 9, indent: " ") == ["漢字 漢字", " ab"])
    #expect(Flow.wrap(" \n ", width: 9) == [])
  }

  @Test("Columns of a table stand below each other whatever is in them")
  func alignsWideCells() {
    var table = Table([("name", .left), ("mean", .point), ("n", .right)])
    table.add(["é", "1.25", "10"])
    table.add(["漢字漢", "-30.5", "7"])
    table.add(["👍", "2e-07", "漢"])
    #expect(
      table.lines(width: 80) == [
        "  name        mean    n",
        "  é          1.25    10",
        "  漢字漢   -30.5      7",
        "  👍         2e-07   漢",
      ])
  }

  /// At every width from the widest pair of columns up, no line is wider and no cell is broken.
  @Test func aTableWiderThanItsWindowGoesOnBelow() {
    var table = Table([("name", .left), ("old", .point), ("change", .left), ("new", .point)])
    table.add(["W1[0][0]", "0.123456789012", "-0.5*0.25 = -0.125", "-0.001543210988"])
    table.add(["b2", "7", "0", "7"])
    #expect(
      table.lines(width: 40) == [
        "  name                  old",
        "  W1[0][0]   0.123456789012",
        "  b2         7",
        "",
        "  name       change",
        "  W1[0][0]   -0.5*0.25 = -0.125",
        "  b2         0",
        "",
        "  name                   new",
        "  W1[0][0]   -0.001543210988",
        "  b2          7",
      ])
    for width in 31...90 {
      let lines = table.lines(width: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width })
      #expect(lines.count { $0.contains("W1[0][0]") } == lines.count { $0.contains("name") })
    }
  }

  @Test func colorTakesNoRoomInATable() {
    let ink = Ink(isOn: true)
    var table = Table([("", .left), ("loss", .point), ("note", .left)])
    table.add([ink.bad("wrong"), "0.5", ink.good("a")])
    table.add(["right", "10.25", "b"])
    #expect(
      table.lines(width: 30) == [
        "           loss   note",
        "  \(ink.bad("wrong"))    0.5    \(ink.good("a"))",
        "  right   10.25   b",
      ])
  }

  @Test func cellsSideBySideAreAsWideAsTheWidest() {
    let cells = Flow.columns(3, width: 14) { ["a", "漢字", "b"][$0] }
    #expect((0..<cells.rows).map(cells.row) == ["  a      漢字", "  b"])
  }
}
