import BackstepSession
import Testing

@testable import BackstepLessons

/// How a drill goes on, and what is kept of it.
@Suite struct DrillPlayerTests {
  @Test func aMissedQuestionComesAgainWithOtherNumbers() throws {
    var player = try DrillPlayer(nil, DrillBook(), seed: 1)
    let first = player.problem
    #expect(first.topic == .forwardSum)
    #expect(try !player.answer("1234").isRight)
    #expect(player.isOpen && player.book[.forwardSum].due == 1)
    // A second wrong answer to the same question misses nothing more.
    _ = try player.answer("4321")
    #expect(try player.answer("\(first.right)").isRight)
    #expect(player.book[.forwardSum].missed == 1 && player.book[.forwardSum].right == 0)
    try player.ask(player.book)
    #expect(player.problem.topic == .activation)
    #expect(try player.answer("\(player.problem.right)").isRight)
    try player.ask(player.book)
    #expect(player.problem.topic == .forwardSum && player.problem.prompt != first.prompt)
    #expect(try player.answer("\(player.problem.right)").isRight)
    let standing = player.book[.forwardSum]
    #expect(standing.due == 0 && standing.right == 1 && standing.inRow == 1 && standing.asked == 2)
  }

  @Test func whatIsSkippedIsMissed() throws {
    var player = try DrillPlayer(.dout, DrillBook(), seed: 1)
    try player.skip()
    #expect(!player.isOpen && player.book[.dout].missed == 1)
    #expect(throws: SessionError.lesson(.nothingAsked)) { try player.answer("1") }
    #expect(throws: SessionError.lesson(.nothingAsked)) { try player.skip() }
    #expect(throws: SessionError.lesson(.nothingAsked)) { try player.hint() }
    try player.ask(player.book)
    #expect(player.isOpen && player.problem.topic == .dout)
  }

  @Test func whatCannotBeReadCountsForNothing() throws {
    var player = try DrillPlayer(.dout, DrillBook(), seed: 1)
    let before = player.book
    #expect(throws: SessionError.self) { try player.answer("abc") }
    #expect(player.book == before && player.isOpen)
  }

  @Test func hintsComeOneAfterTheOther() throws {
    var player = try DrillPlayer(.change, DrillBook(), seed: 1)
    #expect(try player.hint()?.number == 1)
    #expect(try player.hint()?.text == "`deltaW1[0] = -lr*gradW1[0]`")
    #expect(try player.hint() == nil)
  }

  /// Commands work on the question's own network: before the answer, then after it.
  @Test func theSessionIsThatOfTheQuestion() throws {
    var player = try DrillPlayer(.hiddenBlame, DrillBook(), seed: 1)
    #expect(throws: SessionError.self) {
      try player.session.state.value(of: player.problem.name)
    }
    _ = try player.answer("\(player.problem.right)")
    #expect(
      try player.session.state.value(of: player.problem.name).number == player.problem.right)
  }

  @Test func theBookIsReadAsItWasWritten() throws {
    var player = try DrillPlayer(nil, DrillBook(), seed: 1)
    for text in ["1234", "\(player.problem.right)"] { _ = try player.answer(text) }
    try player.ask(player.book)
    #expect(DrillBook(player.book.text) == player.book)
    #expect(
      player.book.text == """
        backstep drills 1
        forward-sum asked=1 right=0 missed=1 due=1 row=0
        activation asked=1 right=0 missed=0 due=0 row=0 last

        """)
  }

  @Test(arguments: [
    "", "backstep drills 9", "\u{0}\u{1B}[31m", "forward-sum asked=-1", "forward-sum asked=1e9",
    "forward-sum asked", "forward-sum right=99999999999999999999", "no-topic asked=1",
    "forward-sum asked=1 more=2",
  ])
  func aBrokenLineIsPassedOver(_ line: String) {
    let book = DrillBook(line + "\nadam asked=3 right=2 missed=1 due=1 row=2 last\n")
    #expect(book[.forwardSum] == DrillStanding())
    #expect(book[.adam].right == 2 && book.last == .adam)
  }

  @Test func theWeakestComesFirst() {
    func weakest(_ lines: String) -> DrillTopic { DrillBook(lines).weakest }
    #expect(weakest("") == .forwardSum)
    #expect(weakest("forward-sum asked=9 right=9 missed=0 due=0 row=9") == .activation)
    #expect(weakest("adam asked=9 right=3 missed=6 due=0 row=1") == .adam)
    #expect(weakest("adam asked=9 right=3 missed=6 due=0 row=1 last") == .forwardSum)
    #expect(
      weakest(
        "adam asked=9 right=3 missed=6 due=0 row=1\nloss asked=9 right=8 missed=1 due=1 row=0")
        == .loss)
  }
}
