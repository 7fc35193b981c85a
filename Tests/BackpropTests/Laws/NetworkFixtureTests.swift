import Backprop
import Testing

/// One sample through a net as torch's autograd has it.
struct NetworkFixture: CustomTestStringConvertible, Sendable {
  let sizes: [Int]
  let hidden: Activation, output: Activation
  let loss: Loss
  let parameters: [Double]
  let input: [Double], target: [Double]
  let activations: [Double]
  let value: Double
  let gradients: [Double]

  var testDescription: String { "\(sizes) \(hidden) \(output) \(loss) \(loss.huberDelta)" }
}

@Suite struct NetworkFixtureTests {
  @Test(arguments: NetworkFixture.all)
  func passesAreTorchs(_ fixture: NetworkFixture) throws {
    let network = Network(
      try Architecture(sizes: fixture.sizes, hidden: fixture.hidden, output: fixture.output),
      parameters: fixture.parameters)
    let pass = network.forward(fixture.input)
    #expect(pass.activations.isClose(to: fixture.activations))
    let value = network.loss(fixture.loss, of: pass, target: fixture.target)
    #expect(value.isClose(to: fixture.value))
    let back = network.backward(pass, target: fixture.target, loss: fixture.loss)
    #expect(back.gradients.isClose(to: fixture.gradients))
  }
}
