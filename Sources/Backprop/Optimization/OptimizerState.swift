/// What an optimizer remembers between steps. `sgd` remembers nothing.
package struct OptimizerState: Equatable, Sendable {
  /// m of every parameter, in the order of the parameters; empty until an optimizer needs it.
  package var firstMoment: [Double]
  /// v of every parameter, likewise.
  package var secondMoment: [Double]
  /// t, how many steps were taken; only optimizers that keep moments count.
  package var stepCount: Int

  /// A state from before the first step, or one written down earlier.
  package init(firstMoment: [Double] = [], secondMoment: [Double] = [], stepCount: Int = 0) {
    self.firstMoment = firstMoment
    self.secondMoment = secondMoment
    self.stepCount = stepCount
  }

  /// The same, with every moment that the optimizer needs there, 0 where it was not.
  ///
  /// - Precondition: What is there has `count` numbers.
  func filled(for optimizer: Optimizer, count: Int) -> OptimizerState {
    precondition(firstMoment.isEmpty || firstMoment.count == count)
    precondition(secondMoment.isEmpty || secondMoment.count == count)
    var result = self
    if optimizer.hasFirstMoment, firstMoment.isEmpty {
      result.firstMoment = [Double](repeating: 0, count: count)
    }
    if optimizer.hasSecondMoment, secondMoment.isEmpty {
      result.secondMoment = [Double](repeating: 0, count: count)
    }
    return result
  }
}
