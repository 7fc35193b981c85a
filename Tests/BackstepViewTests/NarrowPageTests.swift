import BackstepSession
import BackstepText
import Testing

@testable import BackstepView

/// Pages on a narrow screen, with many digits: no line is wider, and no number is cut.
@Suite struct NarrowPageTests {
  @Test(
    arguments: [
      "net 2 3 1", "net 2 4 4 1 tanh", "net 2 4 1 tanh layernorm", "net 2 3 1; sample all",
      "net 4 8 3 relu softmax; set x [[5.1,3,1,0.2],[6,3,4,1.5]]; set y [[1,0,0],[0,1,0]]",
      "net 2 4 1 tanh batchnorm; sample all",
    ], [60, 80]) func noLineIsWider(_ net: String, _ width: Int) throws
  {
    var session = Session()
    let view = TextView(ViewOptions(width: width))
    for digits in [4, 17] {
      let script = """
        data xor; \(net); set digits \(digits); forward; loss; backward; why d1; why dOut
        nudge; check; show weights; inspect W1[0][1]
        """
      for line in script.split(separator: "\n") {
        for command in Statements.split(String(line)) {
          let text = view.text(of: try session.perform(command))
          for line in text.split(separator: "\n") where line.displayWidth > width {
            Issue.record("\(command): \(line)")
          }
        }
      }
    }
  }

  /// The pages of training, data and time, where a large net has long ones.
  @Test(arguments: ["net 2 3 1; data xor", "net 2 12 12 1 relu; data moons"], [40, 60, 80])
  func noLineOfARunIsWider(_ net: String, _ width: Int) throws {
    var session = Session()
    let view = TextView(ViewOptions(width: width))
    let commands = """
      \(net); data show; data show 1; sample 1; set lr 0.25; cycle; train 30; evaluate
      watch dOut; watch; step 3; unwatch dOut; freeze W1[0]; freeze; unfreeze W1[0]; let q = dOut*2; let
      print W1; print out*(1 - out); assert out > 0; timeline; mark here; goto epoch 10
      diff here; diff epoch 3; find loss < 0.3; undo; show; show data; show net; show settings
      """
    for line in commands.split(separator: "\n") {
      for command in Statements.split(String(line)) {
        let text = view.text(of: try session.perform(command))
        for line in text.split(separator: "\n") where line.displayWidth > width {
          Issue.record("\(command): \(line)")
        }
      }
    }
  }
}
