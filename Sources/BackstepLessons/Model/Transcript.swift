import BackstepText

/// A fence of commands and the output that each of them gives.
package struct Transcript: Sendable, Equatable {
  /// The line of the opening fence.
  package let line: Int
  /// The line of the closing fence.
  package let closingLine: Int
  /// The marks that open and close it.
  package let fence: Fence
  /// The commands in order; never empty.
  package let exchanges: [Exchange]
}

/// A command and the output expected of it.
package struct Exchange: Sendable, Equatable {
  /// The command, without `> `.
  package let command: String
  /// The line of the command.
  package let line: Int
  /// The lines that should come out; blank lines at the end are not counted.
  package let expected: [ExpectedLine]
}

/// A line of expected output.
package struct ExpectedLine: Sendable, Equatable {
  /// What should be there, `...` standing for anything.
  package let text: String
  /// The line of the file.
  package let line: Int

  /// Whether the line stands for any number of lines.
  package var elidesLines: Bool { text.trimmed == "..." }
}
