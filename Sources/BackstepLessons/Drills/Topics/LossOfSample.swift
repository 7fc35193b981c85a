import Backprop
import BackstepSession

extension DrillPlan {
  /// The loss of one sample, of one output or two.
  static let loss = DrillPlan(
    title: "The loss of a sample",
    hint: "Subtract y from out, square that, and do it for every output."
  ) { dice in
    let outputs = dice.vary([1, 2])
    let loss = dice.vary(outputs == 1 ? [Loss.squared, .half] : [Loss.squared, .half, .mse])
    let outs = (0..<outputs).map { _ in dice.hundredths(5...95) }
    let y = outs.map { _ in Double(dice.whole(0...1)) }
    let net = DrillNet(
      sizes: [1, outputs],
      parameters: outs.map { _ in 0.5 } + outs.map { Activation.sigmoid.sum(for: $0) - 0.5 },
      x: [1], y: y, loss: loss)
    guard let state = net.state else { return nil }
    return DrillDraw(
      lead: "The loss is `\(loss)`: \(Self.words(for: loss)).", state: state, name: Name(.loss),
      given: (0..<outputs).map { Name(.activations(1), [$0]) }
        + (0..<outputs).map { Name(.target, [$0]) },
      usual: ["error-for-loss", "missing-2", "extra-2", "one-output"])
  }

  /// A loss of out − y in words.
  static func words(for loss: Loss) -> String {
    switch loss.kind {
    case .squared: "the squared error, added up over the outputs"
    case .half: "half the squared error, added up over the outputs"
    case .mse: "the squared error, its mean over the outputs"
    case .huber, .bce, .ce: loss.description
    }
  }
}
