import Backprop
import Testing

@testable import BackstepSession

/// Batch and layer normalisation on the stages.
@Suite struct NormTests {
  private static let all = "sample all; forward; loss; backward; "

  /// A cycle over an epoch gives the very bits of `train`, running statistics too.
  @Test(arguments: Optimizer.allCases, ["batchnorm", "layernorm"])
  func steppedIsTrained(_ optimizer: Optimizer, _ norm: String) {
    for batch in [2, 3, 4] {
      for shuffle in ["off", "on"] {
        for dropout in ["0", "0.5"] {
          let setup =
            "seed 5; net 2 4 3 1 tanh \(norm); set optimizer \(optimizer); set batch \(batch); "
            + "set shuffle \(shuffle); set dropout \(dropout); "
          // Of four samples three make a batch, and the last joins it under batchnorm.
          let loops = batch == 4 || batch == 3 && norm == "batchnorm" ? 1 : 2
          let trained = Script(setup + "train 3").state
          let cycled = Script(setup + "cycle \(3 * loops)").state
          #expect(cycled.network == trained.network, "\(setup)")
          #expect(cycled.optimizerState == trained.optimizerState, "\(setup)")
          #expect(cycled.epoch == 3 && trained.epoch == 3)
        }
      }
    }
  }

  @Test(arguments: ["batchnorm", "layernorm"], Mistake.allCases)
  func steppedIsTrainedWithABug(_ norm: String, _ mistake: Mistake) {
    let setup = "net 2 4 3 1 tanh \(norm); set batch 2; bug \(mistake.rawValue); "
    #expect(Script(setup + "train 2").state.network == Script(setup + "cycle 4").state.network)
  }

  @Test func theThreeWaysAreTheFusedFormula() {
    for norm in ["batchnorm", "layernorm"] {
      let script = Script("net 2 4 1 tanh \(norm); \(Self.all)why d1[0][2]")
      guard case .why(let report) = script.reports.last?.body else {
        Issue.record("no answer: \(String(describing: script.error))")
        continue
      }
      #expect(report.ways.map(\.kind) == [.own, .mean, .variance])
      let sum = report.ways.reduce(0) { $0 + $1.value }
      #expect(abs(sum - (report.value.number ?? .nan)) < 1e-15)
      #expect(report.trees[0].contradiction == nil)
    }
  }

  @Test func everyNameIsThere() {
    let batch = Script("net 2 4 1 tanh batchnorm; \(Self.all)nudge")
    for (name, count) in [
      ("mean1", 4), ("var1", 4), ("norm1", 16), ("u1", 16), ("scale1", 4), ("shift1", 4),
      ("dU1", 16), ("dNorm1", 16), ("gradscale1", 4), ("gradshift1", 4), ("deltascale1", 4),
      ("deltashift1", 4), ("runmean1", 4), ("runvar1", 4), ("normeps", 1),
    ] {
      #expect(batch.numbers(name).count == count, "\(name)")
    }
    let layer = Script("net 2 4 1 tanh layernorm; \(Self.all)print mean1[2]")
    #expect(layer.error == nil)
    #expect(layer.numbers("mean1").count == 4)
    #expect(Script("net 2 4 1 layernorm; forward; print mean1").error == nil)
    #expect(Script("net 2 4 1 layernorm; print runmean1").error != nil)
    #expect(Script("net 2 4 1; print scale1").error != nil)
    #expect(Script("net 2 4 1 batchnorm; print scale2").error != nil)
  }

  @Test func runningStatisticsAreOfTheForwards() {
    let setup = "net 2 3 1 tanh batchnorm; sample all; forward; "
    let script = Script(setup)
    for (running, now, start, factor) in [
      ("runmean1", "mean1", 0.0, 1.0), ("runvar1", "var1", 1.0, 4.0 / 3),
    ] {
      let expected = script.numbers(now).map { 0.9 * start + 0.1 * ($0 * factor) }
      #expect(zip(script.numbers(running), expected).allSatisfy { abs($0 - $1) < 1e-15 })
    }
    // Shown again, it is not run again; anew, it is.
    #expect(Script(setup + "forward").numbers("runmean1") == script.numbers("runmean1"))
    #expect(
      Script(setup + "set b2 1; forward").numbers("runmean1") != script.numbers("runmean1"))
    #expect(Script(setup + "undo").numbers("runmean1") == [0, 0, 0])
    #expect(Script(setup + "reset").numbers("runvar1") == [1, 1, 1])
    #expect(
      Script(setup + "loss; backward; nudge").numbers("runmean1") == script.numbers("runmean1"))
  }

  @Test(arguments: [
    ("net 2 1 batchnorm", SessionError.network(.nothingToNormalize)),
    ("net 2 3 1 batchnorm; forward", .network(.batchOfOne)),
    ("net 2 3 1 batchnorm; train", .network(.batchOfOne)),
    ("net 2 3 1 batchnorm; set batch 4; train; sample 2; check", .network(.batchOfOne)),
    ("net 2 3 1 batchnorm; sample all; forward; sample 1; cycle", .network(.batchOfOne)),
  ])
  func refusals(_ commands: String, _ error: SessionError) {
    #expect(Script(commands).error == error)
  }

  @Test func theNetSaysThatItNeedsABatch() {
    #expect(Script("net 2 3 1 batchnorm").reports[0].notes == [.needsBatch])
    #expect(Script("set batch 2; net 2 3 1 batchnorm").reports[1].notes == [])
    #expect(Script("net 2 3 1 layernorm").reports[0].notes == [])
  }

  @Test(arguments: ["batchnorm", "layernorm"])
  func whatIsSavedComesBack(_ norm: String) throws {
    for script in ["", Self.all, Self.all + "nudge; ", "set batch 3; set dropout 0.4; step 7; "] {
      let before = Script("net 2 4 3 1 tanh \(norm); set batch 2; " + script).session
      let loaded = try SessionFile.session(try SessionFile.bytes(of: before))
      #expect(!loaded.state.hasChanged(since: before.state))
    }
  }

  @Test func aBiasBeforeBatchnormIsIdle() {
    let script = Script("net 2 3 1 tanh batchnorm; \(Self.all)check b1")
    guard case .check(let report) = script.reports.last?.body else {
      Issue.record("no check")
      return
    }
    #expect(report.entries.allSatisfy { $0.silence == .normalizedAway })
    #expect(script.numbers("gradb1").allSatisfy { abs($0) < 1e-15 })
    #expect(Script("net 2 3 1 tanh batchnorm; \(Self.all)check").error == nil)
  }

  /// Frozen, set by hand, watched: as any parameter.
  @Test func scalesAreParametersAsAnyOther() {
    let script = Script(
      "net 2 3 1 tanh layernorm; set scale1 1 2 3; freeze scale1[1]; watch shift1; cycle")
    #expect(script.error == nil)
    #expect(script.number("scale1[1]") == 2)
    #expect(script.number("scale1[0]") != 1)
    #expect(script.reports.last?.watched.map(\.name) == [Name(.parameter(.value, .shift, 1))])
  }
}
