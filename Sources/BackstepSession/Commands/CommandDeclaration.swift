/// One command: its name, what is said about it, and what it does.
///
/// Help, completion, suggestions and the README's table are made from these.
package struct CommandDeclaration: Sendable {
  /// The full name, the only one that scripts and lessons use.
  package let name: String
  /// What a terminal also takes.
  package let short: [String]
  /// Its forms, one a line: `step [N]`.
  package let usage: [String]
  /// What it does, in a line of help.
  package let summary: String
  /// What else there is to say, in `help COMMAND`.
  package let details: String
  /// What may stand behind the name, for Tab.
  package let completion: Offer
  /// Whether a blank line on a terminal does it again.
  package let isRepeatable: Bool
  /// Whether a recording repeats it.
  package let isRecorded: Bool
  /// Where it has sense.
  package let scope: Scope
  let effect: Effect

  typealias Effect =
    @Sendable (inout Session, Arguments, Effects) throws(SessionError) -> Outcome

  /// Where a command has sense.
  package enum Scope: Sendable {
    case anywhere
    /// Only where somebody sits at a terminal.
    case terminal
    /// Only there, and in a lesson.
    case lesson
  }

  /// What a command's effect tells.
  struct Outcome {
    var body: Report.Body
    var notes: [Note] = []
  }

  init(
    _ name: String, short: [String] = [], usage: [String], summary: String, details: String = "",
    completion: Offer = .nothing, isRepeatable: Bool = false,
    isRecorded: Bool = true, scope: Scope = .anywhere,
    effect: @escaping Effect
  ) {
    self.name = name
    self.short = short
    self.usage = usage
    self.summary = summary
    self.details = details
    self.completion = completion
    self.isRepeatable = isRepeatable
    self.isRecorded = isRecorded
    self.scope = scope
    self.effect = effect
  }
}
