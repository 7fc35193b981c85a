extension CommandDeclaration {
  static let quit: Self = CommandDeclaration(
    "quit", short: ["q", "exit"], usage: ["quit"],
    summary: "leave; on a terminal Ctrl-D does it too",
    isRecorded: false
  ) { _, arguments, _ throws(SessionError) in
    try arguments.none()
    return Outcome(body: .quit)
  }
}
