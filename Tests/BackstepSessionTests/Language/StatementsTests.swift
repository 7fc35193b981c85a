import Testing

@testable import BackstepSession

@Suite struct StatementsTests {
  @Test(arguments: [
    ("forward", ["forward"]),
    ("forward; loss;backward", ["forward", "loss", "backward"]),
    ("  forward ;; ; loss  ", ["forward", "loss"]),
    ("forward # and then; loss", ["forward"]),
    ("# nothing", []),
    ("", []),
    ("source \"a;b#c\"; loss", ["source \"a;b#c\"", "loss"]),
    ("loss ; complete set  ; complete", ["loss", "complete set ", "complete"]),
    ("forward\nloss\r\nbackward", ["forward", "loss", "backward"]),
  ])
  func cutsALineIntoCommands(_ line: String, _ commands: [String]) {
    #expect(Statements.split(line) == commands)
  }

  @Test(arguments: [
    (".15 .20, .25\t.30", [0.15, 0.2, 0.25, 0.3]),
    ("[[1, 2], [3, 4]]", [1, 2, 3, 4]),
    ("= 0.5", [0.5]),
    ("-1 +2 1e-3", [-1, 2, 0.001]),
    ("", []),
  ])
  func readsNumbersHoweverTheyAreSeparated(_ text: String, _ numbers: [Double]) throws {
    #expect(try Numbers.list(text) == numbers)
  }

  @Test(arguments: ["nan", "NaN", "inf", "-Infinity", "1e999", "-1e999"])
  func refusesNumbersThatAreNotFinite(_ word: String) {
    #expect(throws: SessionError.typing(.notFinite(word))) { try Numbers.one(word) }
  }

  @Test(arguments: ["", "abc", "0x10", "1,2", "1..2", "--1", "½"])
  func refusesWhatIsNoNumber(_ word: String) {
    #expect(throws: SessionError.typing(.notANumber(word))) { try Numbers.one(word) }
  }
}
