import Backprop
import Testing

@testable import BackstepSession
@testable import BackstepView

@Suite struct LabPageTests {
  private func run(_ script: String, _ view: (Report) -> String) throws -> String {
    var session = Session()
    return try Statements.split(script).map { view(try session.perform($0)) }.last ?? ""
  }
  private func page(_ script: String) throws -> String {
    try run(script) { TextView().text(of: $0) }
  }
  private func json(_ script: String) throws -> String {
    try run(script) { JSONView().text(of: $0) }
  }

  @Test(arguments: [
    (
      "set W1[0][0] 0.5; watch W1[0] out; forward; set W1[0][0] 0.50000001",
      """
      W1[0][0] = 0.5
      watch   W1[0][0]: 0.5 → 0.50000001
              out: 0.8694 → stale since `set W1[0][0] 0.50000001`
      """
    ),
    (
      "net 2 1; set W1 1 2; watch W1 out; set W1[1] 3; show watches",
      """
        watched   now
        W1        (1, 3)
        out       not computed
      """
    ),
    ("watch b2; unwatch b2", "Not watched any more: b2.\nNothing is watched."),
    (
      "net 2 2 1; set W1 1 2 3 4; set b1 0 0.25; freeze W1[1] b1[0]; set W2 5 6; set b2 7; "
        + "show weights",
      """
        W1[0]   1    2    b1[0]      0*
        W1[1]   3*   4*   b1[1]   0.25

        W2   5    6    b2   7
        * frozen: nudges leave it alone
      """
    ),
    ("set W1 1 2 3 4 5 6; freeze W1[1]; print W1[1]", "  [0] 3   [1] 4\n(frozen: W1[1])"),
    (
      "freeze b1 b2; unfreeze b2",
      "Free to move again: b2.\nFrozen: b1: 3 of 13 numbers, which nudges leave alone."
    ),
    ("bug off", "No bug was on."),
    (
      "bug order; bug off", "The bug `order` is off: backward and nudge are right again."
    ),
    (
      "bug one-path",
      """
      The bug `one-path` is on, until `bug off`: a hidden blame counts only the last
      of its outgoing paths: the sum is assigned, not added to. Changes nothing where
      each hidden neuron has one way out; else only the last is served.
      With this network and these settings the bug changes nothing, because every
        hidden neuron has only one way out.
      """
    ),
  ])
  func pages(_ script: String, _ text: String) throws {
    let found = try page(script)
    #expect(
      found.split(separator: "\n").map { $0.trimmingEnd() }
        == text.split(separator: "\n").map { $0.trimmingEnd() })
  }

  /// A line of a faulty backward does not add up, for whoever reckons it.
  @Test func aMistakeyBackwardShowsTheRightFormulaAndTheWrongNumber() throws {
    let lines = try page("bug slope; step; step; backward").split(separator: "\n").map(String.init)
    #expect(lines[1] == "dOut = (out - y)*(out*(1 - out))")
    #expect(lines[2] == "  dOut = (0.8694 - 0)*(0.8694*(1 - 0.8694)) = 0.8694")
    let biases = try page("bug bias-gradient; step 2; backward")
    #expect(biases.contains("gradb2 = 0.09871 = 0"))
    let nudge = try page("bug bias; step 3; nudge")
    #expect(nudge.contains("-0.5*0.09871 = 0 "))
  }

  @Test func manyChangesAreCut() throws {
    let lines = try page(
      "net 3 9 9 2; watch W1 W2 W3 b1 b2; set x 1 2 3; set y 0 1; forward; loss; backward; nudge"
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("watch ") })
    #expect(lines.count - start == 16)
    #expect(lines[start + 5] == "        ... 22 more of W1 changed")
    #expect(lines.last == "        ... 15 more lines; --json has every number")
  }

  @Test(arguments: [
    (
      "watch b2 out; set b2 1",
      #"{"name":"b2","before":0.8655454022268414,"after":1.0,"status":"fresh"}"#
    ),
    ("freeze b1 W2[1]", #""frozen":["b1","W2[1]"]"#),
    ("freeze b1; show weights", #""frozen":["b1"]"#), ("unfreeze", #""frozen":[]"#),
    (
      "bug order; bug", #""on":true,"bug":"order","hidden":false,"wrong_guesses":0}"#
    ),
    (
      "bug order; bug off",
      #""on":false,"bug":null,"hidden":false,"wrong_guesses":0,"was":"order"}"#
    ),
  ])
  func objects(_ script: String, _ part: String) throws {
    #expect(try json(script).contains(part))
  }

  /// Whichever bug is hidden, all is said in the same words until a backward shows its numbers.
  @Test func nothingTellsHiddenBugsApart() throws {
    let commands = [
      "bug", "show", "show settings", "show watches", "bug list", "help bug", "freeze", "evaluate",
      "forward", "loss", "timeline", "complete bug guess o", "bug guess", "bug guess bais",
    ]
    let texts = Mistake.allCases.map { mistake -> [String] in
      var session = Session()
      session.state.choose(mistake, hidden: true, since: "bug random")
      return commands.map { command in
        do throws(SessionError) {
          let report = try session.perform(command)
          return TextView().text(of: report) + JSONView().text(of: report)
        } catch {
          return ErrorWords(error).line + JSONView().text(of: error, command: command)
        }
      }
    }
    for text in texts { #expect(text == texts[0]) }
  }

  @Test func labPagesKeepToTheWindow() throws {
    #expect(try page("bug list").split(separator: "\n").count <= 24)
    for script in ["bug list", "bug random", "bug random; bug guess transposed"]
      + Mistake.allCases.flatMap({ ["bug \($0.rawValue)", "bug \($0.rawValue); bug"] })
    {
      let lines = try page(script).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 40 && lines.allSatisfy { $0.count <= 80 }, "\(script)")
    }
  }
}

extension Substring {
  fileprivate func trimmingEnd() -> Substring {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}
