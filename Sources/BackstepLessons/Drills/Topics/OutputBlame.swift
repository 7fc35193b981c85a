import Backprop
import BackstepSession

extension DrillPlan {
  /// dOut, from out and y.
  static let dout = DrillPlan(
    title: "The blame of the output",
    hint: "How the loss moves with out, times how out moves with its sum: the slope."
  ) { dice in
    let loss = dice.vary([Loss.squared, .half, .mse, .bce])
    let activation = loss == .bce ? .sigmoid : dice.vary([Activation.sigmoid, .tanh])
    let out = dice.hundredths(5...95)
    let isClass = loss == .bce || dice.isPlain
    let y = isClass ? Double(dice.whole(0...1)) : dice.tenths(0...10)
    let net = DrillNet(
      sizes: [1, 1], output: activation, parameters: [0.5, activation.sum(for: out) - 0.5], x: [1],
      y: [y], loss: loss)
    guard let state = net.state else { return nil }
    return DrillDraw(
      lead: "The output has the activation \(activation.rawValue), and the loss is `\(loss)`"
        + (loss == .squared ? ", whose 2 is left to the learning rate." : "."),
      state: state, name: Name(.blames(1), [0]),
      given: [Name(.activations(1), [0]), Name(.target, [0])],
      usual: ["sign", "output-not-loss", "extra-2"]
        + (loss == .bce ? ["extra-slope"] : ["slope", "slope-of-a"])
        + (activation == .sigmoid ? [] : ["sigmoid-slope"]) + (loss == .mse ? ["missing-2"] : []))
  }
}
