import BackstepSession
import BackstepView
import Testing

@Suite struct TimelineTextTests {
  /// What the last command of a line shows.
  private static func text(_ line: String, _ options: ViewOptions = ViewOptions()) throws -> String
  {
    var session = Session()
    var text = ""
    for command in Statements.split(line) {
      text = TextView(options).text(of: try session.perform(command))
    }
    return text
  }

  private static func message(_ line: String) throws -> String {
    do throws(SessionError) {
      var session = Session()
      for command in Statements.split(line) { _ = try session.perform(command) }
      return "no error"
    } catch {
      return ErrorWords(error).line
    }
  }

  @Test(arguments: [
    ("forward; undo", "Undid `forward`, back at time 0; next: forward."),
    (
      "forward; loss; undo 2",
      "Undid 2 commands (`loss` to `forward`), back at time 0; next: forward."
    ),
    ("forward; undo; redo", "Redid `forward`, now at time 1; next: loss."),
    ("set b2 2; undo", "Undid `set b2 2`, back at time 0: b2 2 → 0.8655."),
    ("set lr 3; undo", "Undid `set lr 3`, back at time 0: lr 3 → 0.5."),
    (
      "step 4; undo",
      """
      Undid `step 4`, back at time 0: b2 0.8162 → 0.8655, W2[2] 0.8811 → 0.9144 and 5
        more.
      """
    ),
    (
      "train 10; undo",
      """
      Undid `train 10`, back at time 0: b2 0.0626 → 0.8655 and 12 more; epoch 10 → 0.
      """
    ),
    (
      "net 2 2 1; undo",
      "Undid `net 2 2 1`, back at time 0: net 2-2-1 → 2-3-1.",
    ),
    ("sample 2; goto 0", "Now at time 0, after `start`: sample 2 → 0."),
    ("goto 0", "Already at time 0; next: forward."),
    ("mark a", "a is now time 0, after `start`."),
    ("mark a; set lr 1; mark a", "a is now time 1, after `set lr 1` (it was time 0)."),
    ("set memory 1 MB", "memory: 256 MB → 1 MB"),
    (
      "train 10; goto epoch 4",
      """
      Now at epoch 4, inside `train 10`, time 1: b2 0.0626 → 0.5102 and 12 more; epoch
        10 → 4. This is time 2; `undo` goes back.
      """
    ),
    ("train 10; goto epoch 10", "Already at epoch 10; next: forward."),
    (
      "train 10; goto epoch 0",
      """
      Now at epoch 0, as after `start`, time 0: b2 0.0626 → 0.8655 and 12 more; epoch
        10 → 0. This is time 2; `undo` goes back.
      """
    ),
    (
      "train 10; find loss < 0.3",
      """
      `loss < 0.3` first holds at epoch 6, inside `train 10`, time 1: loss is 0.2955,
        and was 0.3091 just before. Type `goto epoch 6` to go there.
      """
    ),
    (
      "train 10; find epoch == 10",
      """
      `epoch == 10` first holds at epoch 10, inside `train 10`, time 1: epoch is 10,
        and was 9 just before. That is here.
      """
    ),
    (
      "set lr 1; find loss < 9",
      """
      `loss < 9` first holds at time 0, after `start`: loss is 0.3838. Type `goto 0`
        to go there.
      """
    ),
  ])
  func saysInALineWhatCameBack(_ line: String, _ text: String) throws {
    #expect(try Self.text(line) == text)
  }

  @Test(arguments: [
    ("undo", "there is nothing to undo: this is the beginning; `timeline` lists all moments"),
    ("forward; undo 5", "5 commands cannot be undone, only 1; type `undo 1`"),
    (
      "redo",
      "there is nothing to redo: nothing came after this on its branch; `timeline` shows all branches"
    ),
    (
      "forward; goto 7",
      "there is no moment at time 7; times go from 0 to 1; `timeline` lists them; "
        + "`goto epoch 7` goes into a `train`"
    ),
    ("goto epoch 7", "there is no epoch 7 to go to: nothing is trained here; type `train 7` first"),
    (
      "train 5; goto epoch 7",
      "epoch 7 was not trained on the way here; epochs go from 0 to 5; `train` goes on"
    ),
    (
      "train 5; undo; goto epoch 3",
      "there is no epoch 3 to go to: nothing is trained here; "
        + "another branch has it: type `goto epoch 3 of 1`"
    ),
    (
      "cycle 12; goto epoch 2",
      "epoch 2 went by inside `cycle 12`, time 1, and only a `train` can be entered; "
        + "type `goto 1` and `undo`, and take fewer steps"
    ),
    ("goto epoch -1", "`-1` is not a whole number from 0 up; write it like 10"),
    (
      "goto epoch",
      "that is not how `goto` is used; type `goto TIME`, `goto MARK` or `goto epoch N [of TIME]`"
    ),
    (
      "set lr 1; goto epoch 0 of 1",
      "time 1 is after `set lr 1`, which is no `train`; `timeline` shows which are; type `goto 1`"
    ),
    (
      "train 2; train 3; goto epoch 1 of 2",
      "`train 3`, time 2, had no epoch 1; it went from epoch 2 to 5"
    ),
    (
      "train 2; set memory 1 KB; goto epoch 1",
      "epoch 1 is forgotten: what `train 2`, time 1, started from is no longer kept; "
        + "`set memory SIZE` keeps more"
    ),
    (
      "train 10; find loss < 0.01",
      "`loss < 0.01` never held at 11 moments and epochs on the way here; nearest it came was "
        + "`loss` = 0.2623 at epoch 10; that is here; train on"
    ),
    (
      "find loss == 0/0",
      "`loss == 0/0` never held: one side of it was no number at the one moment; "
        + "nothing is less than NaN, more than it or equal to it"
    ),
    (
      "train 3; find W1 > 9",
      "`W1 > 9` never held at 4 moments and epochs on the way here; train on, or ask for less"
    ),
    (
      "find out > 0",
      "`out` is of one sample, and a condition is asked of all of them; "
        + "a condition takes loss, accuracy, epoch, lr, weights, biases and dead1"
    ),
    ("mark begin; goto beginn", "there is no mark `beginn`; did you mean `begin`?"),
    ("goto x", "there is no mark `x`; type a time, or `mark NAME` first"),
    (
      "mark 3", "`3` cannot be a mark; take up to 40 letters, digits, - and _, and not only digits"
    ),
    (
      "set lr 1; set lr 2; set memory 1 KB; undo",
      "the timeline reaches back to time 2 only: older moments are forgotten; "
        + "`set memory SIZE` keeps more"
    ),
  ])
  func saysWhyNot(_ line: String, _ text: String) throws {
    #expect(try Self.message(line) == text)
  }

