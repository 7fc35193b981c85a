import Testing

@testable import BackstepText

/// What is heard of a line.
@Suite struct SpeechTests {
  private let speech = Speech(commands: ["set", "sample", "why"])

  @Test(arguments: [
    ("z1[0] = 0.5*0 - 0.25*1 + b1[0]", "z1[0] equals 0.5 times 0 minus 0.25 times 1 plus b1[0]"),
    ("hidden[0] = sigmoid(-0.8) = 0.3", "hidden[0] equals sigmoid of minus 0.8 equals 0.3"),
    ("loss = (out - y)^2", "loss equals open paren out minus y close paren squared"),
    ("-lr*gradient", "minus lr times gradient"),
    ("-0.5*-0.0004 = 0.0002", "minus 0.5 times minus 0.0004 equals 0.0002"),
    ("x = (0, 1), y = 1", "x equals 0 and 1, y equals 1"),
    ("x = (0, -1, ... 62 more)", "x equals 0, minus 1 and 62 more"),
    ("1.2e-07", "1.2 times 10 to the minus 7"),
    ("2/3*(a + b)", "2 divided by 3 times open paren a plus b close paren"),
    ("accuracy 75 % (3 of 4)", "accuracy 75 percent, 3 of 4"),
    ("0.5 (= dOut)", "0.5, equals dOut"), ("lr: 0.5 → 0.25", "lr: 0.5 to 0.25"),
    ("a = 1 → b = 2", "a equals 1, then b equals 2"),
    ("fc1.weight (3x2) was read as W1", "fc1.weight, 3 by 2, was read as W1"),
    ("2-3-1 tanh, samples 0..3", "2-3-1 tanh, samples 0 to 3"),
    ("`undo` goes back; type `set lr 0.1`", "undo goes back; type set lr 0.1"),
    ("`why dOut` and `z = W*x`", "why dOut and z equals W times x"),
    ("`2*lr` is meant", "2*lr is meant"), ("... 5 more: --json has all", "5 more: --json has all"),
    ("0.4012*", "0.4012, frozen"), ("two-layer nets, see a/b.md", "two-layer nets, see a/b.md"),
    ("loss < 0.01", "loss less than 0.01"),
    ("sqrt(var + 1)", "the square root of open paren var plus 1 close paren"),
    ("forward (f), setosa (50)", "forward or f, setosa: 50"), ("> forward", "Command: forward"),
    ("(a note)", "a note"), ("b1 (3) as b", "b1, 3, as b"), ("[[...]], 1", "[[...]], 1"),
    ("No. (2 of 3)", "No. 2 of 3"), ("|e|", "the absolute value of e"),
    ("W1*(", "W1 times open paren"),
    ("R^2 0.5", "R squared 0.5"), ("net|weights", "net or weights"), ("", ""), ("`", ""),
    (")", ")"), ("((((", "open paren open paren open paren open paren"),
  ])
  func isSaid(_ line: String, _ said: String) {
    #expect(speech.sentence(line) == said)
  }

  /// Whatever comes, it ends, and without a trap.
  @Test func anythingIsTaken() {
    let signs = Array("0a[](`*-+/^=<>|.%→ e")
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var line = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line.append(signs[Int(state >> 33) % signs.count])
      }
      #expect(!speech.sentence(line).contains("  "))
    }
  }
}
