import BackstepSession
import Testing

@testable import BackstepLessons

/// The player on a session: each input, and what is told of it.
@Suite struct PlayerTests {
  private static let text = """
    <!-- backstep-lesson 1 id=small title="Small" setup="set lr 2" -->
    One.

    ```backstep
    > print lr
    2.0
    > set lr 5
    ```

    Two.

    <!-- ask id=size kind=number answer=lr -->
    How much is lr?
    <!-- wrong: -lr "The sign." -->
    <!-- hint: More than 4. -->
    <!-- hint: Less than 6. -->

    Three.

    <!-- do id=more check="lr > 9" -->
    Make it more than 9.
    <!-- hint: Set. -->
    <!-- solution: set lr 10 -->

    Four.
    """

  /// What a learner does at a prompt.
  enum Input {
    case enter, hint, skip, again, back, restart, show
    case type(String)
    case answer(String)
  }

  private static func player(_ progress: LessonProgress = LessonProgress()) throws
    -> LessonPlayer
  {
    try LessonPlayer.begin(lesson(text), in: .plain(), progress: progress).get()
  }

  private static func apply(_ input: Input, to player: inout LessonPlayer)
    -> [PlayEvent]
  {
    switch input {
    case .enter: player.next()
    case .hint: player.hint()
    case .skip: player.skip()
    case .again: player.again()
    case .back: player.back()
    case .restart: player.restart()
    case .show: player.showAgain()
    case .answer(let text): player.answer(text)
    case .type(let text):
      player.type(text) { state in
        let before = state.state
        return LessonStage.plain().run(&state, text).succeeded && state.state != before
      }
    }
  }

  /// The events in short, and the place after them.
  private static func told(_ events: [PlayEvent], _ player: LessonPlayer) -> String {
    (events.map(word) + ["@\(player.position.stop)"]).joined(separator: " ")
  }

  private static func word(_ event: PlayEvent) -> String {
    switch event {
    case .prose(let prose): "prose:\(prose.text)"
    case .question(let question): "ask:\(question.id)"
    case .task(let task): "do:\(task.id)"
    case .offer(let command): "offer:\(command)"
    case .ran(let command, let outcome): "ran:\(command)\(outcome.succeeded ? "" : "!")"
    case .ownStateAgain: "own"
    case .right: "right"
    case .wrong(let message, let hasHints): "wrong:\(message ?? "")\(hasHints ? "?" : "")"
    case .unreadable: "unreadable"
    case .ungradable: "ungradable"
    case .hint(let hint, let number, let count): "hint:\(number)/\(count):\(hint)"
    case .noMoreHints: "nomore"
    case .nothingToHint: "nohint"
    case .solution(_, let answer): "solution:\(answer.map { "\($0)" } ?? "")"
    case .awaitsAnswer, .awaitsDoing: "waits"
    case .notYet: "notyet"
    case .done: "done"
    case .ownSolution: "ownway"
    case .atBeginning: "beginning"
    case .resumed(let stop, let count): "resumed:\(stop)/\(count)"
    case .finished(let solved, let skipped): "finished:\(solved)+\(skipped)"
    case .over: "over"
    case .drill, .drillRight, .drillWrong, .drillWorking, .drillUnreadable,
      .awaitsDrill:
      "drill"
    }
  }

  struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    let steps: [(Input, String)]
    var testDescription: String { name }
  }

  private static let toQuestion: [(Input, String)] = [
    (.enter, "ran:print lr offer:set lr 5 @1"), (.enter, "ran:set lr 5 @1"),
    (.enter, "prose:Two. @2"), (.enter, "ask:size @3"),
  ]
  private static let toTask =
    toQuestion + [
      (.answer("5"), "right prose:Three. @4"), (.enter, "do:more @5"),
    ]

  static let stories = [
    Story(
      name: "all right",
      steps: toTask + [
        (.type("set lr 10"), "done @5"), (.enter, "prose:Four. finished:2+0 @6"),
        (.enter, "over @6"),
      ]),
    Story(
      name: "wrong answers leave the state alone",
      steps: toQuestion + [
        (.answer("-5"), "wrong:The sign.? @3"), (.answer("7"), "wrong:? @3"),
        (.answer("nonsense"), "unreadable @3"), (.enter, "ask:size @3"), (.enter, "waits @3"),
        (.hint, "hint:1/2:More than 4. @3"), (.hint, "hint:2/2:Less than 6. @3"),
        (.hint, "nomore @3"), (.answer("7"), "wrong: @3"), (.answer("lr"), "unreadable @3"),
        (.answer("lr*1"), "right prose:Three. @4"),
      ]),
    Story(
      name: "skipping",
      steps: [
        (.skip, "ran:print lr ran:set lr 5 @1"), (.skip, "prose:Two. @2"), (.skip, "ask:size @3"),
        (.skip, "solution:numbers([5.0]) prose:Three. @4"), (.enter, "do:more @5"),
        (.skip, "ran:set lr 10 @5"), (.enter, "prose:Four. finished:0+2 @6"),
      ]),
    Story(
      name: "typing the offered command oneself",
      steps: [
        (.type("print lr"), "ran:print lr offer:set lr 5 @1"),
        (.type("set lr 5"), "ran:set lr 5 @1"),
      ]),
    Story(
      name: "free play is put aside",
      steps: [
        (.type("set lr 50"), "@1"), (.type("nonsense"), "@1"),
        (.enter, "own ran:print lr offer:set lr 5 @1"), (.enter, "ran:set lr 5 @1"),
        (.enter, "prose:Two. @2"), (.type("set lr 50"), "@2"), (.enter, "own ask:size @3"),
        (.type("set lr 7"), "@3"), (.answer("lr*1"), "wrong:? @3"),
        (.answer("5"), "right own prose:Three. @4"),
      ]),
    Story(
      name: "a task in one's own way, and again",
      steps: toTask + [
        (.type("set lr 6"), "notyet @5"), (.hint, "hint:1/1:Set. @5"), (.again, "own @5"),
        (.type("set lr 9"), "notyet @5"), (.type("set lr 9.5"), "done ownway @5"),
        (.type("set lr 1"), "@5"), (.enter, "own prose:Four. finished:2+0 @6"),
      ]),
    Story(
      name: "back restores the state",
      steps: [
        (.back, "beginning @1"), (.enter, "ran:print lr offer:set lr 5 @1"),
        (.back, "prose:One. offer:print lr @1"), (.skip, "ran:print lr ran:set lr 5 @1"),
        (.enter, "prose:Two. @2"), (.back, "prose:One. offer:print lr @1"),
        (.skip, "ran:print lr ran:set lr 5 @1"), (.enter, "prose:Two. @2"), (.enter, "ask:size @3"),
        (.answer("5"), "right prose:Three. @4"), (.back, "ask:size @3"),
        (.enter, "prose:Three. @4"),
      ]),
    Story(
      name: "restart forgets",
      steps: toTask + [
        (.restart, "prose:One. offer:print lr @1"), (.skip, "ran:print lr ran:set lr 5 @1"),
        (.enter, "prose:Two. @2"), (.enter, "ask:size @3"), (.enter, "waits @3"),
      ]),
    Story(
      name: "what has scrolled away is shown again",
      steps: toTask + [
        (.enter, "waits @5"), (.type("print lr"), "@5"), (.enter, "do:more @5"),
        (.enter, "waits @5"), (.show, "do:more @5"), (.hint, "hint:1/1:Set. @5"),
        (.enter, "do:more @5"), (.back, "prose:Three. @4"), (.show, "prose:Three. @4"),
        (.back, "ask:size @3"), (.show, "ask:size @3"), (.back, "prose:Two. @2"),
        (.back, "prose:One. offer:print lr @1"), (.enter, "ran:print lr offer:set lr 5 @1"),
        (.show, "prose:One. offer:set lr 5 @1"),
      ]),
    Story(name: "nothing to hint", steps: [(.hint, "nohint @1")]),
  ]

  @Test(arguments: stories)
  func tells(_ story: Story) throws {
    var player = try Self.player()
    #expect(Self.told(player.open(), player) == "prose:One. offer:print lr @1")
    for (index, (input, expected)) in story.steps.enumerated() {
      let events = Self.apply(input, to: &player)
      #expect(Self.told(events, player) == expected, "step \(index), \(input)")
    }
  }

  @Test func aTaskThatDoesNotHoldIsToldWithItsNumbers() throws {
    let text = """
      <!-- backstep-lesson 1 id=a title="A" setup="set lr 2; sample 1" -->
      <!-- do id=t check="(lr > 3)*(loss < 9)" unmet="A rate above 3." -->
      Raise it.
      <!-- solution: set lr 4; forward; loss -->
      """
    var player = try LessonPlayer.begin(lesson(text), in: .plain()).get()
    _ = player.open()
    let events = Self.apply(.type("set lr 2.5"), to: &player)
    guard case .notYet(let task, let shortfall)? = events.first else {
      return #expect(Bool(false), "\(events)")
    }
    #expect(task.unmet == "A rate above 3.")
    #expect(shortfall == Shortfall(values: [("lr", 2.5)], wanting: "refused"))
  }

  /// Where there is no room for the states that `back` goes to, they are played again.
  @Test func goesBackToWhatIsNotKept() throws {
    let inputs: [Input] = [
      .enter, .enter, .enter, .enter, .answer("5"), .enter, .type("set lr 12"), .enter, .back,
      .back, .back, .enter, .back, .back, .enter, .back, .back,
    ]
    let narrow = LessonStage.plain(effects: Effects(memoryLimit: MemorySize(bytes: 1)))
    var player = try Self.player()
    var other = try LessonPlayer.begin(lesson(Self.text), in: narrow).get()
    #expect(Self.told(player.open(), player) == Self.told(other.open(), other))
    for input in inputs {
      let (told, again) = (Self.apply(input, to: &player), Self.apply(input, to: &other))
      #expect(Self.told(told, player) == Self.told(again, other))
      #expect(player.state.state == other.state.state)
    }
  }

  /// Interrupted while it is played again up to where it was left, a lesson stands at a block that
  /// has been reached, in the state that belongs to it.
  @Test func goesOnFromWhereItWasInterrupted() throws {
    var player = try Self.player()
    _ = player.open()
    for _ in 0..<5 { _ = player.skip() }
    final class Asked: @unchecked Sendable { var times = 0 }
    let asked = Asked()
    let stage = LessonStage.plain(
      effects: Effects(isInterrupted: {
        asked.times += 1
        return asked.times > 3
      }))
    var resumed = try LessonPlayer.begin(
      lesson(Self.text), in: stage, progress: player.progress
    ).get()
    #expect(Self.told(resumed.open(), resumed) == "resumed:2/6 prose:Two. @2")
    #expect(resumed.state.state.settings.learningRate == 5)
  }

  /// Left after any step, the lesson goes on with the same block and the same state.
  @Test func goesOnFromWhereItWasLeft() throws {
    var player = try Self.player()
    _ = player.open()
    let inputs: [Input] = [.skip, .enter, .enter, .answer("5"), .enter]
    for input in inputs {
      _ = Self.apply(input, to: &player)
      let text = ProgressText.written(["small": player.progress])
      let kept = try #require(ProgressText.read(text)["small"])
      #expect(kept == player.progress)
      var resumed = try Self.player(kept)
      let events = resumed.open()
      #expect(events.first == .resumed(stop: player.position.stop, of: 6))
      #expect(resumed.block == player.block)
      if player.offered == nil, case .transcript = player.lesson.blocks[player.block] { continue }
      #expect(resumed.state.state == player.state.state)
    }
  }

  @Test func aFinishedLessonBeginsAnew() throws {
    var player = try Self.player()
    _ = player.open()
    for _ in 0..<8 { _ = player.skip() }
    #expect(player.isOver && player.progress.isFinished && !player.progress.isBegun)
  }
}
