import BackstepSession
import Testing

@testable import BackstepView
import BackstepText

/// What a program reads of a prediction.
@Suite struct PredictionJSONTests {
  private func object(_ script: String) throws -> String {
    var session = Session()
    var text = ""
    for command in Statements.split("sample 1; " + script) {
      text = JSONView().text(of: try session.perform(command))
    }
    return text
  }

  @Test(arguments: [
    ("predict out 3*out", "factor"), ("predict out out + 40", "factor"),
    ("predict dOut -dOut", "sign"), ("predict dOut out - y", "slope"),
    ("predict dOut 2*dOut", "extra-2"), ("predict dOut dOut/2", "missing-2"),
    ("predict dOut gradW2[0]", "gradient-for-blame"),
    ("predict gradW2[0] dOut", "blame-for-gradient"),
    ("predict deltaW2[0] gradW2[0]", "gradient-for-change"),
    ("predict deltaW2[0] -gradW2[0]", "rate-missing"), ("predict out z2", "no-activation"),
    ("predict out sigmoid(z2 - b2)", "forgotten-bias"), ("predict z1[0] -z1[0] ", "sign"),
    ("predict out 0.97*out", "difference"), ("predict out 40000", "difference"),
  ])
  func aWrongOneHasACode(_ command: String, _ code: String) throws {
    let text = try object("step 3; \(command)")
    #expect(text.contains(#""correct":false,"expected":"#), "\(text)")
    #expect(text.contains(#","diagnosis":"\#(code)","#), "\(text)")
    #expect(text.contains(#""message":"Not yet: "#))
  }

  @Test func theWordsOfANumberDoNotGiveItAway() throws {
    for name in ["out", "dOut", "dHidden[1]", "loss", "deltaW1[1][1]"] {
      let object = try object("step 3; predict \(name) 17")
      let words = try #require(object.firstIndex(of: "N"), "\(object)")
      let text = object[words...]
      var session = Session()
      for command in Statements.split("sample 1; step 4") { _ = try session.perform(command) }
      let right = try #require(try session.state.value(of: name).number)
      #expect(!text.contains(NumberFormat(digits: 4)(right)), "\(text)")
    }
  }

  @Test func aRightOneHasNoDiagnosis() throws {
    let text = try object("predict out 0.845")
    #expect(text.contains(#""correct":true,"expected":0.8449048016252505,"diagnosis":null"#))
    #expect(text.contains(#""message":"Right: out will be 0.8449.""#))
  }

  /// The 2 of `squared` is folded into the learning rate of derivatives only.
  @Test func aLossTwiceTooLargeIsNoMatterOfTheLearningRate() throws {
    #expect(try object("predict dOut 2*-0.020323779921010365").contains("learning rate"))
    #expect(try !object("step 2; predict loss 2*loss").contains("learning rate"))
  }
}
