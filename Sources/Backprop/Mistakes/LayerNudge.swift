/// A nudge of one layer by itself, as a program takes it that goes back through the layers and
/// nudges each before it turns to the one below.
///
/// Its changes are those of a whole nudge, but for clipping, whose norm is the layer's own.
struct LayerNudge {
  let range: Range<Int>

  init(_ layer: Int, of architecture: Architecture) {
    range = architecture.parameters(of: layer)
  }

  /// The changes, and the layer's part of the state afterwards, from numbers laid out as all
  /// parameters are.
  func result(
    _ recipe: Recipe, gradients: [Double], parameters: [Double], state: OptimizerState,
    options: TrainingOptions
  ) -> (changes: [Double], state: OptimizerState) {
    func cut(_ numbers: [Double]) -> [Double] { numbers.isEmpty ? [] : Array(numbers[range]) }
    let step = OptimizerStep(
      options.optimizer, gradients: cut(gradients), parameters: cut(parameters),
      state: OptimizerState(
        firstMoment: cut(state.firstMoment), secondMoment: cut(state.secondMoment),
        stepCount: state.stepCount),
      learningRate: options.learningRate, settings: options.settings,
      frozen: options.frozen.isEmpty ? [] : Array(options.frozen[range]))
    return recipe.result(of: step, count: range.count)
  }

  /// All layers' changes, and the state as they leave it.
  static func changes(
    _ recipe: Recipe, of network: Network, gradients: [Double], state: inout OptimizerState,
    options: TrainingOptions
  ) -> [Double] {
    var changes = [Double](repeating: 0, count: gradients.count)
    var after = state.filled(for: options.optimizer, count: gradients.count)
    for layer in 1...network.architecture.layerCount {
      let nudge = LayerNudge(layer, of: network.architecture)
      let result = nudge.result(
        recipe, gradients: gradients, parameters: network.parameters, state: state,
        options: options)
      changes.replaceSubrange(nudge.range, with: result.changes)
      after.stepCount = result.state.stepCount
      if options.optimizer.hasFirstMoment {
        after.firstMoment.replaceSubrange(nudge.range, with: result.state.firstMoment)
      }
      if options.optimizer.hasSecondMoment {
        after.secondMoment.replaceSubrange(nudge.range, with: result.state.secondMoment)
      }
    }
    state = after
    return changes
  }
}
