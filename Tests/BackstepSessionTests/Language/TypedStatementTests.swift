import Testing

@testable import BackstepSession

/// What fingers type beside commands: calculations and assignments.
@Suite struct TypedStatementTests {
  private func session(_ commands: String = "forward") throws -> Session {
    var session = Session()
    for command in Statements.split(commands) { _ = try session.perform(command) }
    return session
  }

  private func refusal(_ text: String, isTyped: Bool, after commands: String = "forward") throws
    -> SessionError?
  {
    let state = try session(commands).state
    do throws(SessionError) {
      _ = try Command(text, in: state, isTyped: isTyped)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "At a terminal a calculation is answered as by `print`",
    arguments: [
      "out", "W1*2", "1+1", "(1+2)*3", "-out", ".5*2", "W1[0][1]", "sigmoid(0)", "time", "lr",
      "out - y", "loss*2", "loss * 2", "loss + 1", "own", "own*2", "sample == 0", "b2 -4", "n * 2",
    ])
  func aCalculationNeedsNoPrint(_ text: String) throws {
    let session = try session("let own = 3; let n = 2; forward; loss")
    let command = try Command(text, in: session.state, isTyped: true)
    #expect(command.declaration.name == "print" && command.isCalculation)
    #expect(command.arguments.text == text)
    #expect(command.text == "print \(text)")
  }

  @Test(
    "A command stays a command",
    arguments: [
      ("loss", "loss"), ("l", "loss"), ("n", "nudge"), ("tr 5", "train"), ("sample 1", "sample"),
      ("ev", "evaluate"), ("set lr 0.1", "set"), ("let a = 1", "let"), ("seed 7", "seed"),
      ("print = 3", "print"), ("? out", "help"),
    ])
  func aCommandStaysOne(_ text: String, _ name: String) throws {
    let state = try session("let n = 2; let tr = 5").state
    let command = try Command(text, in: state, isTyped: true)
    #expect(command.declaration.name == name && !command.isCalculation)
  }

  @Test("In a script a calculation is refused", arguments: ["out", "W1*2", "1+1"])
  func aScriptNeedsPrint(_ text: String) throws {
    let word = String(text.prefix { $0 != " " })
    #expect(
      try refusal(text, isTyped: false)
        == .typing(.unknownCommand(word, suggestions: ["print \(text)"])))
  }

  @Test(
    "An assignment says which command it means",
    arguments: [
      ("lr 0.1", "set lr 0.1"), ("lr = 0.1", "set lr 0.1"), ("lr=.1", "set lr .1"),
      ("b2 = 4", "set b2 4"), ("b2 4", "set b2 4"), ("W1[0][1] = 0.5", "set W1[0][1] 0.5"),
      ("W1[0][1] 0.5", "set W1[0][1] 0.5"), ("x = 0 1", "set x 0 1"), ("x 0 1", "set x 0 1"),
      ("optimizer adam", "set optimizer adam"), ("loss = bce", "set loss bce"),
      ("loss half", "set loss half"), ("seed = 7", "set seed 7"), ("lr *= 2", "set lr lr*2"),
      ("lr /= 2 + 1", "set lr lr/(2 + 1)"), ("target = 0.1", "let target = 0.1"),
      ("own = 2", "let own = 2"), ("own += 1", "let own = own+1"), ("batch 4", "set batch 4"),
    ], [true, false])
  func anAssignmentSaysWhatItMeans(_ pair: (String, String), isTyped: Bool) throws {
    #expect(
      try refusal(pair.0, isTyped: isTyped, after: "let own = 1; forward")
        == .typing(.meant(pair.0, instead: pair.1)))
  }

  @Test(
    "What cannot be set says why",
    arguments: [
      ("out = 1", SessionError.naming(.notSettable("out"))),
      ("exp = 1", .naming(.nameTaken("exp"))), ("ans = 1", .naming(.nameTaken("ans"))),
      (
        "W1[9] = 1", .naming(.indexRange(name: "W1", index: 9, last: 2, axis: .row))
      ),
    ])
  func whatCannotBeSetSaysWhy(_ text: String, _ error: SessionError) throws {
    #expect(try refusal(text, isTyped: true) == error)
  }

  @Test(
    "A word that means nothing gets the nearest commands and names",
    arguments: [
      ("hiden", "hidden"), ("forwrad", "forward"), ("--help", nil), ("ls -la", nil),
      ("exit()", "quit"), ("lesson()", "lesson"),
    ])
  func anUnknownWordGetsSuggestions(_ text: String, _ near: String?) throws {
    guard case .typing(.unknownCommand(_, let suggestions))? = try refusal(text, isTyped: true)
    else {
      Issue.record("\(String(describing: try refusal(text, isTyped: true)))")
      return
    }
    if let near { #expect(suggestions.contains(near)) }
  }

  @Test(
    "A calculation that is wrong says where",
    arguments: ["W1*", "1+", "hiden*2", "W1[7]", "out is what", "(1", "2 x"])
  func aWrongCalculationSaysWhere(_ text: String) throws {
    switch try refusal(text, isTyped: true) {
    case .placed?, .naming?, .typing(.syntax)?: break
    case let other: Issue.record("\(String(describing: other))")
    }
  }

  @Test func nothingIsChangedByWhatIsMeant() throws {
    var session = try session()
    let before = session.state
    for text in ["lr 0.1", "b2 = 4", "target = 1", "out = 2"] {
      #expect(throws: SessionError.self) { try session.perform(text, abbreviations: true) }
    }
    #expect(session.state == before)
  }

  @Test func noTextTraps() throws {
    let state = try session("let own = 3; forward").state
    let pieces = ["W1", "[", "]", "0", "=", "*", " ", "lr", "(", ".", "own", "ä", "-", "loss", "+"]
    var seed: UInt64 = 1
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<6 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      _ = try? Command(text, in: state, isTyped: true)
      _ = try? Command(text, in: state, isTyped: false)
    }
  }
}
