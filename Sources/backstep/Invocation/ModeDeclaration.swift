/// A thing that the program can be asked to do, by a word behind its name.
struct ModeDeclaration {
  /// What stands behind the word.
  enum Operand: Equatable {
    case nothing, file, lesson, text, shell
  }

  /// The word; nil for what the program does without one.
  let word: String?
  /// What stands behind `backstep`.
  let usage: String
  let operand: Operand
  let summary: String

  init(_ word: String?, _ usage: String, _ operand: Operand, _ summary: String) {
    (self.word, self.usage, self.operand, self.summary) = (word, usage, operand, summary)
  }

  static let all = [
    ModeDeclaration(nil, "", .nothing, "type commands; or read them from a pipe"),
    ModeDeclaration("lesson", "lesson [ID|FILE]", .lesson, "the same, in a lesson"),
    ModeDeclaration(nil, "-c 'forward; loss'", .nothing, "run commands, then exit"),
    ModeDeclaration("run", "run FILE", .file, "run a file of commands (- is standard input)"),
    ModeDeclaration("replay", "replay FILE", .file, "play a lesson through, unattended"),
    ModeDeclaration(
      "prove", "prove FILE...", .file,
      "prove that lessons are true; without a FILE, the bundled ones"),
    ModeDeclaration(
      "compare", "compare FILE", .file, "the numbers of your own program against the right ones"),
    ModeDeclaration(
      nil, "compare --with 'CMD'", .nothing,
      "of a program that answers cases; `help compare` tells more"),
    ModeDeclaration(
      "complete", "complete TEXT", .text, "what Tab would offer at the end of TEXT, one a line"),
    ModeDeclaration(
      "completions", "completions SHELL", .shell, "completion of these words for bash, zsh or fish"
    ),
    ModeDeclaration("manual", "manual", .nothing, "the manual, for man"),
  ]

  /// The words there are.
  static let words = all.compactMap(\.word)
}
