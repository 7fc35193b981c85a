import BackstepText

extension Finding: CustomStringConvertible {
  /// `FILE:LINE: message`; a difference has the two texts on lines of their own.
  package var description: String {
    let words = fact.message.visibleLine.trimmedAtEnd
    let message = "\(file.visibleLine):\(line): \(words)"
    guard case .outputDiffers(_, let expected, let found) = fact else { return message }
    return message + "\n  expected: " + Self.shown(expected) + "\n  found:    " + Self.shown(found)
  }

  private static func shown(_ text: String?) -> String {
    guard let text else { return "(nothing)" }
    return text.isEmpty ? "(a blank line)" : text.visibleLine
  }
}

extension Finding.Fact {
  /// The fact in words, on one line.
  package var message: String {
    switch self {
    case .setupFailed(let message): "the setup fails: \(message)"
    case .outputDiffers(let command, _, _): "'\(command)' prints something else"
    case .commandFailed(let command, let message):
      "'\(command)' fails" + (message.isEmpty ? "" : ": \(message)")
    case .answerUnknown(let id, let answer, let message):
      "the answer of '\(id)', \(answer), cannot be computed: \(message)"
    case .answerRefused(let id, let answer): "'\(id)' refuses its own answer, \(answer)"
    case .answerTooExact(let id, let shown, let value):
      "'\(id)' refuses \(shown), which is its answer as shown: it is \(value); widen its tol"
    case .answerUnconfirmed(let id, let answer):
      "nothing confirms the answer of '\(id)', \(answer): give the ask a check=\"...\", or let a "
        + "transcript after it print the number"
    case .checkFailed(let id, let check): "the answer of '\(id)' is wrong: \(check) is false"
    case .wrongUnknown(let id, let wrong, let message):
      "a wrong answer of '\(id)', \(wrong), cannot be computed: \(message)"
    case .wrongAccepted(let id, let wrong): "'\(id)' takes the wrong answer \(wrong) for right"
    case .conditionUnknown(let id, let check, let message):
      "the condition of '\(id)', \(check), cannot be tested: \(message)"
    case .taskAlreadyDone(let id, let check):
      "'\(id)' asks for nothing: \(check) is true before anything is done"
    case .drillFails(let id, let message): "the drill '\(id)' has no question: \(message)"
    case .drillUnjust(let id, let question, let answer):
      "the drill '\(id)' does not grade \(answer) as it should, in its question \(question)"
    case .taskNotDone(let id, let check): "the solution of '\(id)' leaves \(check) false"
    }
  }
}
