/// Training without looking: nudges over a data set, epoch after epoch.
///
/// Gives, bit for bit, what the stages give when they are run one by one.
public struct Trainer: Sendable {
  /// The network as trained so far.
  public private(set) var network: Network
  /// The loss that is made smaller.
  public let loss: Loss
  /// The learning rate of the steps to come.
  public var learningRate: Double
  private let data: Dataset

  /// A trainer that has not yet taken a step.
  ///
  /// - Precondition: The data fit the network, and the loss its output.
  public init(_ network: Network, on data: Dataset, loss: Loss, learningRate: Double) {
    precondition(
      data.inputCount == network.architecture.inputCount
        && data.targetCount == network.architecture.outputCount
        && loss.fits(network.architecture.outputActivation))
    self.network = network
    self.loss = loss
    self.learningRate = learningRate
    self.data = data
  }

  /// Every sample once, a nudge after each.
  ///
  /// - Returns: The mean of the samples' losses, each as it was met, before its nudge.
  public mutating func runEpoch() -> Double {
    var total = 0.0
    for index in 0..<data.count {
      let target = data.target(index)
      let pass = network.forward(data.input(index))
      total += network.loss(loss, of: pass, target: target)
      let gradients = network.backward(pass, target: target, loss: loss).gradients
      for parameter in gradients.indices {
        network.parameters[parameter] += Optimizer.sgd.change(
          gradient: gradients[parameter], learningRate: learningRate)
      }
    }
    return total / Double(data.count)
  }
}
