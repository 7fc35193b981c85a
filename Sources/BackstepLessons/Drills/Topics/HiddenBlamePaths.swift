import Backprop
import BackstepSession

extension DrillPlan {
  /// dHidden[j] over the paths to two outputs or three.
  static let hiddenBlamePaths = DrillPlan(
    title: "The blame of a hidden neuron, several paths",
    hint:
      "Each path brings back its weight times the blame at its end. Add the paths up, then take "
      + "the neuron's own slope."
  ) { dice in
    let outputs = dice.whole(2...3)
    let hidden = (0..<2).map { _ in dice.tenths(1...9) }
    let rows = (0..<outputs).map { _ in [dice.signedTenths(2...15), dice.signedTenths(2...15)] }
    let outs = rows.map { _ in dice.tenths(1...9) }
    let y = outs.map { _ in Double(dice.whole(0...1)) }
    let biases = outs.indexed { Activation.sigmoid.sum(for: $1) - hidden.dot(rows[$0]) }
    let net = DrillNet(
      sizes: [1, 2, outputs],
      parameters: [0.5, -0.5]
        + [-0.5, 0.5].indexed { Activation.sigmoid.sum(for: hidden[$0]) + $1 } + rows.flatMap { $0 }
        + biases, x: [1], y: y)
    guard let state = net.state else { return nil }
    let j = dice.whole(0...1)
    let columns = outputs == 2 ? [0, 1] : [j]
    return DrillDraw(
      lead: "A hidden neuron, a sigmoid, leads to \(outputs) outputs.", state: state,
      name: Name(.blames(1), [j]),
      given: [Name(.activations(1), [j])]
        + (0..<outputs).flatMap { k in columns.map { Name(.weights(2), [k, $0]) } }
        + (0..<outputs).map { Name(.blames(2), [$0]) },
      usual: [
        "sign", "hidden-slope", "slope-of-a", "one-path", "forgotten-path", "weight-forgotten",
      ]
        + (outputs == 2 ? ["transposed"] : []))
  }
}
