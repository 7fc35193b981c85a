extension CommandDeclaration {
  static let timeline: Self = CommandDeclaration(
    "timeline", usage: ["timeline"],
    summary: "every moment to go back to, with the command that led there",
    details: """
      A change after going back begins a new branch, shown indented; the old one stays. When the
      moments take more than `set memory SIZE` allows (256 MB at first), the oldest are forgotten.
      """
  ) { session, arguments, _ throws(SessionError) in
    try arguments.none()
    return Outcome(body: .timeline(session.timeline))
  }

  static let mark: Self = CommandDeclaration(
    "mark", usage: ["mark NAME"],
    summary: "give the present moment a name, for `goto` and `diff`",
    details: "A name is made of letters, digits, - and _, and is no number."
  ) { session, arguments, _ throws(SessionError) in
    guard arguments.words.count == 1, let name = arguments.words.first else {
      throw arguments.usageError
    }
    let isName =
      name.count <= 40 && !name.allSatisfy { $0.isASCIIDigit || "+-_".contains($0) }
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isName else { throw .time(.badMark(name)) }
    let old = session.timeline.mark(name)
    let moment = session.present
    return Outcome(
      body: .mark(
        MarkReport(name: name, moment: moment, movedFrom: old == moment.number ? nil : old)))
  }

  static let diff: Self = CommandDeclaration(
    "diff", usage: ["diff A [B]"],
    summary: "what is different in two moments: loss, accuracy, weights, settings",
    details: """
      A and B are times, marks or epochs of a `train`, as in `diff epoch 100 epoch 2000`; without B,
      the present moment. The changes of weights are shown with the largest first.
      """, completion: .any([.marks, .words(["epoch", "of"])])
  ) { session, arguments, effects throws(SessionError) in
    var words = arguments.words[...]
    func place() throws(SessionError) -> EpochPlace? {
      if let epoch = try session.takeEpoch(&words) { return epoch }
      return try words.popFirst().map { word throws(SessionError) in
        EpochPlace(moment: try session.moment(word))
      }
    }
    guard let a = try place() else { throw arguments.usageError }
    let b = try place() ?? EpochPlace(moment: session.present)
    guard words.isEmpty else { throw arguments.usageError }
    return Outcome(body: .diff(try session.diff(a, b, effects)))
  }
}

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
    "goto", usage: ["goto TIME", "goto MARK", "goto epoch N [of TIME]"],
    summary: "go to any moment of the timeline, on whatever branch; or into a `train`",
    details: """
      `timeline` lists the moments with their times; `mark NAME` gives one a name.
      `goto epoch 120` goes into a `train`: what was after that epoch is computed again, to the last
      bit, with the settings and learning rates that it had. It is a moment of its own, which `undo`
      takes back. Where several runs had such an epoch, it is the last on the way here; `of TIME`
      takes the run that led to that moment, on whatever branch. `find` tells which epoch to go to.
      """,
    completion: .first(
      .any([.marks, .words(["epoch"])]),
      then: ["epoch": .behind("of", .marks, else: .words(["of"]))])
  ) { session, arguments, effects throws(SessionError) in
    var words = arguments.words[...]
    if let place = try session.takeEpoch(&words) {
      guard words.isEmpty else { throw arguments.usageError }
      return Outcome(body: .travel(try session.go(to: place, effects)))
    }
    let isMark = session.timeline.marks.contains { $0.name == words.first }
    guard words.count == 1, let word = words.first, word != "epoch" || isMark else {
      throw arguments.usageError
    }
    return Outcome(body: .travel(try session.go(to: word)))
  }
}
