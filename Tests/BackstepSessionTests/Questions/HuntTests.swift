import Backprop
import Testing

@testable import BackstepSession

/// The check finds what the bug lab hides.
@Suite struct HuntTests {
  /// In 200 random nets, with each bug that makes gradients wrong: where a gradient is off by more
  /// than a thousandth the check fails and names the weight first, where none is it passes.
  @Test(
    arguments: Mistake.allCases.filter {
      $0.changesGradients
        && ![.batchSum, .batchTwice, .maskRedrawn, .maskUnscaled, .normConstants, .normUnbiased]
          .contains($0)
    })
  func theCheckFailsWithABug(_ mistake: Mistake) throws {
    var found = 0
    var tried = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = try RandomSession(seed: seed, deepest: 5)
      // Two loops with it, so that there is something left over and something stale.
      try random.run(["set lr 0.3", "bug \(mistake.rawValue)", "step 8", "set x[0] 0.75", "step 2"])
      let state = random.session.state
      guard state.idleness(of: mistake) == nil else { continue }
      tried += 1
      let pass = try #require(state.values.forward)
      let target = try #require(state.y)
      let right = state.network.backward(pass, target: target, loss: state.settings.loss).gradients
      let wrong = state.backwardPass(of: pass, target: target).gradients
      let largest = zip(right, wrong).map { max(abs($0), abs($1)) }.max() ?? 0
      let isOff = zip(right, wrong).contains {
        abs($0 - $1) > 1e-3 * max(abs($0), abs($1)) && abs($0 - $1) > 1e-6 * max(1, largest)
      }
      let report = try random.check("check")
      guard isOff else { continue }
      found += 1
      #expect(!report.passed, "seed \(seed), \(random.commands)")
      let worst: CheckReport.Entry? = report.worst
      guard let worst else { continue }
      let index = try #require(state.architecture.parameters(of: worst.name)?.first)
      #expect(right[index] != wrong[index], "seed \(seed): \(worst.name)")
      // Healed, it is right again; but a net that ran away has lost the digits for a difference.
      guard largest < 1e15 else { continue }
      try random.run(["bug off"])
      #expect(try random.check("check").count(.wrong) == 0, "seed \(seed)")
    }
    #expect(tried >= 25 && found * 2 > tried, "\(found) found of \(tried) tried in 200")
  }

  /// So it does with those of batches, masks and norms, on a batch of three.
  @Test(arguments: [
    Mistake.batchSum, .batchTwice, .maskRedrawn, .maskUnscaled, .normConstants, .normUnbiased,
  ])
  func theCheckFailsOnABatch(_ mistake: Mistake) throws {
    var (tried, found) = (0, 0)
    for seed in 1...15 {
      for norm in ["batchnorm", "layernorm"] {
        let isOfNorm = [.normConstants, .normUnbiased].contains(mistake)
        let script = Script(
          "seed \(seed); net 2 4 3 2 tanh sigmoid \(isOfNorm ? norm : ""); set loss half; "
            + "set x [[0.5,-1],[1,0.25],[-0.75,2]]; set y [[0,1],[1,0],[0.5,0.5]]; "
            + "set dropout \([.maskRedrawn, .maskUnscaled].contains(mistake) ? 0.4 : 0); "
            + "bug \(mistake.rawValue); forward; loss; backward; check")
        guard case .check(let report) = script.reports.last?.body else {
          Issue.record("no check: \(String(describing: script.error))")
          continue
        }
        let state = script.state
        guard state.idleness(of: mistake) == nil else { continue }
        tried += 1
        if !report.passed { found += 1 }
        let healed = Script(
          "seed \(seed); net 2 4 3 2 tanh sigmoid \(isOfNorm ? norm : ""); set loss half; "
            + "set x [[0.5,-1],[1,0.25],[-0.75,2]]; set y [[0,1],[1,0],[0.5,0.5]]; forward; check")
        guard case .check(let right) = healed.reports.last?.body else { continue }
        #expect(right.count(.wrong) == 0)
      }
    }
    #expect(tried >= 22 && found * 10 >= tried * 9, "\(found) of \(tried)")
  }
}
