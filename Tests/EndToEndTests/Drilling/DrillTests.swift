import BackstepSession
import Testing

@testable import backstep

/// Drills in a pipe, as JSON, and at a terminal.
@Suite struct DrillTests {
  @Test func aDrillInAPipe() throws {
    let home = try TemporaryFolder()
    let run = try Program.run(
      input:
        "drill hidden-blame\n0.00806\nhint\nprint hidden[1]\n-0,00806\ndrill list\ndrill off\n",
      home: home)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(
      run.output == """
        Type the number, or a calculation. `hint` helps, `skip` shows the working,
        `drill off` ends it.

        The hidden layer has the activation sigmoid, the output is a sigmoid, and the
        loss is `squared`.

        `hidden[1] = 0.7`, `W2[1] = 0.4`, `out = 0.6`, `y = 1`, `dOut = -0.096`

        What is `dHidden[1]`, to 3 significant digits?
        Not quite. Right size, wrong sign.
        Try again; `hint` helps, `skip` shows the working.
        Hint 1 of 2: The blame that comes after it, times the weight of the path, times
        its own slope.
        0.7
        Right.
          dHidden[1] = W2[1]*dOut*(hidden[1]*(1 - hidden[1]))
                     = 0.4*-0.096*(0.7*(1 - 0.7))
                     = -0.008064
        hidden-blame: 0 of 1 right, 1 to come again.
          topic                right   of
          forward-sum                       The weighted sum of a neuron
          activation                        What a neuron says
          loss                              The loss of a sample
          dout                              The blame of the output
          hidden-blame             0    1   1 to come again
          hidden-blame-paths                The blame of a hidden neuron, several paths
          gradient                          The gradient of a weight
          change                            The change of a weight
          new-weight                        A weight after its nudge
          softmax                           Softmax
          momentum                          Momentum
          adam                              The first steps of Adam
          batch-mean                        The mean over a batch
        `drill` alone goes on with `forward-sum`.
        hidden-blame: 0 of 1 right, 1 to come again.
        Your own session is here again.

        """, "\(run.output)")
  }

  @Test func aDrillForPrograms() throws {
    let home = try TemporaryFolder()
    let run = try Program.run(
      ["--json", "--keep-going"],
      input: "drill hidden-blame\n0.00806\n-0.00806\nskip\ndrill\nskip\n",
      home: home)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 6, "\(run)")
    #expect(
      lines[0] == """
        {"command":"drill","ok":true,"time":2,"topic":"hidden-blame","id":"hidden-blame-1-1",\
        "name":"dHidden[1]","prompt":"The hidden layer has the activation sigmoid, the output is a \
        sigmoid, and the loss is `squared`.\\n\\n`hidden[1] = 0.7`, `W2[1] = 0.4`, `out = 0.6`, \
        `y = 1`, `dOut = -0.096`\\n\\nWhat is `dHidden[1]`, to 3 significant digits?","numbers":\
        {"hidden[1]":0.7,"W2[1]":0.4,"out":0.6,"y":1.0,"dOut":-0.096},"digits":3,"right":0,\
        "missed":0,"due":0,"in_row":0}
        """)
    #expect(lines[1].contains("\"correct\":false,\"expected\":-0.00806"))
    #expect(
      lines[1].contains(
        "\"diagnosis\":\"sign\",\"wrong_sign\":false,\"message\":\"Right size, wrong sign.\",\"working\":"
      ))
    #expect(lines[2].contains("\"correct\":true") && lines[2].contains("\"diagnosis\":null"))
    #expect(lines[3].contains("\"code\":\"nothing-asked\""))
    #expect(lines[4].contains("\"id\":\"hidden-blame-1-2\""))
    #expect(lines[5].contains("\"command\":\"skip\",\"ok\":true") && lines[5].contains("\"due\":2"))
    #expect(run.status == 1)
  }

  /// What one makes of a drill's network, one's own never sees; and how one stands is kept.
  @Test func onesOwnSessionIsPutBackAndTheStandingKept() throws {
    let home = try TemporaryFolder()
    let first = try Program.run(
      input: "set lr 0.125\nforward\ndrill dout\nset lr 9\nforward\nskip\nleave\nprint lr\nloss\n",
      home: home)
    #expect(first.status == 0 && first.error == "", "\(first.error)")
    #expect(first.output.contains("Your own session is here again.\n\n0.125\n"))
    let second = try Program.run(input: "drill list\n", home: home)
    #expect(second.output.contains("dout                     0    1   1 to come again"))
    let third = try Program.run(input: "drill\n", home: home)
    #expect(third.output.contains("What is `z1`"))
    let fourth = try Program.run(input: "drill\n", home: home)
    #expect(fourth.output.contains("What is `dOut`"))
  }

  @Test(arguments: [
    ("drill frob", "there is no drill `frob`"),
    ("drill hiden-blame", "did you mean `hidden-blame`"),
    ("drill dout 3", "that is not how `drill` is used"), ("drill off", "no question is open"),
    ("hint", "needs somebody who answers"), ("drill dout; back", "needs somebody who answers"),
    ("drill dout; 1 2", "this cannot stand at character 3"),
    ("drill dout; abc", "there is no `abc`"),
    ("drill dout; (", "the end comes too early"), ("drill dout; 1/0", "not a finite number"),
    ("drill dout; 1e999", "not a finite number"), ("drill dout; dOut", "is what is asked for"),
    ("drill dout; skip; 1", "no question is open"),
    ("drill dout; record a.md", "not possible here"),
  ])
  func refusals(_ commands: String, _ message: String) throws {
    let home = try TemporaryFolder()
    let run = try Program.backstep(["-c", commands], home: home).run()
    #expect(run.status == 1 && run.error.contains(message), "\(run.error)")
  }

  @Test func aStandingThatCannotBeKeptStopsNothing() throws {
    let home = try TemporaryFolder()
    _ = try home.file("state", "a file where a folder should be")
    let run = try Program.run(input: "drill dout\nskip\ndrill off\n", home: home)
    #expect(run.status == 0 && run.error.hasPrefix("how you stand is not kept: "))
    #expect(run.error.split(separator: "\n").count == 1)
  }

  @Test func aLessonHasNoDrillsAmongItsCommands() throws {
    let home = try TemporaryFolder()
    _ = try home.file(
      "a.md",
      "<!-- backstep-lesson 1 id=a title=\"A\" -->\n# A\n\n```backstep\n> drill dout\n...\n```\n")
    let run = try Program.backstep(["prove", "a.md"], home: home).run()
    #expect(run.status == 1 && run.error.contains("`drill` in a lesson is not possible here"))
  }

  /// An independent program draws, errs and answers; `BACKSTEP_DRILLS=1000` has it do more.
  @Test func anIndependentProgramFindsTheSame() throws {
    let home = try TemporaryFolder()
    try Python.run(
      "drills.py",
      [try Program.backstep, getenv("BACKSTEP_DRILLS").map { String(cString: $0) } ?? "2"]
        + DrillTopic.allCases.map(\.rawValue), home, about: "drills solved by NumPy")
  }
}
