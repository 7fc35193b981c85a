import Backprop

/// Which cases a program is asked: from 1-1 to larger nets, over every activation and loss wanted.
package struct CasePlan: Equatable, Sendable {
  /// The one net that is wanted; nil for all sizes.
  var sizes: [Int]?
  /// The activations of hidden layers and of the output.
  var hidden: [Activation] = [.sigmoid]
  var outputs: [Activation] = [.sigmoid]
  var hasBiases = true
  /// The losses; none leaves the loss to the program.
  var losses: [Loss] = []
  /// The most samples of a case; nil for one that is no row.
  var batch: Int?
  /// How many cases; nil for as many as the activations and losses want.
  var count: Int?
  var seed: UInt64 = 1
  var learningRate = 0.5

  /// The first sizes, which tell most mistakes apart.
  private static let ladder = [
    [1, 1], [2, 1], [1, 1, 1], [2, 2, 1], [2, 3, 1], [2, 2, 2], [3, 2, 3], [2, 3, 2, 1],
    [2, 2, 3, 2], [3, 4, 4, 2],
  ]

  /// Activations and a loss that go together.
  private struct Kind {
    let hidden: Activation, output: Activation
    let loss: Loss?
  }

  private var kinds: [Kind] {
    outputs.flatMap { output in
      let losses: [Loss?] = losses.isEmpty ? [nil] : losses.filter { $0.fits(output) }
      return hidden.flatMap { hidden in
        losses.map { Kind(hidden: hidden, output: output, loss: $0) }
      }
    }
  }

  /// The cases in the order in which they are asked; the same for the same seed, and none if no
  /// loss goes with any output.
  package func cases() -> [ProgramCase] {
    let kinds = kinds
    guard !kinds.isEmpty else { return [] }
    let count = count ?? max(100, 12 * kinds.count)
    var generator = Generator(seed: seed)
    var result: [ProgramCase] = []
    var round = 0
    while result.count < count, round < 100 * count {
      let sizes = sizes ?? size(of: round, &generator)
      round += 1
      for kind in kinds {
        // Two of the same net in a row: what is left over from the first shows in the second.
        for _ in 0..<2 where result.count < count {
          if let drawn = draw(sizes, kind, &generator) { result.append(drawn) }
        }
      }
    }
    return result
  }

  private func size(of round: Int, _ generator: inout Generator) -> [Int] {
    if round < Self.ladder.count { return Self.ladder[round] }
    return (0..<2 + generator.below(3)).map { _ in 1 + generator.below(5) }
  }

  private func draw(_ sizes: [Int], _ kind: Kind, _ generator: inout Generator) -> ProgramCase? {
    var sizes = sizes
    if !kind.output.isElementwise { sizes[sizes.count - 1] = max(2, sizes[sizes.count - 1]) }
    guard
      let architecture = try? Architecture(
        sizes: sizes, hidden: kind.hidden, output: kind.output, hasBiases: hasBiases)
    else { return nil }
    func number() -> Double {
      Double(1 + generator.below(10)) / 10 * (generator.below(2) == 0 ? 1 : -1)
    }
    for _ in 0..<50 {
      let parameters = (0..<architecture.parameterCount).map { _ in number() }
      let samples = batch.map { 1 + generator.below($0) } ?? 1
      let inputs = (0..<samples).map { _ in sizes[0...0].flatMap { (0..<$0).map { _ in number() } }
      }
      let targets = (0..<samples).map { _ in target(architecture, &generator) }
      let drawn = ProgramCase(
        network: Network(architecture, parameters: parameters), inputs: inputs, targets: targets,
        loss: kind.loss, learningRate: learningRate, hasRows: batch != nil)
      if drawn.isSmooth { return drawn }
    }
    return nil
  }

  private func target(_ architecture: Architecture, _ generator: inout Generator) -> [Double] {
    let count = architecture.outputCount
    guard architecture.outputActivation.isElementwise else {
      let answer = generator.below(count)
      return (0..<count).map { $0 == answer ? 1 : 0 }
    }
    return (0..<count).map { _ in
      generator.below(2) == 0
        ? Double(generator.below(2)) : Double(1 + generator.below(9)) / 10
    }
  }
}
