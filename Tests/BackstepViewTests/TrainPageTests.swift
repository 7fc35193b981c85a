import Backprop
import Testing

@testable import BackstepSession
@testable import BackstepView

/// The pages of `train`, `data` and `evaluate`, as whole texts.
@Suite("Pages of training and data")
struct TrainPageTests {
  /// The last page of a script, with a file `t.csv` at hand.
  private func page(_ script: String, file: String = "", _ options: ViewOptions = ViewOptions())
    throws -> String
  {
    try last(script, file) { TextView(options).text(of: $0) }
  }

  private func last(_ script: String, _ file: String, _ text: (Report) -> String) throws -> String {
    var session = Session()
    let effects = Effects(readFile: { _ in Array(file.utf8) })
    var result = ""
    for command in Statements.split(script) {
      result = text(try session.perform(command, effects))
    }
    return result
  }

  private static let flowers = "length,width,kind\n1,2,rose\n3,4,lily\n5,6,rose\n"

  @Test("A condition met, one not met, and one met before the first epoch")
  func endings() throws {
    #expect(
      try page("train 3 until epoch >= 2") == """
        train   2 epochs of xor, 4 samples each

          epoch   mean loss
              1      0.3824
              2      0.3691

        mean loss: 0.3838 before, 0.3554 after; accuracy 50 %
        Stopped after epoch 2: `epoch >= 2` holds.
        """)
    #expect(
      try page("train 2 until loss < 0").hasSuffix(
        "Gave up after 2 epochs: `loss < 0` does not hold."))
    #expect(
      try page("train until lr > 0")
        == "`lr > 0` holds already: no epoch was needed, and nothing has changed.")
  }

  @Test("Divergence says when, what, and what to do")
  func divergence() throws {
    let text = try page("net 2 3 1 linear linear; set lr 1e200; train 10")
    #expect(
      text.hasSuffix(
        """
        Diverged in epoch 1: the loss of sample 1 is not a finite number any more.
        Stopped there. `undo` takes it back, `reset` begins anew; then try a smaller lr
        than 1e+200.
        """))
  }

  @Test("A file of classes: counts, ranges, and the samples by their class")
  func data() throws {
    #expect(
      try page("data t.csv", file: Self.flowers) == """
        t.csv: 3 samples, 2 inputs, 2 answers (put aside: the network does not fit)
        classes: rose (2), lily (1)

          input            lowest   mean   highest   deviation
          x[0]    length        1      3         5       1.633
          x[1]    width         2      4         6       1.633

          sample   x        y
               0   (1, 2)   rose
               1   (3, 4)   lily
               2   (5, 6)   rose
        The network does not fit: `net 2 3 2` would. The stages wait for one.
        """)
    #expect(
      try page("data t.csv; data show 1", file: Self.flowers) == """
        t.csv, sample 1 of 0 to 2: y = lily
          length = 3   width = 4
        """)
    let forward = try page("data t.csv; net 2 2; sample 1; forward", file: Self.flowers)
    #expect(forward.hasPrefix("forward   t.csv, sample 1 of 0 to 2: x = (3, 4), y = lily\n"))
  }

  @Test("Many samples are told by their classes, those held out apart")
  func classes() throws {
    let rows = (0..<60).map { "\($0),\($0 % 5 == 0 ? "a" : "b")\n" }.joined()
    let text = try page(
      "data t.csv split=0.25; net 1 2; set W1 0 0; set b1 0 1; evaluate", file: rows)
    #expect(
      text == """
        evaluate   t.csv, 45 samples; 15 more held out

          class   samples   right   held out   right   most often taken for
          a            10       0          2       0   b (12)
          b            35      35         13      13

        mean loss 0.425, accuracy 77.78 % (35 of 45)
        held out: mean loss 0.3839, accuracy 86.67 % (13 of 15)
        """)
  }

  @Test("JSON names what the text names")
  func json() throws {
    func json(_ script: String, file: String = "") throws -> String {
      try last(script, file) { JSONView().text(of: $0) }
    }
    let trained = try json("train 2 until loss < 0")
    #expect(trained.contains(#""epochs":2,"epoch":2,"mean_loss":0.3"#))
    #expect(trained.contains(#""stopped":"epochs","condition":"loss < 0"}"#))
    #expect(
      try json("net 2 3 1 linear linear; set lr 1e200; train 10").contains(
        #""stopped":"diverged","diverged":{"epoch":1,"name":"loss","sample":1}"#))
    let taken = try json("data t.csv split=0.3", file: Self.flowers)
    #expect(
      taken.contains(
        #""input_names":["length","width"],"classes":["rose","lily"],"held_out":1"#))
    #expect(
      try json("data t.csv; data show 1", file: Self.flowers).hasSuffix(
        #""data":"t.csv","sample":1,"x":[3.0,4.0],"y":[0.0,1.0],"class":"lily"}"#))
    let asked = try json("data xor split=0.25; evaluate")
    #expect(asked.contains(#""accuracy":"#) && asked.contains(#","held_out":{"outs":[[0."#))
  }

  @Test("A digit is drawn in shades, or in characters of ASCII")
  func picture() {
    var points = [Double](repeating: 0, count: 25)
    for index in [2, 7, 12, 17, 22] { points[index] = Double(index) / 22 }
    #expect(
      PointPicture(points, isASCII: true)?.lines
        == ["", "    --", "    ++", "    ##", "    @@"])
    #expect(
      PointPicture(points, isASCII: false)?.lines
        == ["", "    ░░", "    ▒▒", "    ▓▓", "    ██"])
    #expect(PointPicture([0, 1, 2, 3], isASCII: true) == nil)
    #expect(PointPicture([Double](repeating: 2, count: 64), isASCII: true) == nil)
  }
}
