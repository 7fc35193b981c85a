import Backprop

/// A right or a faulty program that runs given steps, with the factors of a reading.
struct Program {
  private let reading: Reading
  private var program: FaultyProgram
  private var state = OptimizerState()

  /// What it makes of one step.
  struct Result {
    fileprivate let step: ProgramStep
    fileprivate let reading: Reading

    /// An array's numbers, row by row.
    func numbers(_ array: StepArray, _ given: GivenStep) -> [Double] {
      let numbers = array.numbers(of: step, in: given.architecture)
      let factor = reading.factor(of: array)
      return factor == 1 ? numbers : numbers.map { $0 * factor }
    }
  }

  init(_ mistakes: [Mistake], _ reading: Reading) {
    self.reading = reading
    program = FaultyProgram(mistakes)
  }

  /// The masks that a program seems to have gone back under, told from its blames: 0 where they are.
  private func redrawnMasks(_ given: GivenStep) -> [Double]? {
    guard program.mistakes.contains(.maskRedrawn), let kept = given.masks.max(), kept > 1 else {
      return nil
    }
    var masks = given.masks
    for layer in 1..<given.architecture.layerCount {
      guard let blames = given.results[.blames(layer)] else { return nil }
      let width = given.architecture.sizes[layer]
      for sample in 0..<given.samples {
        let places = given.architecture.neurons(of: layer, sample: sample)
        for (j, place) in places.enumerated() {
          masks[place] = blames[sample * width + j] == 0 ? 0 : kept
        }
      }
    }
    return masks
  }

  /// One whole loop.
  mutating func run(_ given: GivenStep) -> Result {
    var options = given.trainingOptions(loss: reading.loss)
    // A factor on the gradients is one on the learning rate, save where the optimizer divides by
    // their size: there changes are made of the gradients with their factor.
    let isDivided = options.optimizer.hasSecondMoment
    if !isDivided { options.learningRate *= reading.gradientFactor }
    let before = state
    let step = program.step(
      given.network, input: given.inputs.flatMap(\.self), target: given.targets.flatMap(\.self),
      masks: given.masks, backwardMasks: redrawnMasks(given), options: options, state: &state)
    guard isDivided, reading.gradientFactor != 1 else {
      return Result(step: step, reading: reading)
    }
    state = before
    let changes = program.changes(
      of: given.network, gradients: step.gradients.map { $0 * reading.gradientFactor },
      state: &state, options: options)
    return Result(step: step.changing(changes, of: given.network), reading: reading)
  }
}
