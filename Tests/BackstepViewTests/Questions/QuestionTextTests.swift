import BackstepSession
import BackstepView
import Testing

/// What questions look like on a plain screen of 80 columns: whole texts.
@Suite struct QuestionTextTests {
  @Test(arguments: screens)
  private func screen(_ screen: Screen) throws {
    var session = Session()
    var text = ""
    for command in Statements.split(screen.commands) {
      text = TextView().text(of: try session.perform(command))
    }
    #expect(text == screen.text)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// Large nets are cut to a screen, whatever is asked, and no line is too wide.
  @Test(arguments: [
    "why out[2]", "why out[2] all", "why dHidden1[4] 3", "why z1[0]", "why W1", "why gradW1",
    "why hidden1", "why loss", "why W1[3][4]", "inspect W1[3][4]", "inspect hidden1", "inspect W1",
    "inspect W1[3]", "inspect hidden1[7]", "check W2[0]", "inspect out",
  ])
  func largeNetsFitAScreen(_ command: String) throws {
    var session = Session()
    for line in [
      "net 60 30 20 10 relu softmax", "set loss ce",
      "set x \((0..<60).map { "\($0 % 7)" }.joined(separator: " "))",
      "set y 0 0 1 0 0 0 0 0 0 0", "step 3",
    ] { _ = try session.perform(line) }
    let lines = TextView().text(of: try session.perform(command)).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 40)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }
}

private struct Screen: CustomTestStringConvertible, Sendable {
  let name: String, commands: String, text: String
  var testDescription: String { name }
}

