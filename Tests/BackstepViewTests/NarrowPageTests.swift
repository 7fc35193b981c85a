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
}
