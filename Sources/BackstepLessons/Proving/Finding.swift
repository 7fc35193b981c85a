/// Something in a lesson that is not true.
package struct Finding: Sendable, Equatable {
  /// The lesson's file.
  package let file: String
  /// The line that is wrong.
  package let line: Int
  /// What is wrong with it.
  package let fact: Fact

  /// Every way in which a lesson can be untrue.
  package enum Fact: Sendable, Equatable {
    case setupFailed(message: String)
    case outputDiffers(command: String, expected: String?, found: String?)
    case commandFailed(command: String, message: String)
    case answerUnknown(id: String, answer: String, message: String)
    case answerRefused(id: String, answer: String)
    case answerTooExact(id: String, shown: String, value: String)
    /// Nothing in the lesson holds a number that its author worked out.
    case answerUnconfirmed(id: String, answer: String)
    case checkFailed(id: String, check: String)
    case wrongUnknown(id: String, wrong: String, message: String)
    case wrongAccepted(id: String, wrong: String)
    case conditionUnknown(id: String, check: String, message: String)
    case taskAlreadyDone(id: String, check: String)
    case taskNotDone(id: String, check: String)
    /// A question of a drill that could not be drawn, or was graded otherwise than it should be.
    case drillFails(id: String, message: String)
    case drillUnjust(id: String, question: String, answer: String)
  }
}