private let screens = [
  Screen(
    name: "why dHidden[1]", commands: "sample 1; step 3; why dHidden[1]",
    text: """
      dHidden[1] = W2[1]*dOut*(hidden[1]*(1 - hidden[1]))
                 = 0.8651*-0.02032*(0.3882*(1 - 0.3882))
                 = -0.004176

        path to out          W2[1]*dOut = 0.8651*-0.02032 = -0.01758
        slope of hidden[1]   hidden[1]*(1 - hidden[1]) = 0.3882*(1 - 0.3882) = 0.2375

        W2[1] = 0.8651   weight from hidden[1] to out, drawn from seed 1
        dOut = (out - y)*(out*(1 - out)) = -0.02032
        hidden[1] = sigmoid(z1[1]) = sigmoid(-0.455) = 0.3882
      """),
  Screen(
    name: "why deltaW1[1][1] under adam",
    commands: "set optimizer adam; sample 1; step 4; why deltaW1[1][1]",
    text: """
      deltaW1[1][1]
          = -lr*(mW1[1][1]/(1 - beta1^t)/(sqrt(vW1[1][1]/(1 - beta2^t)) + epsilon))
          = -0.5*(-0.0004176/(1 - 0.9^1)/(sqrt(1.744e-08/(1 - 0.999^1)) + 1e-08))
          = 0.5

        lr = 0.5   a setting
        mW1[1][1] = beta1*0 + (1 - beta1)*gradW1[1][1] = -0.0004176
        beta1 = 0.9   a setting
        t = 1   counted by the program
        vW1[1][1] = beta2*0 + (1 - beta2)*gradW1[1][1]^2 = 1.744e-08
        beta2 = 0.999   a setting
        epsilon = 1e-08   a setting
      """),
  Screen(
    name: "why W2", commands: "why W2",
    text: """
      W2   weights, computed from nothing; a nudge moves them by their changes
        largest W2[2] = 0.9144, smallest W2[0] = 0.1034

        W2[0]   (0.1034, 0.8651, 0.9144)
      """),
  Screen(
    name: "inspect W1[1][0] before anything", commands: "inspect W1[1][0]",
    text: """
      W1[1][0] = 0.1482   weight from x[0] to hidden[1], drawn from seed 1

        gradient     `gradW1[1][0]` is not computed yet; `backward` computes it
        numeric      0 by moving it 6.1e-05 up and down
                     (half of the loss's true slope 0: the 2 is left to lr)
        last change  none yet: no nudge
        next change  not known: it needs a gradient not used yet

      path to the loss
        W1[1][0] = 0.1482 → z1[1] ? → hidden[1] ? → out ? → loss ?
      """),
  Screen(
    name: "inspect W1[1][1]", commands: "sample 1; step 3; inspect W1[1][1]",
    text: """
      W1[1][1] = -0.2173   weight from x[1] to hidden[1], drawn from seed 1

        gradient     dHidden[1]*x[1] = -0.004176*1 = -0.004176
        numeric      -0.004176 by moving it 6.1e-05 up and down: agrees to 10 digits
                     (half of the loss's true slope -0.008352: the 2 is left to lr)
        last change  none yet: no nudge
        next change  -lr*gradW1[1][1] = -0.5*-0.004176 = 0.002088

      path to the loss
        W1[1][1] = -0.2173 → z1[1] = -0.455 → hidden[1] = 0.3882 → out = 0.8449
          → loss = 0.02405
        path to out          W2[1]*dOut = 0.8651*-0.02032 = -0.01758
        slope of hidden[1]   hidden[1]*(1 - hidden[1]) = 0.3882*(1 - 0.3882) = 0.2375
        path*slope*input = -0.01758*0.2375*1 = -0.004176, the gradient
      """),
  Screen(
    name: "inspect a dead neuron",
    commands:
      "net 2 1 1 relu; data xor; set W1 -1 -1; set b1 -0.5; sample 3; forward; inspect hidden[0]",
    text: """
      hidden = 0   hidden neuron hidden, relu

        sum         z1 = -1*1 - 1*1 - 0.5 = -2.5
        activation  hidden = relu(-2.5) = 0
        slope       z1 > 0 = -2.5 > 0 = 0
        blame       not known now
        dead here: the sum is not above 0, so nothing is learnt
      """),
  Screen(
    name: "inspect hidden", commands: "sample 1; step 3; inspect hidden",
    text: """
      hidden   layer 1, 3 neurons

                       sum z   activation    slope        blame
        hidden[0]   -0.817         0.3064   0.2125   -0.0004467
        hidden[1]   -0.455         0.3882   0.2375   -0.004176
        hidden[2]    0.02145       0.5054   0.25     -0.004646
      """),
  Screen(
    name: "inspect W2", commands: "sample 1; step 3; inspect W2",
    text: """
      W2
        largest W2[2] = 0.9144, smallest W2[0] = 0.1034
        gradients from -0.01027 to -0.006227
        next changes from 0.003114 to 0.005135
        gradients and numeric gradients differ by at most 1.5e-13

        W2[0]   (0.1034, 0.8651, 0.9144)
      """),
  Screen(
    name: "check", commands: "sample 1; check",
    text: """
      check   all weights and biases: 13 of 13
      on xor, sample 1 of 0 to 3: x = (0, 1), y = 1

        worst first   2*gradient      numeric   relative error
        W1[1][1]      -0.008352    -0.008352           6.3e-11   ok
        b1[1]         -0.008352    -0.008352           6.3e-11   ok
        W1[0][1]      -0.0008934   -0.0008934          5.4e-11   ok
        b1[0]         -0.0008934   -0.0008934          5.4e-11   ok
        W2[2]         -0.02054     -0.02054            1.4e-11   ok
        W2[1]         -0.01578     -0.01578            1.4e-11   ok
        b2            -0.04065     -0.04065            1.2e-11   ok
        W2[0]         -0.01245     -0.01245            4.8e-12   ok
        W1[2][1]      -0.009291    -0.009291           4e-12     ok
        b1[2]         -0.009291    -0.009291           4e-12     ok
        W1[0][0]       0            0                  0         no proof
        W1[1][0]       0            0                  0         no proof
        W1[2][0]       0            0                  0         no proof
      Under squared the true derivative is twice the gradient that backward shows: the
      2 is left to the learning rate. Compared here: 2*gradient.
      Passed: 10 of 10 that this sample can tell; 3 prove nothing here (x[0] is 0):
      try sample 2.
      The worst is off by 6.3e-11.
      """),
  Screen(
    name: "predict right", commands: "sample 1; predict out 0.845",
    text: """
      Right: out will be 0.8449.
      """),
  Screen(
    name: "predict wrong", commands: "sample 1; step 2; predict dOut out - y",
    text: """
      Not yet: dOut will not be -0.1551. The slope of out is missing: what reaches it
      is multiplied by out*(1 - out).
      """),
  Screen(
    name: "predict by a factor", commands: "sample 1; predict out 0.1",
    text: """
      Not yet: out will not be 0.1. It is off by a factor of 0.12.
      """),
]
