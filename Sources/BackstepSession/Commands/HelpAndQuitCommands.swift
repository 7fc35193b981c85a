extension CommandDeclaration {
  static let help: Self = CommandDeclaration(
    "help", short: ["h", "?"], usage: ["help [COMMAND]"],
    summary: "all commands, or one",
    completion: .commands
  ) { _, arguments, _ throws(SessionError) in
    guard arguments.words.count <= 1 else { throw arguments.usageError }
    let declaration: CommandDeclaration? =
      if let word = arguments.words.first {
        try CommandTable.find(word, abbreviations: true)
      } else {
        nil
      }
    return Outcome(body: .help(HelpReport(declaration: declaration)))
  }

  static let quit: Self = CommandDeclaration(
    "quit", short: ["q"], usage: ["quit"], summary: "leave; on a terminal Ctrl-D does it too",
    isRecorded: false
  ) { _, arguments, _ throws(SessionError) in
    try arguments.none()
    return Outcome(body: .quit)
  }
}

/// Help, for all commands or for one.
package struct HelpReport: Sendable {
  /// The one asked about; nil for all.
  package let declaration: CommandDeclaration?
}