  @Test func drawsBranches() throws {
    let line = """
      mark begin; set lr 0.1; train 100; mark slow; goto begin; set lr 10; train 100; forward; undo
      set digits 5; goto 4; timeline
      """
    let text = try Self.text(line)
    let tree = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    #expect(text.hasPrefix("timeline   7 moments, "))
    #expect(
      tree.joined(separator: "\n") == """

             0  start   [begin]
             1  ├─ set lr 0.1
             2  │  train 100   [slow]
             3  set lr 10
        >    4  train 100   ← you are here
             5  ├─ forward
             6  set digits 5
        """)
  }

  @Test func drawsBranchesInASCII() throws {
    let text = try Self.text(
      "set lr 1; set lr 2; undo; set lr 3; goto 0; set lr 4; timeline", ViewOptions(isASCII: true))
    #expect(
      text.split(separator: "\n").dropFirst().joined(separator: "\n") == """
             0  start
             1  |- set lr 1
             2  |  |- set lr 2
             3  |  set lr 3
        >    4  set lr 4   <- you are here
        """)
  }

  @Test func staysOnAScreen() throws {
    var session = Session()
    for index in 0..<500 {
      _ = try session.perform("set lr \(index)")
      if index == 40 { _ = try session.perform("mark here") }
    }
    _ = try session.perform("goto 300")
    let text = TextView().text(of: try session.perform("timeline"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 40)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(text.contains("   41  set lr 40   [here]"))
    #expect(text.contains(">  300  set lr 299   ← you are here"))
    #expect(text.contains("    0  start"))
    #expect(text.contains("  500  set lr 499"))
    let hidden = lines.compactMap { line in
      line.contains("... ") ? Int(line.split(separator: " ")[1]) : nil
    }
    let shown = lines.count { $0.contains("set lr") || $0.contains("start") }
    #expect(hidden.reduce(0, +) + shown == 501)
  }

  @Test func saysFromWhereItReaches() throws {
    let text = try Self.text(
      (0..<10).map { "set lr \($0)" }.joined(separator: ";") + "; set memory 1 KB; timeline")
    #expect(text.contains("It reaches back to time 10: 10 older moments forgotten"))
  }

  @Test func putsTwoBranchesSideBySide() throws {
    let line =
      "mark begin; set lr 0.1; train 20; mark slow; goto begin; set lr 10; train 30; diff slow 4"
    #expect(
      try Self.text(line) == """
        diff
                      time 2 [slow]   time 4
          after       train 20        train 30
          mean loss   0.3224          0.2131
          accuracy    50 %            75 %
          epoch       20              30
          lr          0.1             10

        13 of 13 weights and biases differ, the most changed first:
          weight       time 2    time 4    change
          W2[2]       0.6818    -2.647    -3.328
          W1[2][0]    0.354     -2.309    -2.663
          W1[2][1]   -0.7469    -3.175    -2.428
          b1[1]      -0.3083    -1.854    -1.546
          W2[1]       0.7107    -0.6256   -1.336
          b1[0]      -0.8614    -2.144    -1.282
          W1[1][1]   -0.2515    -1.362    -1.111
          W1[0][1]    0.03904   -1.006    -1.045
          b1[2]       0.6655    -0.2115   -0.877
          W1[1][0]    0.1107    -0.7178   -0.8284
          W1[0][0]    0.4039    -0.2982   -0.7021
          b2          0.4994     0.7441    0.2447
          W2[0]      -0.02519   -0.2402   -0.215
        """)
  }

  @Test func comparesWhatCannotBeCompared() throws {
    #expect(
      try Self.text("net 3 2 tanh; diff 0") == """
        diff
                      time 0          time 1
          after       start           net 3 2 tanh
          mean loss   0.3838          ?
          accuracy    50 %            ?
          net         2-3-1 sigmoid   3-2 tanh

        The networks have other shapes; their weights cannot be compared.
        """)
    #expect(
      try Self.text("set lr 1; diff 0").hasSuffix("All 13 weights and biases are the same."))
  }
}
