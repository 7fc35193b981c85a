/// A fence of commands and the output that each of them gives.
public struct Transcript: Sendable, Equatable {
  /// The line of the opening fence.
  public let line: Int
  /// The line of the closing fence.
  public let closingLine: Int
  /// The marks that open and close it.
  public let fence: Fence
  /// The commands in order; never empty.
  public let exchanges: [Exchange]
}

/// A command and the output expected of it.
public struct Exchange: Sendable, Equatable {
  /// The command, without `> `.
  public let command: String
  /// The line of the command.
  public let line: Int
  /// The lines that should come out; blank lines at the end are not counted.
  public let expected: [ExpectedLine]
}

/// A line of expected output.
public struct ExpectedLine: Sendable, Equatable {
  /// What should be there, `...` standing for anything.
  public let text: String
  /// The line of the file.
  public let line: Int

  /// Whether the line stands for any number of lines.
  public var elidesLines: Bool { text.trimmingBlanks() == "..." }
}

/// The marks around a block of code.
public struct Fence: Sendable, Equatable {
  /// A backtick or a tilde.
  public let mark: Character
  /// How many of them, at least three.
  public let length: Int
  /// How many blanks stand before them, at most three.
  public let indent: Int
}
