import BackstepSession
import Testing

@testable import backstep

/// Tab, as the screen shows it.
@Suite struct CompletingTests {
  private static let prompt = "next: forward> "

  private func home() throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    _ = try home.folder("data")
    _ = try home.file("data/points.csv", "")
    _ = try home.file("a b.json", "")
    _ = try home.file("first.json", "")
    _ = try home.file("first.csv", "")
    return home
  }

  @Test func whatIsTheOnlyOneIsPutIn() throws {
    let terminal = try PseudoTerminal.atPrompt(home: home())
    for (typed, line) in [
      ("fo", "forward"), ("set loss b", "set loss bce"), ("lesson forw", "lesson forward"),
      ("help learning ra", "help learning rate"), ("bug sli", "bug sli"),
      ("bug slope-", "bug slope-of-a"), ("load da", "load data/"),
      ("load data/p", "load data/points.csv"), ("load a", "load \"a b.json\""),
      ("load fi", "load first."), ("print dHi", "print dHidden"), ("dHid", "dHidden"),
      ("print W2[1]*dO", "print W2[1]*dOut"), ("train 5 u", "train 5 until"),
      ("set opt", "set optimizer"), ("data dig", "data digits"), ("net 2 3 1 ta", "net 2 3 1 tanh"),
      ("forward; los", "forward; loss"), ("export num", "export numpy"), ("load ~", "load ~/"),
      ("load ~/fir", "load ~/first."), ("zz", "zz"),
    ] {
      try terminal.send(typed)
      try terminal.send("\t")
      // Where there is nothing to put in, the line stays; what is typed next says that Tab is over.
      try terminal.send("|")
      try terminal.waitFor(line) {
        $0.line == Self.prompt + line + "|" || $0.line == Self.prompt + line + " |"
      }
      try terminal.send("\u{15}")
      try terminal.waitFor("an empty line") { $0.line + " " == Self.prompt }
    }
  }

  @Test func whatCouldBeMeantIsListedInColumns() throws {
    let terminal = try PseudoTerminal.atPrompt(home: home(), columns: 40)
    try terminal.send("set l\t")
    try terminal.waitFor("two settings") {
      $0.text.hasSuffix("next: forward> set l\nloss  lr\nnext: forward> set l")
    }
    try terminal.send("\u{15}unfreeze \t")
    try terminal.waitFor("the usage") {
      $0.text.hasSuffix(
        "> unfreeze\nunfreeze NAME...  or  unfreeze layer...\nlayer\nnext: forward> unfreeze")
    }
    try terminal.send("\u{15}print \t")
    try terminal.waitFor("the usage over the names") {
      $0.text.contains("print EXPRESSION\nW1 ") && $0.line == Self.prompt + "print"
    }
  }

  @Test func aSmallWindowSaysHowManyThereAre() throws {
    let terminal = try PseudoTerminal.atPrompt(home: TemporaryFolder(), columns: 60, rows: 8)
    try terminal.send("print \t")
    try terminal.waitFor("a list that fits") {
      let lines = $0.lines
      return lines.count == 8 && lines[1] == "print EXPRESSION"
        && lines[6].hasPrefix("... and ") && lines[6].hasSuffix(" in all")
        && $0.line == Self.prompt + "print"
    }
  }

  @Test func aFolderOfManyFilesIsCounted() throws {
    let home = try TemporaryFolder()
    _ = try home.folder("many")
    for index in 0..<3000 { _ = try home.file("many/file\(index).json", "") }
    let terminal = try PseudoTerminal.atPrompt(home: home)
    try terminal.send("load many/\t")
    try terminal.waitFor("what is common") { $0.line == Self.prompt + "load many/file" }
    try terminal.send("\t")
    try terminal.waitFor("how many") {
      $0.text.contains("more, 3000 in all\n") && $0.line == Self.prompt + "load many/file"
    }
  }

  @Test func theCommandLineGivesTheSame() throws {
    let home = try home()
    func complete(_ text: String) throws -> [String] {
      try Program.backstep(["complete", text], home: home).run().output.split(separator: "\n")
        .map(String.init)
    }
    #expect(try complete("load ") == ["\"a b.json\"", "data/", "first.csv", "first.json"])
    #expect(try complete("set loss ") == ["bce", "ce", "half", "huber", "mse", "squared"])
    #expect(try complete("print W2") == ["W2", "W2[0]", "W2[1]", "W2[2]"])
    #expect(try complete("zz").isEmpty)
  }
}
