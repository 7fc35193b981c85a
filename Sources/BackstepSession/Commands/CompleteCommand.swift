extension CommandDeclaration {
  static let complete: Self = CommandDeclaration(
    "complete", usage: ["complete TEXT"],
    summary: "what Tab would offer at the end of TEXT, one a line",
    completion: .line, isRecorded: false
  ) { session, arguments, effects throws(SessionError) in
    let completion = LineCompletion(
      arguments.text, in: session.state, marks: session.timeline.marks.map(\.name),
      lessons: effects.lessons, files: effects.files)
    return Outcome(body: .completions(completion.candidates))
  }
}
