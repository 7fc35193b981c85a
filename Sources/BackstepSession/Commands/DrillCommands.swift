/// What a drill practises. What is drawn and asked in each stands with the drills.
package enum DrillTopic: String, CaseIterable, Sendable {
  case forwardSum = "forward-sum"
  case activation, loss, dout
  case hiddenBlame = "hidden-blame"
  case hiddenBlamePaths = "hidden-blame-paths"
  case gradient, change
  case newWeight = "new-weight"
  case softmax, momentum, adam
  case batchMean = "batch-mean"

  /// The topic of a name.
  package init(word: String) throws(SessionError) {
    guard let topic = DrillTopic(rawValue: word) else {
      throw .typing(.unknownWord(word, kind: .drill, choices: Self.allCases.map(\.rawValue)))
    }
    self = topic
  }
}

/// What is wanted of drills.
package enum DrillRequest: Equatable, Sendable {
  /// The next question; nil for the topic that needs it most.
  case ask(DrillTopic?)
  /// How one stands.
  case list
  case off
}

extension CommandDeclaration {
  static let drill: Self = CommandDeclaration(
    "drill", usage: ["drill [TOPIC]", "drill list", "drill off"],
    summary: "practice without end: small problems, graded by the mistake that was made",
    details: """
      Asks for one number after another; type it, or a calculation. A wrong one is told what went wrong,
      and that topic comes again with other numbers. `hint` helps, `skip` shows the working, and then
      Enter, or `drill` alone, asks the next. `drill` without a topic goes on where it is weakest. Meanwhile
      commands work on the network of the question, so that `why` explains an answer; `drill off`
      or `leave` brings your own session back. `drill list` says how you stand.

      Topics: \(DrillTopic.allCases.map(\.rawValue).joined(separator: ", ")).
      """,
    completion: .words(DrillTopic.allCases.map(\.rawValue) + ["list", "off"]), isRecorded: false
  ) { _, arguments, _ throws(SessionError) in
    guard arguments.words.count <= 1 else { throw arguments.usageError }
    let request: DrillRequest =
      switch arguments.words.first {
      case nil: .ask(nil)
      case "list": .list
      case "off": .off
      case let word?: .ask(try DrillTopic(word: word))
      }
    return Outcome(body: .lesson(.drill(request)))
  }
}
