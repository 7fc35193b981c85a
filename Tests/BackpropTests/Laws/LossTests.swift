import Testing

@testable import Backprop

@Suite struct LossTests {
  /// z, y, loss: what is left of −[y ln out + (1 − y) ln(1 − out)] when out is 0 or 1 to rounding.
  @Test(arguments: [(1000.0, 0.0, 1000.0), (-1000, 1, 1000), (1000, 1, 0), (-1000, 0, 0)])
  func bceKeepsItsDigitsFarOut(_ z: Double, _ y: Double, _ expected: Double) {
    let out = logistic(z)
    #expect(Loss.bce.value(z: [z], out: [out], y: [y]) == expected)
    let blame = Loss.bce.blame(z: z, out: out, y: y, activation: .sigmoid, outputs: 1)
    #expect(blame == (expected == 0 ? 0 : z > 0 ? 1 : -1))
  }

  @Test func ceKeepsItsDigitsFarOut() throws {
    let architecture = try Architecture(sizes: [1, 3], output: .softmax)
    let network = Network(architecture, parameters: [1000, 0, -1000, 0, 0, 0])
    let pass = network.forward([1])
    #expect(pass.activations == [1, 0, 0])
    #expect(network.loss(.ce, of: pass, target: [1, 0, 0]) == 0)
    #expect(network.loss(.ce, of: pass, target: [0, 1, 0]) == 1000)
    #expect(network.loss(.ce, of: pass, target: [0, 0, 1]) == 2000)
  }

  @Test func theSquaredLossesDifferByTheirFactors() {
    let (out, y) = ([0.5, 0.75, 0.0, 1.0], [0.0, 1.0, 0.25, 1.0])
    let values = [Loss.squared, .half, .mse].map { $0.value(z: out, out: out, y: y) }
    #expect(values == [0.375, 0.1875, 0.09375])
  }

  /// A square up to δ, a line beyond it, joined with equal slopes; e, δ, loss, blame.
  @Test(arguments: [
    (0.5, 1.0, 0.125, 0.5), (-1, 1, 0.5, -1), (3, 1, 2.5, 1), (-3, 2, 4, -2),
    (.infinity, 1, .infinity, 1),
    (1e-200, 1, 0, 1e-200), (5, 0.25, 1.21875, 0.25),
  ])
  func huberIsASquareAndThenALine(_ e: Double, _ delta: Double, _ value: Double, _ blame: Double) {
    let loss = Loss(.huber, huberDelta: delta)
    #expect(loss.value(z: [e], out: [e], y: [0]) == value)
    #expect(loss.blame(z: e, out: e, y: 0, activation: .linear, outputs: 1) == blame)
  }

  @Test func huberHidesNothingThatIsNoNumber() {
    #expect(Loss.huber.value(z: [.nan], out: [.nan], y: [0]).isNaN)
    let blame = Loss.huber.blame(z: .nan, out: .nan, y: 0, activation: .linear, outputs: 1)
    #expect(blame.isNaN)
  }

  /// What a loss says of itself is what it computes.
  @Test(arguments: Loss.allCases)
  func itsPropertiesAreThoseOfItsNumbers(_ loss: Loss) {
    let (out, y) = ([0.3, 0.7], [0.25, 0.75])
    let z = loss == .bce ? out.map { logarithm($0) - logarithm(1 - $0) } : out.map { logarithm($0) }
    #expect(
      (loss.value(z: z, out: out, y: y) == loss.value(z: [9, 8], out: out, y: y))
        == loss.readsErrors)
    let squares = 0.05 * 0.05 * 2 / loss.divisor(outputs: 2)
    #expect(loss.value(z: z, out: out, y: y).isClose(to: squares) == loss.isSumOfSquares)
    let blame = loss.blame(z: z[0], out: out[0], y: y[0], activation: .linear, outputs: 2)
    #expect(blame.isClose(to: loss.blameFactor(outputs: 2) * 0.05))
    // The sums that lead to an answer give the loss of that answer.
    #expect(
      loss.value(z: loss.sums(predicting: out), out: out, y: y)
        .isClose(to: loss.value(z: z, out: out, y: y)))
  }

  /// At moderate z the stable forms are the textbook's.
  @Test(arguments: [-3.0, -0.5, 0, 0.25, 4])
  func bceIsTheTextbooks(_ z: Double) throws {
    let out = logistic(z)
    let y = 0.3
    let value = Loss.bce.value(z: [z], out: [out], y: [y])
    // −ln out is bce for the answer 1, −ln(1 − out) for 0, and both together are linear in y.
    let one = Loss.bce.value(z: [z], out: [out], y: [1])
    let zero = Loss.bce.value(z: [z], out: [out], y: [0])
    #expect(value.isClose(to: y * one + (1 - y) * zero))
  }

  @Test func aTargetOutsideTheLossIsRefused() {
    #expect(!Loss.bce.accepts(target: [1.5]))
    #expect(!Loss.ce.accepts(target: [0.5, 0.6]))
    #expect(!Loss.ce.accepts(target: [.nan, 1]))
    #expect(Loss.ce.accepts(target: [0.25, 0.75]))
    #expect(Loss.squared.accepts(target: [-7]))
  }

  @Test func eachLossFitsItsOutputs() {
    for activation in Activation.allCases {
      #expect(Loss.squared.fits(activation) == (activation != .softmax))
      #expect(Loss.huber.fits(activation) == activation.isElementwise)
      #expect(Loss.bce.fits(activation) == (activation == .sigmoid))
      #expect(Loss.ce.fits(activation) == (activation == .softmax))
    }
  }
}
