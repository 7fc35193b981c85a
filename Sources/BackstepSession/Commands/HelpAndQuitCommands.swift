extension CommandDeclaration {
  static let help: Self = CommandDeclaration(
    "help", short: ["h", "?"], usage: ["help [COMMAND]", "help all"],
    summary: "all commands, or one",
    details: """
      Alone it names them all, in groups; `help all` has a line on each.
      """,
    completion: .commands
  ) { _, arguments, _ throws(SessionError) in
    guard arguments.words.count <= 1 else { throw arguments.usageError }
    if arguments.words == ["all"] { return Outcome(body: .help(HelpReport(isAll: true))) }
    let declaration: CommandDeclaration? =
      if let word = arguments.words.first {
        try CommandTable.find(word, abbreviations: true)
      } else {
        nil
      }
    return Outcome(body: .help(HelpReport(declaration: declaration)))
  }

  static let quit: Self = CommandDeclaration(
    "quit", short: ["q", "exit"], usage: ["quit"],
    summary: "leave; on a terminal Ctrl-D does it too",
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
  /// Whether each of them has a line.
  package let isAll: Bool

  package init(declaration: CommandDeclaration? = nil, isAll: Bool = false) {
    (self.declaration, self.isAll) = (declaration, isAll)
  }
}
