import Backprop
import Testing

@testable import BackstepSession

/// What `train` runs can be stepped: batches, shuffled orders, dropout.
@Suite struct BatchTests {
  private static let nets = ["net 2 3 1", "net 2 5 4 1 tanh", "net 2 4 3 1 leaky nobias"]

  /// A cycle over an epoch gives the very bits of `train`, whatever is set.
  @Test(arguments: Optimizer.allCases, ["auto", "2", "3", "4"])
  func steppedIsTrained(_ optimizer: Optimizer, _ batch: String) {
    for net in Self.nets {
      for shuffle in ["off", "on"] {
        for dropout in ["0", "0.5"] {
          let setup =
            "seed 5; \(net); set optimizer \(optimizer); set batch \(batch); set shuffle \(shuffle); "
            + "set dropout \(dropout); "
          let trained = Script(setup + "train 3").state
          let loops = 3 * ((4 + (Int(batch) ?? 1) - 1) / (Int(batch) ?? 1))
          let cycled = Script(setup + "cycle \(loops)").state
          let stepped = Script(setup + "step \(4 * loops)").state
          #expect(trained.epoch == 3)
          for other in [cycled, stepped] {
            #expect(other.network == trained.network, "\(setup)")
            #expect(other.optimizerState == trained.optimizerState, "\(setup)")
            #expect(other.epoch == trained.epoch, "\(setup)")
          }
          // And on from there, whichever way.
          #expect(
            Script(setup + "train 3; cycle \(loops)").state.network
              == Script(setup + "cycle \(loops); train 3").state.network, "\(setup)")
        }
      }
    }
  }

  /// So it is for a program with a mistake.
  @Test(arguments: Mistake.allCases)
  func steppedIsTrainedWithABug(_ mistake: Mistake) {
    let setup =
      "net 2 4 3 1 tanh; set batch 3; set shuffle on; set dropout 0.3; set optimizer adam; "
      + "bug \(mistake.rawValue); "
    let trained = Script(setup + "train 2").state
    let cycled = Script(setup + "cycle 4").state
    #expect(cycled.network == trained.network)
    #expect(cycled.bug == trained.bug)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aBatchIsItsSamplesAndTheirMean(_ seed: UInt64) throws {
    let setup = "seed \(seed); net 2 4 3 1 tanh; set loss half; "
    let stages = "forward; loss; backward"
    let batch = Script(setup + "sample 3 0 2; " + stages)
    var gradients = [Double](repeating: 0, count: batch.state.network.parameters.count)
    for (place, sample) in [3, 0, 2].enumerated() {
      let single = Script(setup + "sample \(sample); " + stages)
      for (of, inBatch) in [
        ("x", "x"), ("y", "y"), ("z1", "z1"), ("hidden1", "hidden1"), ("z3", "z3"),
        ("out", "out"), ("loss", "losses"), ("dOut", "dOut"), ("dHidden1", "dHidden1"),
      ] {
        #expect(batch.numbers("\(inBatch)[\(place)]") == single.numbers(of))
      }
      for (index, value) in (single.state.values.backward?.gradients ?? []).enumerated() {
        gradients[index] += value
      }
    }
    let mean = gradients.map { $0 / 3 }
    let found = batch.state.values.backward?.gradients ?? []
    #expect(zip(found, mean).allSatisfy { abs($0 - $1) <= 1e-15 * max(1, abs($1)) })
    #expect(batch.number("loss == mean(losses)") == 1)
  }

  /// nipunbatra/dl-teaching, notebooks/L03: W, b, the mean half-loss, the gradients and the loss
  /// after a step are published there; x and y are such that they come out.
  @Test func thePublishedBatch() {
    let script = Script(
      "net 2 2 linear; set loss half; set lr 0.01; set W1 1 3 -2 1; set b1 0 1; "
        + "set x [[0, 3], [0, 0], [3, 0]]; set y [[11, 0], [-1, 0], [-1, -3]]; forward; loss; "
        + "backward; nudge")
    #expect(script.error == nil)
    #expect(script.numbers("losses") == [10, 1, 10])
    #expect(script.number("loss") == 7)
    #expect(script.numbers("gradW1") == [4, -2, -2, 4])
    #expect(script.numbers("gradb1") == [1, 1])
    guard case .stage(let report) = script.reports.last?.body else {
      Issue.record("no nudge")
      return
    }
    #expect(abs((report.lossAfter ?? .nan) - 6.5865) < 1e-12)
  }

  @Test func theStagesGoAlongTheOrderOfTheEpoch() {
    let script = Script("seed 2; set batch 3; set shuffle on; cycle; cycle")
    #expect(script.state.sampleIndices?.count == 1)
    let first = script.reports[2].state.sampleIndices ?? []
    #expect(Set(first + (script.state.sampleIndices ?? [])) == [0, 1, 2, 3])
    #expect(Script("set batch 2; sample next").state.sampleIndices == [2, 3])
    #expect(Script("set batch 2; sample next; sample next").state.sampleIndices == [0, 1])
    #expect(Script("set batch 2; sample prev").state.sampleIndices == [2, 3])
    #expect(Script("set batch 3; sample prev").state.sampleIndex == 3)
    #expect(Script("set batch 4; set batch auto").state.sampleIndices == [0])
    #expect(Script("set batch 4; sample 2; cycle; step").state.sampleIndices == [0, 1, 2, 3])
    #expect(Script("set x 1 1; set y 0; sample next").state.sampleIndex == 0)
    #expect(Script("set x 1 1; set y 0; sample prev").state.sampleIndex == 3)
  }

  @Test(arguments: [
    ("sample 3..1", SessionError.data(.samplesBackwards(3, 1))),
    ("sample 0..9", .data(.sampleRange(9, count: 4))),
    ("sample 0 7", .data(.sampleRange(7, count: 4))),
    (
      "sample 0 x",
      .typing(.unknownWord("x", kind: .sample, choices: ["next", "prev", "random", "all"]))
    ),
    ("net 2 1; set dropout 0.5", .network(.nothingToDrop)),
    ("forward; print mask1", .naming(.noDropout)),
    (
      "sample all; forward; predict z1[0] 3",
      .naming(.ofSamples(name: "z1[0]", place: 0, example: "z1[0][0]"))
    ),
    ("sample 0..1; set x 0 1", .naming(.numberCount(name: "x", given: 2, needed: 4))),
    ("set x [[0,1],[1]]", .naming(.numberCount(name: "x", given: 3, needed: 4))),
    ("set x [[0,1],[1,1]]; forward; loss", .loop(.noSample)),
  ])
  func refusals(_ commands: String, _ error: SessionError) {
    let script = Script(commands)
    #expect(script.error?.withoutPlace == error)
  }

  @Test func anIndexOfASampleIsOneOfTheBatch() {
    let error = Script("sample 0..1; forward; print z1[2][0]").error?.withoutPlace
    #expect(error == .naming(.indexRange(name: "z1", index: 2, last: 1, axis: .sample)))
    #expect(Script("sample 0..1; forward; print z1[1][0]").error == nil)
    #expect(Script("sample 2 2; forward; loss; backward").number("dOut[0] == dOut[1]") == 1)
  }

  /// What the stages hold of other samples is not taken for the present ones'.
  @Test func numbersOfOtherSamplesAreNotThere() {
    let script = Script("sample all; forward; watch hidden[3][1]; sample 1; sample 0..1")
    #expect(script.error == nil)
    #expect(script.state.freshness(of: .activations(1)) == .missing)
    #expect(script.state.watches == [Name(.activations(1))])
    #expect(Script("sample all; forward; loss; backward; nudge; sample 1").error == nil)
    #expect(Script("sample all; cycle; sample 1; why deltaW1[0][1]").error == nil)
  }

  @Test func masksAreKeptUntilTheNextSampleOrNudge() {
    let setup = "set dropout 0.5; forward; "
    func masks(_ commands: String) -> [Double] {
      Script(setup + commands).state.values.forward?.masks ?? []
    }
    let first = masks("loss")
    #expect(first.count == 4)
    #expect(masks("set W1[0][0] 3; forward") == first)
    #expect(masks("loss; backward; check") == first)
    let later = (0..<8).map { masks(String(repeating: "sample next; forward; ", count: $0 + 1)) }
    #expect(Set(later.map(\.description)).count > 1)
    #expect(Script(setup + "undo").state.masks.isEmpty)
    #expect(Script(setup + "undo; forward").state.values.forward?.masks == first)
    // With what is dropped the loss after a nudge is that of the same masks.
    #expect(Script(setup + "loss; backward; nudge").state.masks.isEmpty)
  }

  @Test func evaluateKnowsNoMask() throws {
    func outs(_ commands: String) throws -> [[Double]] {
      guard case .evaluate(let report) = Script(commands + "evaluate").reports.last?.body else {
        return []
      }
      return report.evaluation.outputs
    }
    #expect(try outs("") == outs("set dropout 0.9; forward; "))
  }

  /// Saved in the middle of an epoch, it goes on as if it had not been.
  @Test(arguments: [
    "set batch 3; ", "set shuffle on; ", "set batch 2; set shuffle on; set dropout 0.4; ",
  ])
  func savedInAnEpochItGoesOn(_ setup: String) throws {
    for stages in 0...7 {
      let before = Script(setup + "step \(5 + stages)").session
      var loaded = try SessionFile.session(try SessionFile.bytes(of: before))
      #expect(!loaded.state.hasChanged(since: before.state))
      var kept = before
      for command in ["step 6", "train 2"] {
        _ = try kept.perform(command)
        _ = try loaded.perform(command)
      }
      #expect(loaded.state.network == kept.state.network)
      #expect(loaded.state.generator == kept.state.generator)
    }
  }

  @Test(arguments: [
    ("gradW2[0]", "gradW2[0]*4", Slip.sumForMean),
    ("gradW2[0]", "dOut[1]*hidden[1][0]", .oneSample(1)),
    ("loss", "losses[2]", .oneSample(2)), ("loss", "sum(losses)", .sumForMean),
    ("dOut[2]", "out[2] - y[2]", .missingSlope(of: Name(.activations(2), [2, 0]))),
    ("z1[1][0]", "hidden[1][0]", .activationForSum(Name(.activations(1), [1, 0]))),
  ])
  func slipsOfBatchesAreRecognised(_ name: String, _ said: String, _ slip: Slip) {
    let script = Script("sample all; forward; loss; backward; predict \(name) \(said)")
    guard case .predict(let report) = script.reports.last?.body else {
      Issue.record("no prediction: \(String(describing: script.error))")
      return
    }
    #expect(report.slip == slip)
  }

  @Test(arguments: ["", "set dropout 0.5; "])
  func checkProvesTheMean(_ setup: String) {
    for commands in [
      "sample all; check", "sample 0..2; set loss bce; check", "set batch 3; check all",
    ] {
      guard
        case .check(let report) = Script("net 2 6 3 1 tanh; seed 4; " + setup + commands).reports
          .last?.body
      else {
        Issue.record("no check")
        continue
      }
      #expect(report.passed, "\(commands)")
      #expect(report.conclusive > 10)
    }
  }

  @Test func sharesMakeTheMean() {
    let script = Script("sample all; forward; loss; backward; why gradW1[0][1]; inspect W1[0][1]")
    guard case .why(let why) = script.reports[4].body,
      case .inspect(let report) = script.reports[5].body,
      case .parameter(let story) = report.subject
    else {
      Issue.record("no answer")
      return
    }
    for shares in [why.shares, story.shares] {
      #expect(shares.map(\.place) == [0, 1, 2, 3])
      #expect(shares.reduce(0) { $0 + $1.value } / 4 == why.value.number)
    }
    #expect(why.trees[0].contradiction == nil)
  }
}

extension SessionError {
  /// The error itself, wherever in a text it stands.
  fileprivate var withoutPlace: SessionError {
    if case .placed(let error, _, _) = self { error.withoutPlace } else { self }
  }
}
