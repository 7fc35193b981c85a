extension CommandDeclaration {
  static let undo: Self = CommandDeclaration(
    "undo", short: ["u"], usage: ["undo [N]"],
    summary: "take back the last command that changed something, or the last N",
    details: """
      Everything is again as it was, to the last bit: weights, optimizer, random numbers to come,
      sample, stage, settings, data. A `train 5000` is one command. `redo` does it again, until
      another change begins a new branch.
      """
  ) { session, arguments, _ throws(SessionError) in
    let count = try arguments.count(atMost: 1_000_000_000)
    return Outcome(body: .travel(try session.undo(count)))
  }

  static let redo: Self = CommandDeclaration(
    "redo", usage: ["redo [N]"], summary: "do again what was undone"
  ) { session, arguments, _ throws(SessionError) in
    let count = try arguments.count(atMost: 1_000_000_000)
    return Outcome(body: .travel(try session.redo(count)))
  }

  static let goto: Self = CommandDeclaration(
    "goto", usage: ["goto TIME", "goto MARK"],
    summary: "go to any moment of the timeline, on whatever branch",
    details: "`timeline` lists the moments with their times; `mark NAME` gives one a name."
  ) { session, arguments, _ throws(SessionError) in
    guard arguments.words.count == 1, let word = arguments.words.first else {
      throw arguments.usageError
    }
    return Outcome(body: .travel(try session.go(to: word)))
  }
}
