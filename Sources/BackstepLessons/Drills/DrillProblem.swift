import Backprop
import BackstepSession
import BackstepText

/// A question of a drill or a sheet, drawn and found good.
package struct DrillProblem: Sendable, Equatable {
  /// A number to calculate with.
  package struct Given: Sendable, Equatable {
    /// Its name, as the screen has it.
    package let name: String
    /// Its value, just as it is shown.
    package let value: Double
  }

  /// What it practises.
  package let topic: DrillTopic
  /// What it is known by: from the same id come the same numbers.
  package let id: String
  /// What is asked for.
  package let name: Name
  /// What there is, in Markdown.
  package let lead: String
  /// The numbers to calculate with.
  package let given: [Given]
  /// The right answer.
  package let right: Double
  /// What the usual mistakes make of it.
  package let mistakes: [KnownMistake]
  /// The session before the stage that computes the answer, and after it.
  package let before: Session, after: Session

  /// How many significant digits an answer has to have.
  package static let digitsAsked = 3
  /// How many are shown of numbers and of answers.
  package static let digitsShown = 4
  /// So many draws are thrown away before a topic is given up.
  static let mostDraws = 5000

  /// Questions are the same when what they ask and give is.
  package static func == (left: DrillProblem, right: DrillProblem) -> Bool {
    left.id == right.id && left.prompt == right.prompt && left.right == right.right
  }

  /// How a number is shown.
  package static let number = NumberFormat(digits: digitsShown)

  /// The question of a topic that goes by a seed and a number, always the same.
  ///
  /// A draw is thrown away when a number to calculate with takes more digits than are shown, when a
  /// mistake leads to the truth or two of them to the same within the digits asked, or when a
  /// number lies on the edge between two roundings.
  ///
  /// - Parameter purpose: What it is for: a sheet has other numbers than a drill.
  /// - Throws: `.notDrawn` when none of very many draws was good.
  package static func draw(
    _ topic: DrillTopic, seed: UInt64, number: Int, of purpose: String = "drill",
    isPlain: Bool = false
  ) throws(SessionError) -> DrillProblem {
    let id = "\(topic.rawValue)-\(seed)-\(number)"
    var dice = Dice([purpose, topic.rawValue, "\(seed)", "\(number)"])
    dice.isPlain = isPlain
    for _ in 0..<mostDraws {
      guard let draw = topic.plan.draw(&dice), let problem = DrillProblem(draw, topic, id) else {
        continue
      }
      return problem
    }
    throw .lesson(.notDrawn(topic))
  }

  /// Nil when the draw makes no good question.
  private init?(_ draw: DrillDraw, _ topic: DrillTopic, _ id: String) {
    let stage = draw.name.quantity.stage ?? .nudge
    var before = Session(draw.state)
    for next in Stage.allCases where next < stage {
      guard (try? before.perform(next.rawValue)) != nil else { return nil }
    }
    var after = before
    guard (try? after.perform(stage.rawValue)) != nil,
      // Numbers are given as they are before a nudge.
      let given = Self.numbers(draw, (stage == .nudge ? before : after).state),
      let (right, mistakes) = try? before.usualMistakes(about: draw.name, codes: draw.usual),
      Self.isGood(right, mistakes)
    else { return nil }
    (self.topic, self.id, self.name, self.lead) = (topic, id, draw.name, draw.lead)
    (self.given, self.right, self.mistakes) = (given, right, mistakes)
    (self.before, self.after) = (before, after)
  }

  /// The numbers that are given, as they are shown; nil when one takes more digits.
  private static func numbers(_ draw: DrillDraw, _ state: State) -> [Given]? {
    var result: [Given] = []
    for name in draw.given {
      guard let value = (try? state.knownValue(of: name))?.number else { return nil }
      let shown = WrittenNumber.rounded(value, digits: digitsShown)
      guard (shown - value).magnitude <= 1e-12 * max(1e-3, value.magnitude) else { return nil }
      result.append(Given(name: name.text(in: state.shape), value: shown))
    }
    return result + draw.extra.map { Given(name: $0.name, value: $0.value) }
  }

  /// Whether answers can be told apart by the digits that are asked for.
  private static func isGood(_ right: Double, _ mistakes: [KnownMistake]) -> Bool {
    guard (1e-5...1e4).contains(right.magnitude), !mistakes.isEmpty,
      !isOnEdge(right, digitsAsked), !isOnEdge(right, digitsShown)
    else { return false }
    for (index, mistake) in mistakes.enumerated() {
      let value = mistake.value
      guard (1e-6...1e5).contains(value.magnitude), !isOnEdge(value, digitsShown) else {
        return false
      }
      if isNear(value, right, 0.025) { return false }
      for other in mistakes[..<index]
      where other.code != mistake.code && isNear(value, other.value, 0.012) {
        return false
      }
    }
    return true
  }

  private static func isNear(_ left: Double, _ right: Double, _ share: Double) -> Bool {
    (left - right).magnitude <= share * max(left.magnitude, right.magnitude)
  }

  /// Whether it takes no more than the last bits to round a number the other way.
  private static func isOnEdge(_ value: Double, _ digits: Int) -> Bool {
    let slack = 1e-9
    return WrittenNumber.rounded(value * (1 + slack), digits: digits)
      != WrittenNumber.rounded(value * (1 - slack), digits: digits)
  }
}
