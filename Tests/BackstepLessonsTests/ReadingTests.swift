import Testing

@testable import BackstepLessons

/// Answers as people type them.
@Suite struct ReadingTests {
  private static let text = """
    <!-- ask id=number kind=number answer=lr tol=0.001 -->
    How much is lr?
    <!-- wrong: lr/100 "Not in percent." -->

    <!-- ask id=choice kind=choice answer=a -->
    Which?

    - a) This.
    - b) That.
    """

  private static func grade(_ typed: String, rate: String, question: Int) throws -> Grade {
    let stage = LessonStage.plain()
    let session = try stage.start(nil, ["set lr \(rate)"]).get()
    let lesson = try lesson(header + text)
    guard case .question(let question) = lesson.blocks[question] else {
      throw StageFault.interrupted
    }
    let key = try stage.answerKey(of: question, in: session).get()
    return key.grade(try stage.readings(of: typed, for: question, in: session).get())
  }

  @Test(arguments: [
    ("0.168", "0.168"), ("0,168", "0.168"), (".168", "0.168"), ("16.8%", "0.168"),
    ("16,8 %", "0.168"), ("lr = 0.168", "0.168"), ("0.17", "0.168"), ("200 nudges", "200"),
    ("200", "200"), ("2*lr/2", "0.168"), ("1,200", "1200"), ("12 %", "12"), ("= 0.168", "0.168"),
    ("1.68e-1", "0.168"),
  ])
  func isRight(_ typed: String, _ rate: String) throws {
    #expect(try Self.grade(typed, rate: rate, question: 0) == .right)
  }

  @Test(arguments: [
    ("0.1", "0.168"), ("0.2", "0.168"), ("0,169.5", "0.2"), ("17", "0.168"), ("-0.168", "0.168"),
    ("0.16", "0.168"),
  ])
  func isWrong(_ typed: String, _ rate: String) throws {
    #expect(try Self.grade(typed, rate: rate, question: 0) == .wrong(message: nil))
  }

  @Test func aKnownMistakeComesBeforeARounding() throws {
    #expect(
      try Self.grade("0.002", rate: "0.16", question: 0) == .wrong(message: "Not in percent."))
  }

  @Test(arguments: ["a", "a)", "A", "(a)", "A.", " a "])
  func aChoiceIsTaken(_ typed: String) throws {
    #expect(try Self.grade(typed, rate: "1", question: 1) == .right)
  }

  @Test(arguments: ["c", "", "this", "a b"])
  func whatIsNoChoiceIsSaidToBeNone(_ typed: String) throws {
    #expect(throws: StageFault.self) { try Self.grade(typed, rate: "1", question: 1) }
  }
}
