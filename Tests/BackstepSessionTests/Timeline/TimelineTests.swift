import Testing

@testable import BackstepSession

@Suite struct TimelineTests {
  /// A session after the commands of a line.
  static func session(_ line: String) throws -> Session {
    var session = Session()
    for command in Statements.split(line) { _ = try session.perform(command) }
    return session
  }

  @Test(arguments: [
    ("forward; undo", 0, [0, 1]), ("forward; undo; redo", 1, [0, 1]),
    ("forward; forward; print loss + 0; forward", 1, [0, 1]),
    ("forward; loss; backward; undo 2", 1, [0, 1, 2, 3]),
    ("forward; loss; undo 2; redo 2", 2, [0, 1, 2]),
    ("train 3; undo; forward; undo; goto 1", 1, [0, 1, 2]),
    ("set lr 1; undo; set lr 2; undo; set lr 3", 3, [0, 1, 2, 3]),
    ("set lr 1; set lr 2; goto 0; goto 2; goto 2", 2, [0, 1, 2]),
    ("mark a; forward; goto a", 0, [0, 1]),
    ("set lr 1; undo; set lr 2; goto 1; undo; redo", 1, [0, 1, 2]),
    ("show; evaluate; timeline; mark a; diff a; set lr 0.5; set digits 4", 0, [0]),
  ])
  func numbersMoments(_ line: String, time: Int, moments: [Int]) throws {
    let session = try Self.session(line.replacing("print loss + 0; ", with: ""))
    #expect(session.state.time == time)
    #expect(session.timeline.current == time)
    #expect(session.timeline.all.map(\.number) == moments)
  }

  @Test(arguments: [
    ("undo", SessionError.time(.cannotUndo(asked: 1, possible: 0, oldest: nil))),
    ("forward; undo 2", .time(.cannotUndo(asked: 2, possible: 1, oldest: nil))),
    ("redo", .time(.cannotRedo(asked: 1, possible: 0))),
    ("forward; loss; undo 2; redo 3", .time(.cannotRedo(asked: 3, possible: 2))),
    ("forward; undo; set lr 1; redo", .time(.cannotRedo(asked: 1, possible: 0))),
    ("forward; goto 2", .time(.noSuchTime(2, first: 0, last: 1))),
    ("goto -1", .time(.noSuchTime(-1, first: 0, last: 0))),
    ("mark here; goto there", .time(.noSuchMark("there", marks: ["here"]))),
    ("diff a", .time(.noSuchMark("a", marks: []))),
    ("mark 12", .time(.badMark("12"))), ("mark a;b; mark -1", .time(.badMark("-1"))),
    ("mark a/b", .time(.badMark("a/b"))),
    ("undo 0", .typing(.outOfRange("0", of: "number", .whole(1...1_000_000_000)))),
    (
      "goto",
      .typing(.usage(command: "goto", usage: ["goto TIME", "goto MARK", "goto epoch N [of TIME]"]))
    ),
    ("set memory much", .typing(.usage(command: "set", usage: ["set memory 256 MB"]))),
    ("set memory 1", .typing(.outOfRange("1", of: "memory", .bytes(1 << 10...64 << 30)))),
    (
      "set memory 99999999999999999999GB",
      .typing(
        .outOfRange(
          "99999999999999999999GB", of: "memory", .bytes(1 << 10...64 << 30)))
    ),
  ])
  func refuses(_ line: String, _ error: SessionError) throws {
    let commands = Statements.split(line.replacing("mark a;b; ", with: ""))
    var session = Session()
    for command in commands.dropLast() { _ = try session.perform(command) }
    let (before, timeline) = (session.state, session.timeline)
    #expect(throws: error) { try session.perform(commands[commands.count - 1]) }
    #expect(String(reflecting: session.state) == String(reflecting: before))
    #expect(session.timeline.current == timeline.current)
    #expect(session.timeline.marks == timeline.marks)
    #expect(session.timeline.limit == timeline.limit)
    #expect(session.timeline.all.map(\.number) == timeline.all.map(\.number))
  }

  @Test func undoIsOfWholeCommands() throws {
    var session = try Self.session("set optimizer adam; train 5; sample 2; step 3")
    let states = session.timeline.all.map(\.state)
    let report = try session.perform("undo 2")
    guard case .travel(let travel) = report.body else {
      Issue.record("no travel")
      return
    }
    #expect(travel.commands == ["step 3", "sample 2"])
    #expect(String(reflecting: session.state) == String(reflecting: states[2]))
    _ = try session.perform("redo 2")
    #expect(String(reflecting: session.state) == String(reflecting: states[4]))
  }

  @Test func aDivergedSessionCountsOnlyChanges() throws {
    var session = try Self.session(
      "net 2 1 linear; set x 1e200 0; set y 0; set W1 1e200 0; step 6")
    #expect(session.state.values.loss?.isNaN == true)
    let time = session.state.time
    _ = try session.perform("loss")
    _ = try session.perform("show")
    #expect(session.state.time == time)
    _ = try session.perform("undo")
    _ = try session.perform("redo")
    #expect(session.state.time == time)
    #expect(session.state.values.loss?.isNaN == true)
  }

  @Test func marksStayWhereTheyAreUntilTheyMove() throws {
    var session = try Self.session("mark a; forward; mark b; undo; mark c; goto b; mark a")
    #expect(session.timeline.marks(of: 0) == ["c"])
    #expect(session.timeline.marks(of: 1) == ["b", "a"])
    _ = try session.perform("undo")
    #expect(session.timeline.marks(of: 1) == ["b", "a"])
  }

  @Test func differencesAreSortedByTheirSize() throws {
    let session = try Self.session("set W1[0][0] 9; set b2 -50; set lr 3; seed 1")
    let change = try session.diff(
      EpochPlace(moment: try session.moment("0")), EpochPlace(moment: try session.moment("3"))
    )
    .difference
    #expect(
      change.weights().map { $0.name.text(in: session.state.shape) } == ["b2", "W1[0][0]"])
    #expect(change.settings == [.init(name: "lr", a: .number(0.5), b: .number(3))])
    #expect(change.weights(atMost: 1) == Array(change.weights().prefix(1)))
    let trained = Difference(State(), try Self.session("train 3").state)
    for limit in 0...13 {
      #expect(trained.weights(atMost: limit) == Array(trained.weights().prefix(limit)))
    }
    let seeds = try Self.session("seed 2")
    #expect(Difference(session.state, seeds.state).settings.map(\.name) == ["lr", "seed"])
  }
}
