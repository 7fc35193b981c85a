import Backprop
import Testing

@Suite struct StagePassTests {
  @Test(arguments: 1...120)
  func forwardEqualsTheTextbookToTheLastBit(_ seed: Int) throws {
    let random = try RandomCase(seed: UInt64(seed), widest: seed % 10 == 0 ? 23 : 8)
    let reference = ScalarReference(random.network).forward(random.input)
    let pass = random.network.forward(random.input)
    #expect(pass.sums.map(\.bitPattern) == reference.sums.map(\.bitPattern), "\(random)")
    #expect(pass.activations.map(\.bitPattern) == reference.activations.map(\.bitPattern))
  }

  @Test(arguments: 1...120)
  func backwardEqualsTheTextbookToTheLastBit(_ seed: Int) throws {
    let random = try RandomCase(seed: UInt64(seed), widest: seed % 10 == 0 ? 23 : 8)
    let reference = ScalarReference(random.network)
      .backward(random.input, target: random.target, loss: random.loss)
    let pass = random.network.forward(random.input)
    let back = random.network.backward(pass, target: random.target, loss: random.loss)
    #expect(back.blames.map(\.bitPattern) == reference.blames.map(\.bitPattern), "\(random)")
    #expect(back.gradients.map(\.bitPattern) == reference.gradients.map(\.bitPattern))
  }

  /// Infinite inputs and weights give what scalar code gives, whatever the padding holds.
  @Test(arguments: [[2, 3, 1], [3, 5, 6, 2], [1, 1, 1]])
  func infinityGoesWhereItGoesInScalarCode(_ sizes: [Int]) throws {
    let architecture = try Architecture(sizes: sizes, hidden: .relu, output: .linear)
    var parameters = (0..<architecture.parameterCount).map { Double($0 % 5) - 1.5 }
    parameters[parameters.count - 1] = .infinity
    let network = Network(architecture, parameters: parameters)
    var input = [Double](repeating: 1, count: sizes[0])
    input[0] = .infinity
    let target = [Double](repeating: 0, count: architecture.outputCount)
    let reference = ScalarReference(network).backward(input, target: target, loss: .half)
    let back = network.backward(network.forward(input), target: target, loss: .half)
    #expect(back.gradients.map(\.description) == reference.gradients.map(\.description))
  }
}
