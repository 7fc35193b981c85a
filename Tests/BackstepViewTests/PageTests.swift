import BackstepSession
import Testing

@testable import BackstepView

@Suite struct PageTests {
  private func pages(_ script: String, _ options: ViewOptions = ViewOptions()) throws -> [String] {
    var session = Session()
    return try Statements.split(script).map { TextView(options).text(of: try session.perform($0)) }
  }

  private static let mazur = """
    net 2 2 2; set loss half; set lr 0.5; set x 0.05 0.10; set y 0.01 0.99; \
    set W1 .15 .20 .25 .30; set b1 .35 .35; set W2 .40 .45 .50 .55; set b2 .60 .60; \
    forward; loss; backward; nudge
    """

  @Test func forwardOfTheWorkedExample() throws {
    #expect(
      try pages(Self.mazur)[9] == """
        forward   a sample of your own: x = (0.05, 0.1), y = (0.01, 0.99)

        z1[j] = W1[j][0]*x[0] + W1[j][1]*x[1] + b1[j],   hidden[j] = sigmoid(z1[j])
          z1[0] = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775
              hidden[0] = sigmoid(0.3775) = 0.5933
          z1[1] = 0.25*0.05 + 0.3*0.1 + 0.35 = 0.3925
              hidden[1] = sigmoid(0.3925) = 0.5969

        z2[j] = W2[j][0]*hidden[0] + W2[j][1]*hidden[1] + b2[j]
        out[j] = sigmoid(z2[j])
          z2[0] = 0.4*0.5933 + 0.45*0.5969 + 0.6 = 1.106
              out[0] = sigmoid(1.106) = 0.7514
          z2[1] = 0.5*0.5933 + 0.55*0.5969 + 0.6 = 1.225
              out[1] = sigmoid(1.225) = 0.7729
        """)
  }

  @Test func backwardOfTheWorkedExample() throws {
    #expect(
      try pages(Self.mazur)[11] == """
        backward   the blame goes back; a gradient is blame times input
        dOut[j] = (out[j] - y[j])*(out[j]*(1 - out[j]))
          dOut[0] = (0.7514 - 0.01)*(0.7514*(1 - 0.7514)) = 0.1385
          dOut[1] = (0.7729 - 0.99)*(0.7729*(1 - 0.7729)) = -0.0381
        dHidden[j] = (W2[0][j]*dOut[0] + W2[1][j]*dOut[1])*(hidden[j]*(1 - hidden[j]))
          dHidden[0] = (0.4*0.1385 + 0.5*-0.0381)*(0.5933*(1 - 0.5933)) = 0.008771
          dHidden[1] = (0.45*0.1385 + 0.55*-0.0381)*(0.5969*(1 - 0.5969)) = 0.009954

        gradW2[j][i] = dOut[j]*hidden[i],   gradb2[j] = dOut[j]
          gradW2[0][0] = 0.1385*0.5933 = 0.08217
          gradW2[0][1] = 0.1385*0.5969 = 0.08267
          gradW2[1][0] = -0.0381*0.5933 = -0.0226
          gradW2[1][1] = -0.0381*0.5969 = -0.02274
          gradb2[0] = 0.1385    gradb2[1] = -0.0381
        gradW1[j][i] = dHidden[j]*x[i],   gradb1[j] = dHidden[j]
          gradW1[0][0] = 0.008771*0.05 = 0.0004386
          gradW1[0][1] = 0.008771*0.1 = 0.0008771
          gradW1[1][0] = 0.009954*0.05 = 0.0004977
          gradW1[1][1] = 0.009954*0.1 = 0.0009954
          gradb1[0] = 0.008771   gradb1[1] = 0.009954
        """)
  }

  @Test func aLayerOfOneNeuronHasNoLetters() throws {
    let lines = try pages("net 1 1 1 nobias; set x 1; set y 1; step 3")[3].split(separator: "\n")
    #expect(lines.contains("dHidden = W2[0]*dOut*(hidden*(1 - hidden))"))
    #expect(lines.contains("gradW2[0] = dOut*hidden"))
  }

  @Test func nudgeShowsOldChangeAndNew() throws {
    let lines = try pages(Self.mazur)[12].split(separator: "\n").map(String.init)
    #expect(
      lines[2] == "  W1[0][0]   0.15    0.0004386   -0.5*0.0004386 = -0.0002193   0.1498")
    #expect(lines.last == "loss of this sample: 0.2984 before, 0.2805 after (smaller)")
  }

  /// No page is taller than a summary, none wider than the window, and a small one fits 24 lines.
  @Test(arguments: [
    "net 784 128 10 relu softmax; set loss ce", "net 2 3 1; data xor",
    "net 3 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 1 tanh", "net 40 50 60 3 leaky linear",
  ])
  func pagesKeepToTheWindow(_ setup: String) throws {
    var session = Session()
    for command in Statements.split(setup) { _ = try session.perform(command) }
    let (x, y) = (session.state.architecture.inputCount, session.state.architecture.outputCount)
    let one = "set y 1" + String(repeating: " 0", count: y - 1)
    let all = "set x" + (0..<x).map { " \(Double($0 % 7) / 8)" }.joined()
    for command in [all, one, "show weights", "show", "forward", "loss", "backward", "nudge"] {
      let lines = TextView().text(of: try session.perform(command)).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 42, "\(command): \(lines.count) lines")
      if setup.hasPrefix("net 2 3 1") { #expect(lines.count <= 22, "\(command)") }
      for line in lines where !line.hasPrefix("forward") && !line.hasPrefix("loss ") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func asciiMeansASCII() throws {
    let options = ViewOptions(isASCII: true)
    for page in try pages("set lr 2; " + Self.mazur + "; help; show", options) {
      #expect(page.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func colorIsOnlyThereWhenAskedFor() throws {
    #expect(try pages("forward")[0].contains("\u{1B}") == false)
    #expect(try pages("forward", ViewOptions(hasColor: true))[0].contains("\u{1B}"))
  }
}
