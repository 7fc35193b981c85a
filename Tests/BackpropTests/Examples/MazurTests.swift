import Backprop
import Testing

/// The 2-2-2 network worked by hand in M. Mazur, "A step by step backpropagation example", 2015,
/// recomputed in double precision.
///
/// The page's loss after the step, 0.291027924, comes from hidden blames taken with output weights
/// that were already nudged; the correct one is 0.291027774.
@Suite struct MazurTests {
  let input = [0.05, 0.10]
  let target = [0.01, 0.99]
  let network: Network

  init() throws {
    network = Network(
      try Architecture(sizes: [2, 2, 2]),
      parameters: [
        0.15, 0.20, 0.25, 0.30, 0.35, 0.35,
        0.40, 0.45, 0.50, 0.55, 0.60, 0.60,
      ])
  }

  private static let biases = (0..<12).map { [4, 5, 10, 11].contains($0) }

  private func loss(of network: Network) -> Double {
    network.loss(.half, of: network.forward(input), target: target)
  }

  private func nudged(_ network: Network, by gradients: [Double], frozen: [Bool]) -> Network {
    var state = OptimizerState()
    let changes = Optimizer.sgd.changes(
      gradients: gradients, parameters: network.parameters, state: &state, learningRate: 0.5,
      frozen: frozen)
    var result = network
    for index in changes.indices { result.parameters[index] += changes[index] }
    return result
  }

  @Test func forwardGivesThePublishedValues() {
    let pass = network.forward(input)
    #expect(pass.sums[0...1].elementsEqual([0.3775, 0.3925], by: { $0.isClose(to: $1) }))
    let published = [0.593269992, 0.596884378, 0.75136507, 0.772928465]
    #expect(zip(pass.activations, published).allSatisfy { abs($0 - $1) < 1e-8 })
    #expect(abs(pass.sums[2] - 1.105905967) < 5e-10)
    #expect(abs(loss(of: network) - 0.298371109) < 5e-10)
  }

  @Test func backwardGivesTheFullFigures() {
    let back = network.backward(network.forward(input), target: target, loss: .half)
    let blames = [
      0.00877135468948693, 0.009954254705217196, 0.13849856162855695, -0.038098236516556236,
    ]
    #expect(back.blames.isClose(to: blames))
    let weights = [
      0.0004385677344743465, 0.000877135468948693, 0.0004977127352608599, 0.0009954254705217198,
      0.08216704056423077, 0.08266762784753325, -0.02260254047747507, -0.022740242215978222,
    ]
    #expect((Array(back.gradients[0..<4]) + Array(back.gradients[6..<10])).isClose(to: weights))
  }

  @Test func theNudgeGivesTheCorrectLoss() {
    let back = network.backward(network.forward(input), target: target, loss: .half)
    let after = nudged(network, by: back.gradients, frozen: Self.biases)
    let published = [
      0.149780716, 0.19956143, 0.24975114, 0.29950229, 0.35, 0.35,
      0.35891648, 0.408666186, 0.511301270, 0.561370121, 0.6, 0.6,
    ]
    #expect(zip(after.parameters, published).allSatisfy { abs($0 - $1) < 5e-9 })
    #expect(loss(of: after).isClose(to: 0.29102777369359933))
    let again = after.backward(after.forward(input), target: target, loss: .half)
    let third = nudged(after, by: again.gradients, frozen: Self.biases)
    #expect(abs(loss(of: third) - 0.283547133) < 5e-10)
  }

  @Test func theOrderMistakeGivesThePublishedLoss() {
    let pass = network.forward(input)
    let right = network.backward(pass, target: target, loss: .half)
    let output = network.architecture.weights(of: 2)
    let outputNudged = nudged(
      network, by: right.gradients, frozen: (0..<12).map { !output.contains($0) })
    // Hidden blames from weights that are already nudged.
    let stale = outputNudged.backward(pass, target: target, loss: .half)
    let hidden = network.architecture.weights(of: 1)
    let after = nudged(
      outputNudged, by: stale.gradients, frozen: (0..<12).map { !hidden.contains($0) })
    #expect(loss(of: after).isClose(to: 0.29102792390544197))
  }

  @Test func withBiasesTrainedTheLossIsLower() {
    let back = network.backward(network.forward(input), target: target, loss: .half)
    let after = nudged(network, by: back.gradients, frozen: [])
    #expect(abs(loss(of: after) - 0.28047144679) < 5e-11)
    let biases = [4, 5, 10, 11].map { after.parameters[$0] }
    let published = [0.3456143227, 0.3450228727, 0.5307507192, 0.6190491183]
    #expect(zip(biases, published).allSatisfy { abs($0 - $1) < 5e-10 })
  }

  @Test func tenThousandStepsEndWhereTheyShould() {
    let data = Dataset(name: "mazur", samples: [(x: input, y: target)])
    var trainer = Trainer(
      network, on: data,
      options: TrainingOptions(loss: .half, learningRate: 0.5, frozen: Self.biases))
    for _ in 0..<10_000 { _ = trainer.runEpoch() }
    let trained = trainer.network
    let outputs = trained.forward(input).output(of: trained.architecture)
    #expect(
      zip(outputs, [0.0159136204, 0.9840642735]).allSatisfy { abs($0 - $1) < 5e-11 })
    #expect(abs(loss(of: trained) - 3.510188e-05) < 5e-12)
  }
}
