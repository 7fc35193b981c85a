import BackstepSession
import Testing

@testable import BackstepLessons

/// Drills within lessons.
@Suite struct LessonDrillTests {
  private static let text = """
    <!-- backstep-lesson 1 id=small title="Small" setup="set lr 2" -->
    One.

    <!-- drill topic=hidden-blame until=2 level=plain -->

    Two.

    <!-- ask id=size kind=number answer=lr -->
    How much is lr?
    """

  private static func player() throws -> LessonPlayer {
    var player = try LessonPlayer.begin(lesson(text), in: .plain()).get()
    _ = player.open()
    _ = player.next()
    return player
  }

  private static func problem(_ player: LessonPlayer) throws -> DrillProblem {
    try #require(player.drillProblem)
  }

  @Test func aDrillIsABlock() throws {
    let small = try lesson(Self.text)
    #expect(
      small.blocks[1]
        == .drill(
          LessonDrill(
            id: "drill-hidden-blame", line: 4, topic: .hiddenBlame, until: 2, isPlain: true)))
    guard case .drill(let usual) = try lesson(header + "<!-- drill topic=adam id=x -->").blocks[0]
    else {
      Issue.record("no drill")
      return
    }
    #expect(usual.until == 3 && usual.id == "x" && !usual.isPlain)
  }

  @Test(arguments: [
    ("topic=frob", "there is no drill 'frob' (forward-sum, activation, "),
    ("topic=hiden-blame", "there is no drill 'hiden-blame': did you mean hidden-blame?"),
    ("until=3", "'drill' needs topic=…"),
    ("topic=loss until=0", "until=0 is not a whole number from 1 to 20"),
    ("topic=loss until=21", "until=21 is not"),
    ("topic=loss until=99999999999999999999", "is not a whole"),
    ("topic=loss level=hard", "there is no level 'hard': write level=plain"),
    ("topic=loss tol=3", "'drill' has no attribute 'tol'"),
    ("topic=loss id=A", "'A' is no id"), ("topic=loss topic=loss", "'topic' is given twice"),
    (
      "topic=loss -->\n<!-- drill topic=loss", "the id 'drill-loss' is taken: line 2 has it already"
    ),
    ("topic=loss -->\n<!-- hint: no", "the hint belongs to no question"),
  ])
  func whatIsWrongIsSaid(_ attributes: String, _ message: String) {
    let found = errors(in: header + "<!-- drill \(attributes) -->\n")
    #expect(found.contains(message), "\(found)")
  }

  @Test func soManyInARowEndIt() throws {
    var player = try Self.player()
    let first = try Self.problem(player)
    #expect(player.answer("\(first.right)").first == .drillRight(first, inRow: 1, of: 2))
    let second = try Self.problem(player)
    #expect(second.prompt != first.prompt)
    // A mistake is named, and the count begins anew; right after all does not count.
    let mistake = second.mistakes[0]
    guard case .drillWrong(second, let fault)? = player.answer("\(mistake.value)").first else {
      Issue.record("not refused")
      return
    }
    #expect(fault.code == mistake.code)
    #expect(player.answer("\(second.right)").first == .drillRight(second, inRow: 0, of: 2))
    for inRow in 1...2 {
      let problem = try Self.problem(player)
      let events = player.answer("\(problem.right)")
      #expect(events.first == .drillRight(problem, inRow: inRow, of: 2))
    }
    #expect(player.drillProblem == nil && player.progress.solved == ["drill-hidden-blame"])
    _ = player.next()
    #expect(player.question?.id == "size")
    // Behind it the lesson's own state is as it was.
    #expect(player.state.state.settings.learningRate == 2)
    #expect(player.answer("2").first == .right)
  }

  @Test func whatElseIsTypedInADrill() throws {
    var player = try Self.player()
    let problem = try Self.problem(player)
    #expect(player.next() == [.awaitsDrill])
    #expect(player.answer("W2") == [.drillUnreadable(.refused(printed: "refused"))])
    #expect(player.next() == [.drill(problem, inRow: 0, of: 2)])
    #expect(player.hint() == [.hint(problem.hints[0], number: 1, of: 2)])
    _ = player.hint()
    #expect(player.hint() == [.noMoreHints])
    // Commands work on the question's network.
    #expect(player.state.state.architecture.sizes == [1, 2, 1])
    _ = player.type("set lr 9") { session in (try? session.perform("set lr 9")) != nil }
    #expect(player.state.state.settings.learningRate == 9)
    #expect(player.showAgain() == [.drill(problem, inRow: 0, of: 2)])
    let events = player.skip()
    #expect(events.first == .drillWorking(problem))
    #expect(player.progress.skipped == ["drill-hidden-blame"] && player.drillProblem == nil)
    #expect(player.state.state.settings.learningRate == 2)
    // Gone back to, it begins anew, and Enter passes.
    _ = player.back()
    #expect(player.drillProblem == problem)
    _ = player.next()
    #expect(player.drillProblem == nil)
  }

  @Test func aDrillMayEndALesson() throws {
    var player = try LessonPlayer.begin(
      lesson(header + "One.\n\n<!-- drill topic=loss until=1 -->"), in: .plain()
    ).get()
    _ = player.open()
    _ = player.next()
    let problem = try Self.problem(player)
    let events = player.answer("\(problem.right)")
    #expect(events.last == .finished(solved: 1, skipped: 0))
    #expect(player.isOver && player.drillProblem == nil && player.progress.isFinished)
  }

  @Test func itIsProved() throws {
    var shown: [LessonEvent] = []
    let proof = LessonStage.plain().prove(try lesson(Self.text + "\n<!-- wrong: -lr \"No.\" -->")) {
      shown.append($0)
    }
    #expect(proof.findings.map(\.description) == [])
    #expect(proof.counts.drills == 1)
    #expect(shown.contains { if case .drill = $0 { true } else { false } })
  }

  /// What a topic would have to be for a proof to fail: a grading that takes a mistake for right.
  @Test(arguments: DrillTopic.allCases)
  func everyTopicIsGradedJustly(_ topic: DrillTopic) throws {
    for isPlain in [false, true] {
      let drill = LessonDrill(id: "x", line: 1, topic: topic, until: 3, isPlain: isPlain)
      let lesson = try lesson(Self.text)
      for number in 1...6 {
        #expect(try drill.problem(number, in: lesson).unjustAnswers == [])
      }
    }
  }
}
