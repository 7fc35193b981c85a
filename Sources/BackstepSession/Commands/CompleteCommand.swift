extension CommandDeclaration {
  static let complete: Self = CommandDeclaration(
    "complete", usage: ["complete TEXT"],
    summary: "what Tab would offer at the end of TEXT, one a line",
    completion: .commands, isRecorded: false
  ) { session, arguments, _ throws(SessionError) in
    Outcome(body: .completions(LineCompletion.candidates(for: arguments.text, in: session.state)))
  }
}
