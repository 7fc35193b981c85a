import Backprop
import BackstepSession

extension DrillPlan {
  /// The mean over a batch: of the losses, or of what the samples have for a gradient.
  static let batchMean = DrillPlan(
    title: "The mean over a batch",
    hint: "What each sample has, added up, and divided by the number of samples."
  ) { dice in
    var net = weighed(&dice)
    let count = dice.whole(2...4)
    net.x = (0..<count).map { _ in dice.pick([0.5, 1, 1.5, 2, -0.5, -1, -2]) }
    net.y = (0..<count).map { _ in dice.signedTenths(0...20) }
    guard let state = net.state else { return nil }
    let samples = 0..<count
    if dice.whole(0...1) == 0 {
      return DrillDraw(
        lead: "A batch of \(count) samples, each with its loss.", state: state, name: Name(.loss),
        given: samples.map { Name(.losses, [$0]) }, usual: ["sum-for-mean", "one-sample"])
    }
    return DrillDraw(
      lead: "A batch of \(count) samples: the input and the blame of each.", state: state,
      name: Name(.weights(1, .gradient), [0, 0]),
      given: samples.map { Name(.input, [$0, 0]) } + samples.map { Name(.blames(1), [$0, 0]) },
      usual: ["sign", "sum-for-mean", "one-sample", "batch-twice"])
  }
}
