import Testing

/// The bug lab as a person meets it.
@Suite struct BugPromptTests {
  @Test func thePromptSaysThatABugIsOnAndWhichUnlessItIsHidden() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal.atPrompt(home: home, columns: 80, rows: 24)
    for (command, prompt) in [
      ("bug order", "[bug: order] next: forward>"), ("bug random", "[bug: ?] next: forward>"),
      ("forward", "[bug: ?] next: loss>"), ("bug off", "next: loss>"),
    ] {
      try terminal.send("\(command)\r")
      try terminal.waitFor("\(command): \(prompt)") { $0.line.hasPrefix(prompt) }
    }
    // Until here, or the program would lose its home.
    withExtendedLifetime(home) {}
  }
}
