import Backprop
import BackstepSession

extension DrillPlan {
  /// The gradient of a weight: its neuron's blame times the weight's input.
  static let gradient = DrillPlan(
    title: "The gradient of a weight",
    hint:
      "The blame of the neuron that the weight leads into, times what comes in through the weight."
  ) { dice in
    let hidden = (0..<2).map { _ in dice.tenths(1...9) }
    let weights = hidden.map { _ in dice.signedTenths(2...15) }
    let (out, y) = (dice.tenths(1...9), Double(dice.whole(0...1)))
    let x = (0..<2).map { _ in dice.pick([0.5, 1.5, 2, 3, -0.5, -1.5, -2]) }
    let rows = hidden.map { _ in [dice.signedTenths(1...9), dice.signedTenths(1...9)] }
    let net = DrillNet(
      sizes: [2, 2, 1],
      parameters: rows.flatMap { $0 }
        + hidden.indexed { Activation.sigmoid.sum(for: $1) - x.dot(rows[$0]) } + weights
        + [Activation.sigmoid.sum(for: out) - hidden.dot(weights)],
      x: x, y: [y], rate: dice.pick([0.1, 0.2, 0.5, 2]))
    guard let state = net.state else { return nil }
    let (i, j) = (dice.whole(0...1), dice.whole(0...1))
    let layer = dice.whole(1...2)
    let name =
      layer == 1 ? Name(.weights(1, .gradient), [j, i]) : Name(.weights(2, .gradient), [0, j])
    return DrillDraw(
      lead: "A 2-2-1 net of sigmoids under the loss `squared`.", state: state, name: name,
      given: layer == 1
        ? [
          Name(.input, [i]), Name(.activations(1), [j]), Name(.weights(1), [j, i]),
          Name(.blames(1), [j]), Name(.learningRate),
        ]
        : [
          Name(.activations(1), [j]), Name(.weights(2), [0, j]), Name(.activations(2), [0]),
          Name(.target, [0]), Name(.blames(2), [0]), Name(.learningRate),
        ],
      usual: ["sign", "blame-for-gradient", "change-for-gradient"] + (layer == 2 ? ["slope"] : []))
  }
}
