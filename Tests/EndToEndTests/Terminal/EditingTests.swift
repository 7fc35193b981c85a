import BackstepSession
import Testing

@testable import backstep

/// What the keys do, without a terminal.
@Suite struct EditingTests {
  @Test(arguments: [
    ("", ""), ("for", "for"), ("print W1[0][1", "W1[0][1"), ("a; dHid", "dHid"),
    ("print W2[1]*dO", "dO"), ("print (hid", "hid"), ("until loss<", ""), ("x größ", "größ"),
  ])
  func wordUnderCursor(line: String, word: String) {
    #expect(LineCompletion(line, in: State()).word == word)
  }

  @Test(arguments: [
    ("zz", [], Completion.nothing),
    ("for", ["forward"], .insert("forward ")),
    ("les", ["lessons/"], .insert("lessons/")),
    ("W", ["W1[", "W1["], .insert("W1[")),
    ("W", ["W1[0]", "W1[1]"], .insert("W1[")),
    ("W1[", ["W1[0]", "W1[1]"], .list(["W1[0]", "W1[1]"])),
    ("", ["loss", "backward"], .list(["loss", "backward"])),
    ("", ["a\u{1B}[2J"], .nothing),
  ])
  func tab(word: String, candidates: [String], expected: Completion) {
    #expect(Completion(word: word, candidates: candidates) == expected)
  }

  @Test func whereNothingIsTypedTheUsageIsTold() {
    #expect(
      Completion(word: "", candidates: ["until"], usage: ["train [N]", "train until"])
        == .list(["until"], usage: ["train [N]", "train until"]))
    #expect(Completion(word: "", candidates: [], usage: ["quit"]) == .list([], usage: ["quit"]))
    #expect(Completion.row(["a N", "a"], columns: 80) == "a N  or  a\n")
    #expect(Completion.row(["abcdefghij"], columns: 9) == "abcde...\n")
  }

  @Test func forEarsCandidatesStandInARow() {
    #expect(
      Completion.spoken(["loss", "lr"], columns: 80, rows: 20) == "2 to choose from: loss, lr\n")
    let many = (0..<100_000).map { "file\($0)" }
    let spoken = Completion.spoken(many, columns: 30, rows: 3)
    #expect(spoken.hasPrefix("100000 to choose from: file0,\n"))
    #expect(spoken.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    (["größe", "größte"], "größ"), (["ä", "ö"], ""), (["a"], "a"), ([], ""), (["", "b"], ""),
  ])
  func whatIsCommonIsOfWholeCharacters(_ words: [String], _ common: String) {
    #expect(Completion.commonPrefix(words) == common)
  }

  @Test func candidatesStandInColumns() {
    let words = ["a", "bb", "ccc", "d", "e"]
    func table(_ columns: Int, _ rows: Int) -> String {
      Completion.table(words, columns: columns, rows: rows)
    }
    #expect(table(80, 24) == "a    bb   ccc  d    e\n")
    #expect(table(14, 24) == "a    ccc  e\nbb   d\n")
    #expect(table(3, 24) == "a\nbb\nccc\nd\ne\n")
    #expect(table(3, 3) == "a\nbb\n... and 3 more, 5 in all\n")
  }

  @Test(arguments: [
    ("forward", "forward"),
    ("forward\n", "forward"),
    ("forward\r\nloss\r\n", "forward;loss"),
    ("# first\nforward # go\n\n\tbackward", "forward;backward"),
    ("forward # go", "forward # go"),
    ("a\tb\u{1B}[31mc\u{7F}\u{9B}", "a b[31mc"),
    ("\n", ""),
  ])
  func pasteIsOneLine(pasted: String, expected: String) {
    #expect(Paste.oneLine(pasted) == expected)
  }

  @Test func upAndDownFindWhatBeginsAsTyped() {
    var search = HistorySearch(limit: 10)
    for line in ["print 1", "loss", "print 2", "print 2", "step"] { search.add(line) }
    #expect(search.older(than: "pr") == "print 2")
    #expect(search.older(than: "print 2") == "print 1")
    #expect(search.older(than: "print 1") == nil)
    #expect(search.newer(than: "print 1") == "print 2")
    #expect(search.newer(than: "print 2") == "pr")
    #expect(search.newer(than: "pr") == nil)
    #expect(search.older(than: "") == "step")
    #expect(search.older(than: "edited") == nil)
    #expect(search.older(than: "l") == "loss")
  }

  @Test func promptKeepsEscapesApartAndInside() {
    let parts = [
      Prompt.Part(text: "[forward] ", style: [.bold, .green]), .init(text: "> "),
    ]
    #expect(
      Prompt(parts: parts).escaped
        == "\u{1}\u{1B}[0;1;32m\u{1}[forward] \u{1}\u{1B}[0m\u{1}> ")
    #expect(Prompt(parts: parts, isStyled: false).escaped == "[forward] > ")
    let bold = [Prompt.Part(text: "a\u{1B}\n", style: [.bold]), .init(text: "b ", style: [.red])]
    #expect(
      Prompt(parts: bold).escaped
        == "\u{1}\u{1B}[0;1m\u{1}a\u{1}\u{1B}[0;31m\u{1}b\u{1}\u{1B}[0m\u{1} ")
  }

  @Test(arguments: [
    ("auto", true, ["TERM": "xterm"], true), ("auto", false, ["TERM": "xterm"], false),
    ("auto", true, ["TERM": "dumb"], false), ("auto", true, [:], false),
    ("auto", true, ["TERM": "xterm", "NO_COLOR": "1"], false),
    ("auto", true, ["TERM": "xterm", "NO_COLOR": ""], true),
    ("always", false, ["NO_COLOR": "1"], true), ("never", true, ["TERM": "xterm"], false),
  ])
  func color(choice: String, isTerminal: Bool, environment: [String: String], expected: Bool)
    throws
  {
    let choice = try #require(TerminalWindow.ColorChoice(rawValue: choice))
    #expect(
      TerminalWindow.usesColor(choice, isTerminal: isTerminal) { environment[$0] } == expected)
  }

  @Test(arguments: [("132", "50", 132, 50), ("0", "x", 80, 24), ("-5", "99999999", 80, 24)])
  func sizeWithoutTerminal(columns: String, lines: String, expectColumns: Int, expectRows: Int) {
    let size = TerminalWindow.size(of: -1) { $0 == "COLUMNS" ? columns : lines }
    #expect(size == (expectColumns, expectRows))
  }
}
