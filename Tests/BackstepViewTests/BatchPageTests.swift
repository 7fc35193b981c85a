import BackstepSession
import Testing

@testable import BackstepView

/// The stages over several samples, as text and as JSON.
@Suite struct BatchPageTests {
  private static func report(_ commands: String) throws -> Report {
    var session = Session()
    var last: Report?
    for command in Statements.split(commands) { last = try session.perform(command) }
    return try #require(last)
  }

  /// The four stages on XOR's samples stand on one screen each, the prompt below them.
  @Test(arguments: ["forward", "forward; loss", "step 3", "step 4"], ["", "set dropout 0.5; "])
  func aBatchOfFourFitsAScreen(_ stages: String, _ setup: String) throws {
    for net in ["net 2 3 1", "net 2 3 1 tanh", "net 2 2 1 relu"] {
      let report = try Self.report("\(net); set batch 4; \(setup)\(stages)")
      let text = TextView(ViewOptions(width: 80)).text(of: report)
      let last = text.components(ofStageIn: stages)
      #expect(last.count <= 23, "\(net)")
      #expect(last.allSatisfy { $0.count <= 80 }, "\(net)")
    }
  }

  /// Large batches, wide layers, narrow windows: summarised, and never wider than the window.
  @Test(arguments: [60, 80])
  func nothingIsWiderThanTheWindow(_ width: Int) throws {
    for net in ["net 2 3 1", "net 2 9 9 1 tanh layernorm", "net 2 30 1 relu batchnorm"] {
      for stages in ["forward", "forward; loss", "step 3", "step 4"] {
        let report = try Self.report("\(net); data moons; sample 0..59; \(stages)")
        let lines = TextView(ViewOptions(width: width)).text(of: report).components(
          ofStageIn: stages)
        #expect(lines.count <= 90, "\(net) \(stages)")
        for line in lines where line.count > width {
          // A formula has no place to be broken but between its words.
          #expect(line.contains(" = "), "\(net) \(stages): \(line)")
        }
      }
    }
  }

  /// In JSON the arrays of a sample are one level deeper.
  @Test(arguments: [
    ("sample 0..1; forward", #""x":[[0.0,0.0],[0.0,1.0]],"y":[[0.0],[1.0]]"#),
    ("sample 0..1; step 2", #""losses":["#),
    ("sample 0 3", #""sample":[0,3],"x":[[0.0,0.0],[1.0,1.0]]"#),
    ("sample 3", #""sample":3,"x":[1.0,1.0],"y":[0.0]"#),
    ("set dropout 0.5; forward", #""mask1":["#),
    ("set dropout 0.5; sample all; forward", #""mask1":[["#),
    ("net 2 2 1 batchnorm; sample all; forward", #""mean1":["#),
    ("net 2 2 1 batchnorm; sample all; forward", #""norm1":[["#),
    ("net 2 2 1 layernorm; sample all; forward", #""mean1":["#),
    ("net 2 2 1 batchnorm; sample all; step 3", #""dNorm1":[["#),
    ("net 2 2 1 batchnorm; sample all; step 3", #""gradscale1":["#),
    ("net 2 2 1 batchnorm; sample all; step 4", #""scale1":["#),
    ("net 2 2 1 batchnorm", #""scale1":[1.0,1.0],"shift1":[0.0,0.0]"#),
    ("net 2 2 1 batchnorm; sample all; step 3; why d1[0][1]", #""ways":[{"way":"own""#),
    ("sample all; step 3; why gradW1[0][1]", #""samples":[{"s":0,"sample":0,"#),
    ("set batch 2; cycle", #""sample":[0,1]"#),
  ])
  func objects(_ script: String, _ part: String) throws {
    let text = JSONView().text(of: try Self.report(script))
    #expect(text.contains(part), "\(text)")
  }
}

extension String {
  /// The lines of the last stage on a page of some.
  fileprivate func components(ofStageIn stages: String) -> [String] {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard stages.hasPrefix("step") else { return lines }
    let names = ["forward ", "loss ", "backward ", "nudge "]
    let start = lines.lastIndex { line in names.contains { line.hasPrefix($0 + "  ") } } ?? 0
    return Array(lines[start...])
  }
}
