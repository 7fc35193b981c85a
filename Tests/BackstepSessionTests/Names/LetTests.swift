import Backprop
import Testing

@testable import BackstepSession

/// Names of one's own, and `ans`.
@Suite struct LetTests {
  private func session(after commands: String...) throws -> Session {
    var session = Session()
    for command in commands { _ = try session.perform(command) }
    return session
  }

  private func value(_ text: String, _ session: Session) throws -> Value {
    try session.state.value(of: text)
  }

  @Test func aNameKeepsWhatItWasGiven() throws {
    let session = try session(
      after: "let before = W1", "let row = W1[1]", "let w = W1[1][0]", "set W1[1][0] 5",
      "let before_twice = before*2")
    let old = Session().state
    #expect(try value("before", session) == value("W1", Session(old)))
    #expect(try value("row", session) == value("W1[1]", Session(old)))
    #expect(try value("before[1]", session) == value("row", session))
    #expect(try value("before[1][0]", session) == value("w", session))
    #expect(try value("row[0] - w", session) == .scalar(0))
    #expect(try value("sum(before_twice)/2 - sum(before)", session).number.map(abs) ?? 1 < 1e-15)
  }

  @Test func otherCommandsKnowIt() throws {
    var session = try session(after: "let half = 1/2", "set b2 half", "set lr half/2", "seed 3")
    #expect(session.state.settings.learningRate == 0.25)
    _ = try session.perform("train 20000 until loss < half/2")
    #expect(
      Evaluation(session.state.network, on: Problem.xor.dataset(), loss: .squared).meanLoss < 0.25)
    let report = try session.perform("complete print ha")
    guard case .completions(let names) = report.body else { throw Unexpected() }
    #expect(names == ["half"])
  }

  private struct Unexpected: Error {}

  @Test func theLastAnswerIsNoMomentOfItsOwn() throws {
    var session = try session(after: "let a = 3", "print a + 1")
    #expect(try value("ans", session) == .scalar(4))
    let time = session.state.time
    _ = try session.perform("print ans*ans")
    #expect(try value("ans", session) == .scalar(16) && session.state.time == time)
    _ = try session.perform("set b2 1")
    #expect(try value("ans", session) == .scalar(16))
    _ = try session.perform("undo 2")
    #expect(try value("ans", session) == .scalar(16))
    #expect(session.state.own.isEmpty)
    #expect(session.timeline.all.allSatisfy { $0.state.answer.value == nil })
  }

  @Test func undoTakesANameBack() throws {
    var session = try session(after: "let a = 1", "let a = 2", "undo")
    #expect(try value("a", session) == .scalar(1))
    _ = try session.perform("redo")
    #expect(try value("a", session) == .scalar(2))
  }

  /// A name that some network has, whatever the present one has; a function; a word with a meaning.
  @Test(arguments: [
    "x", "y", "out", "loss", "losses", "W1", "W9", "b12", "hidden", "hidden3", "dHidden",
    "dHidden2",
    "gradW4", "deltab7", "mask3", "scale1", "shift2", "gradscale1", "runmean1", "norm1", "u2",
    "dU1",
    "lr", "epoch", "accuracy", "relu", "mean", "ans", "yours", "until",
  ])
  func aNameWithAMeaningIsRefused(_ word: String) throws {
    var session = Session()
    let before = session.state
    #expect(throws: SessionError.naming(.nameTaken(word))) {
      try session.perform("let \(word) = 1")
    }
    #expect(session.state == before)
  }

  @Test(arguments: [
    ("let 3x = 1", SessionError.naming(.notAName("3x"))),
    ("let a-b = 1", .naming(.notAName("a-b"))),
    ("let η = 1", .naming(.notAName("η"))), ("let a = 1/0", .naming(.notANumberToKeep("a"))),
    ("let a = sqrt(-1)", .naming(.notANumberToKeep("a"))),
    ("let a = out", .loop(.notComputed(name: "out", by: .forward))),
  ])
  func whatCannotBeKeptIsRefused(_ command: String, _ error: SessionError) throws {
    var session = Session()
    let before = session.state
    #expect(throws: error) { try session.perform(command) }
    #expect(session.state == before)
  }

  @Test func thereIsRoomForAThousand() throws {
    var session = Session()
    for index in 0..<1000 { _ = try session.perform("let n_\(index) = \(index)") }
    #expect(throws: SessionError.naming(.tooManyNames(names: 1000, numbers: 100_000))) {
      try session.perform("let m = 1")
    }
    _ = try session.perform("let n_7 = 70")
    #expect(try value("n_7 + n_999", session) == .scalar(1069))
  }

  @Test func indicesBeyondAreRefused() throws {
    let session = try session(after: "let v = W1[0]", "let one = 1")
    #expect(throws: SessionError.self) { try value("v[2]", session) }
    #expect(throws: SessionError.self) { try value("v[0][0]", session) }
    #expect(throws: SessionError.self) { try value("v[-1]", session) }
    #expect(throws: SessionError.self) { try value("one[0]", session) }
  }

  @Test func aFileKeepsThem() throws {
    let session = try session(after: "let a = 0.1", "let v = W1[0]", "let m = W1", "print 5")
    let read = try SessionFile.session(try SessionFile.bytes(of: session))
    #expect(read.state.own == session.state.own)
    #expect(throws: SessionError.self) { try value("ans", read) }
  }

  @Test(arguments: [
    #"{"name":"W1","axes":[],"numbers":[1]}"#, #"{"name":"a","axes":[],"numbers":[1,2]}"#,
    #"{"name":"a","axes":[2],"numbers":[1]}"#, #"{"name":"a","axes":[1,1,1],"numbers":[1]}"#,
    #"{"name":"a","axes":[100000,100000],"numbers":[1]}"#,
    #"{"name":"a","axes":[],"numbers":["NaN"]}"#, #"{"name":"a"}"#,
    #"{"name":"a","axes":[],"numbers":[1]},{"name":"a","axes":[],"numbers":[1]}"#,
  ])
  func aFileWithOthersIsRefused(_ members: String) throws {
    let text = String(decoding: try SessionFile.bytes(of: Session()), as: UTF8.self)
    #expect(throws: Never.self) { try SessionFile.session(Array(text.utf8)) }
    let wild = text.replacing(/"own": ?\[\]/, with: "\"own\":[\(members)]")
    #expect(wild != text)
    #expect(throws: FileFault.self) { try SessionFile.session(Array(wild.utf8)) }
  }
}
