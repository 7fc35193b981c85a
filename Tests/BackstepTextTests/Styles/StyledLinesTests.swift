import Testing

@testable import BackstepText

/// A table among lines of text, for each kind of reader.
@Suite struct StyledLinesTests {
  private static var lines: [String] {
    var table = Table(
      [("", .left), ("change = -lr*g", .left), ("x", .left), ("", .left)],
      names: [0: "name", 1: "change", 3: "verdict"])
    table.add(["W1[0]", "-0.5*2 = -1", Records.list(["0", "1"]), "a \"b\", c"])
    table.add(["b|1", "?", Records.list(["2"]), ""])
    let records = table.records
    return ["nudge   downhill, `a*b`", ""] + records.prefix(2) + ["  ... 1 more"]
      + records.suffix(1)
      + ["", "title = *", "  w = 2*3"]
  }

  @Test func spoken() {
    #expect(
      StyledLines.spoken(Self.lines, commands: []) == [
        "nudge: downhill, a*b", "change equals minus lr times g",
        "W1[0]: change minus 0.5 times 2 equals minus 1, x 0, 1, a \"b\", c",
        "b or 1: change not known, x 2", "1 more", "title equals times", "w equals 2 times 3",
      ])
  }

  @Test func markdown() {
    #expect(
      StyledLines.markdown(Self.lines) == [
        "nudge: downhill, `a*b`", "", "| name | change | x | verdict |",
        "| --- | --- | --- | --- |",
        #"| W1\[0\] | -0.5\*2 = -1 | 0, 1 | a "b", c |"#, #"| b\|1 | ? | 2 |  |"#, "",
        "... 1 more", "", "```", "title = *", "  w = 2*3", "```",
      ])
  }

  @Test func commaSeparated() {
    #expect(
      StyledLines.commaSeparated(Self.lines) == [
        "# nudge   downhill, `a*b`", "name,change,x[0],x[1],verdict",
        #"W1[0],-0.5*2 = -1,0,1,"a ""b"", c""#, "b|1,?,2,,", "# ... 1 more", "# title = *",
        "# w = 2*3",
      ])
  }

  @Test func aRowIsANumberOnTheRight() {
    var table = Table([("s", .left), ("z [0]", .point), ("[1]", .point)])
    table.add(["0", "1", "-2.5"])
    table.add(["sum", "1", "2"])
    #expect(
      StyledLines.markdown(table.records) == [
        #"| s | z\[0\] | z\[1\] |"#, "| --- | ---: | ---: |", "| 0 | 1 | -2.5 |", "| sum | 1 | 2 |",
      ])
    #expect(
      StyledLines.spoken(table.records, commands: []) == [
        "s 0: z[0] 1, z[1] minus 2.5", "sum: z[0] 1, z[1] 2",
      ])
  }

  @Test func aPlaceInALineIsSaid() {
    #expect(
      StyledLines.spoken(["no name", "  print W9*2", "        ^"], commands: []) == [
        "no name", "print W9*2", "Look at its character 7.",
      ])
  }
}
