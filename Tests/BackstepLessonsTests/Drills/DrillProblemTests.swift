import BackstepSession
import BackstepText
import Testing

@testable import BackstepLessons

/// The questions of drills: drawn so that every answer tells what was done.
@Suite struct DrillProblemTests {
  private static func problems(_ topic: DrillTopic, _ count: Int = 12) throws -> [DrillProblem] {
    try (1...count).map { try DrillProblem.draw(topic, seed: 7, number: $0) }
  }

  /// A number as somebody types it who was asked for so many digits.
  private static func typed(_ value: Double) -> String {
    "\(WrittenNumber.rounded(value, digits: DrillProblem.digitsAsked))"
  }

  @Test(arguments: DrillTopic.allCases)
  func everyAnswerTellsWhatWasDone(_ topic: DrillTopic) throws {
    for problem in try Self.problems(topic) {
      let right = problem.grade(try problem.readings(of: Self.typed(problem.right)))
      #expect(right.isRight, "\(problem.id)")
      #expect(problem.grade(try problem.readings(of: "\(problem.right)")).isRight)
      #expect(!problem.mistakes.isEmpty)
      for mistake in problem.mistakes {
        let grade = problem.grade(try problem.readings(of: Self.typed(mistake.value)))
        #expect(grade.fault?.code == mistake.code, "\(problem.id): \(mistake)")
        #expect(grade.fault?.hasWrongSign == false)
      }
    }
  }

  @Test(arguments: DrillTopic.allCases)
  func numbersAreJustWhatIsShown(_ topic: DrillTopic) throws {
    for problem in try Self.problems(topic) {
      for given in problem.given {
        #expect(WrittenNumber(DrillProblem.number(given.value))?.value == given.value)
        #expect(problem.prompt.contains("`\(given.name) = \(DrillProblem.number(given.value))`"))
      }
      #expect(problem.working.last?.hasSuffix(DrillProblem.number(problem.right)) == true)
      #expect(problem.hints.count == 2)
    }
  }

  /// The session after a question has its number, to be asked why.
  @Test(arguments: DrillTopic.allCases)
  func theSessionHasTheAnswer(_ topic: DrillTopic) throws {
    let problem = try DrillProblem.draw(topic, seed: 7, number: 1)
    #expect(try problem.after.state.value(of: problem.name).number == problem.right)
  }

  @Test(arguments: DrillTopic.allCases)
  func theSameSeedAndNumberGiveTheSameQuestion(_ topic: DrillTopic) throws {
    let one = try DrillProblem.draw(topic, seed: 3, number: 5)
    let same = try DrillProblem.draw(topic, seed: 3, number: 5)
    #expect(one.prompt == same.prompt && one.right == same.right)
    let others = try [
      DrillProblem.draw(topic, seed: 4, number: 5), DrillProblem.draw(topic, seed: 3, number: 6),
    ]
    #expect(others.allSatisfy { $0.prompt != one.prompt })
  }

  @Test(arguments: [
    ("-0,00806", true), ("-0.00806", true), ("-0.806 %", true), ("-0.806%", true),
    ("dHidden = -0.00806", true), ("-0.008064", true), ("-.0081", true), ("-8.06e-3", true),
    ("0.4*dOut*0.7*(1-0.7)", true), ("W2[1]*dOut*hidden[1]*(1 - hidden[1])", true),
    ("\u{2212}0.00806", true), ("0,00806", false), ("0.1", false), ("0", false), ("1e300", false),
    ("out", false),
  ])
  func answersAreTakenAsPeopleTypeThem(_ text: String, _ isRight: Bool) throws {
    let problem = try Self.hiddenBlame
    #expect(problem.grade(try problem.readings(of: text)).isRight == isRight, "\(problem.prompt)")
  }

  @Test func whatIsNoAnswerIsSaid() throws {
    let problem = try Self.hiddenBlame
    #expect(throws: SessionError.lesson(.isAsked("dHidden[1]"))) {
      try problem.readings(of: "dHidden[1]")
    }
    #expect(throws: SessionError.naming(.notSingle("W2"))) { try problem.readings(of: "W2") }
    #expect(throws: SessionError.typing(.notFinite("1/0"))) { try problem.readings(of: "1/0") }
    for text in ["", "abc", "1e", "0x1p4", "NaN", "(((", "dOut[7]", "1 2 3"] {
      #expect(throws: SessionError.self, "\(text)") { try problem.readings(of: text) }
    }
  }

  /// That of the first seed whose numbers make the answer -0.008064.
  private static var hiddenBlame: DrillProblem {
    get throws {
      let problem = try DrillProblem.draw(.hiddenBlame, seed: 1, number: 1)
      try #require(
        problem.asked == "dHidden[1]" && DrillProblem.number(problem.right) == "-0.008064")
      return problem
    }
  }
}
