import Testing

@testable import Backprop

@Suite struct ActivationTests {
  static let elementwise = Activation.allCases.filter(\.isElementwise)
  static let places = [-700, -40, -5, -1, -0.25, 0.25, 1, 3, 40, 700]

  /// z, ln(1 + eᶻ): neither end overflows or rounds to nothing.
  static let farOut: [(Double, Double)] = [
    (0, 0.6931471805599453), (1000, 1000), (-1000, 0), (-40, 4.248354255291589e-18), (40, 40),
    (.infinity, .infinity), (-.infinity, 0),
  ]

  @Test(arguments: farOut)
  func softplusKeepsItsDigitsFarOut(_ z: Double, _ expected: Double) {
    let value = Activation.softplus(z)
    #expect(value == expected || value.isClose(to: expected))
    #expect(Activation.softplus.slope(z: z, a: expected) == logistic(z))
  }

  @Test(arguments: elementwise)
  func theSlopeIsTheCentralDifference(_ activation: Activation) {
    for z in Self.places {
      let h = 1e-4
      func at(_ steps: Double) -> Double { activation(z + steps * h) }
      let numeric = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
      let slope = activation.slope(z: z, a: activation(z))
      #expect(abs(numeric - slope) <= 1e-9 * max(1, abs(slope)), "\(activation)(\(z))")
    }
  }

  /// What an activation says of itself is what its slopes do.
  @Test(arguments: elementwise)
  func itsPropertiesAreThoseOfItsSlopes(_ activation: Activation) {
    func slope(_ z: Double) -> Double { activation.slope(z: z, a: activation(z)) }
    #expect(activation.hasSlope == Self.places.contains { slope($0) != 1 })
    #expect(activation.hasCorner == (abs(slope(1e-9) - slope(-1e-9)) > 0.1))
    #expect(
      activation.hasSameSlopeAtActivation
        == Self.places.allSatisfy { slope(activation($0)) == slope($0) })
    let least = Self.places.map { abs(slope($0)) }.min() ?? 1
    #expect((activation.flatness != nil) == (least < Activation.smallSlope))
    #expect((activation.flatness == .dead) == (slope(-1e-9) == 0))
  }

  @Test func softmaxHasNoSlopeOfItsOwn() {
    #expect(!Activation.softmax.isElementwise && !Activation.softmax.hasSlope)
    #expect(!Activation.softmax.hasCorner && Activation.softmax.flatness == nil)
  }
}
