import Backprop
import Testing

@testable import BackstepSession

/// The check finds what the bug lab hides.
@Suite struct HuntTests {
  /// In 200 random nets, with each bug that makes gradients wrong: where a gradient is off by more
  /// than a thousandth the check fails and names the weight first, where none is it passes.
  @Test(arguments: Mistake.allCases.filter(\.changesGradients))
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
      let index = state.parameterIndex(of: worst.name)
      #expect(right[index] != wrong[index], "seed \(seed): \(worst.name)")
      // Healed, it is right again.
      try random.run(["bug off"])
      #expect(try random.check("check").count(.wrong) == 0, "seed \(seed)")
    }
    #expect(tried >= 60 && found * 2 > tried, "\(found) found of \(tried) tried in 200")
  }
}
