import Testing

@testable import BackstepSession

@Suite struct AssertTests {
  private func outcome(_ commands: String) -> Result<Assertion, SessionError> {
    let script = Script(commands)
    if let error = script.error { return .failure(error) }
    guard case .assert(let assertion)? = script.reports.last?.body else {
      return .failure(.typing(.unclosedQuote))
    }
    return .success(assertion)
  }

  @Test(arguments: [
    "forward; assert out > 0.5", "assert 1 < 2", "let a = 3; assert a == 3", "assert lr == 0.5",
    "assert max(W1) < 1", "step 3; assert abs(dOut) < 1", "assert all loss < 1",
    "train 10; assert all accuracy >= 0.25", "assert all epoch == 0", "assert b2 != 0",
  ])
  func holds(_ commands: String) throws {
    #expect(try outcome(commands).get().holds)
  }

  @Test func tellsBothSidesWhereItDoesNot() {
    #expect(
      outcome("set b2 4; assert b2*2 <= 7").failure
        == .loop(.assertionFailed("b2*2 <= 7", left: 8, .lessOrEqual, right: 7)))
    #expect(
      outcome("assert 0/0 == 0/0").failure.map {
        if case .loop(.assertionFailed) = $0 { true } else { false }
      } == true)
  }

  @Test(arguments: [
    ("assert W1 > 0", SessionError.loop(.comparesMany("W1 > 0", side: "W1"))),
    ("assert 1 < b1 + 1", .loop(.comparesMany("1 < b1 + 1", side: "b1 + 1"))),
    ("assert b2", .loop(.notAComparison("b2"))),
    ("assert (1 < 2)*1", .loop(.notAComparison("(1 < 2)*1"))),
    ("assert all x[0] < 1", .loop(.notInCondition(name: "x[0]"))),
  ])
  func refuses(_ command: String, _ error: SessionError) {
    #expect(outcome(command).failure == error)
  }

  @Test(arguments: ["assert", "assert out > 0.5", "assert all", "assert 1 <", "assert frob < 1"])
  func refusesWhatCannotBeCompared(_ command: String) {
    #expect(outcome(command).failure != nil)
  }

  @Test func changesNothing() throws {
    var session = Script("forward").session
    let before = session.state
    _ = try? session.perform("assert out > 2")
    _ = try session.perform("assert out < 2")
    #expect(session.state == before)
  }
}

extension Result {
  fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
