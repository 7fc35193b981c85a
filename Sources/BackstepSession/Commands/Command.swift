import BackstepText

/// A command as typed: which one, and what stands behind it.
package struct Command: Sendable {
  /// What the command is and does.
  package let declaration: CommandDeclaration
  /// What stands behind its name.
  package let arguments: Arguments
  /// The whole text, for saying later which command it was.
  package let text: String
  /// Whether it was typed without a name, as a calculation is at a terminal.
  package internal(set) var isCalculation = false

  /// Reads one command.
  ///
  /// - Parameters:
  ///   - text: The command, without separators and comments.
  ///   - abbreviations: Whether short forms and unambiguous prefixes count, as on a terminal.
  /// - Throws: `.unknownCommand` with the nearest names, `.ambiguousCommand`, `.unclosedQuote`.
  package init(_ text: String, abbreviations: Bool) throws(SessionError) {
    let trimmed = Statements.trimmed(text)
    let word = String(trimmed.prefix { !$0.isWhitespace })
    declaration = try CommandTable.find(word, abbreviations: abbreviations)
    arguments = try Arguments(
      String(trimmed.dropFirst(word.count).drop(while: \.isWhitespace)),
      usageError: .typing(.usage(command: declaration.name, usage: declaration.usage)))
    self.text = trimmed
  }
}
