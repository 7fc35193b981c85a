import Backprop
import Testing

@Suite struct InitializationTests {
  private func parameters(_ initialization: Initialization, seed: UInt64 = 1) throws -> [Double] {
    var generator = Generator(seed: seed)
    return initialization.parameters(
      for: try Architecture(sizes: [40, 60, 20]), from: &generator)
  }

  /// Numbers of a second implementation of SplitMix64, xoshiro256** and 2u − 1.
  @Test func theSameSeedGivesTheSameBytesEverywhere() throws {
    let first = try parameters(.uniform, seed: 7).prefix(4)
    #expect(
      Array(first) == [
        0.4011529643593792, -0.44249754105243144, 0.6792549237528396, 0.9621954500298702,
      ])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func uniformFillsItsRangeEvenly(_ seed: UInt64) throws {
    let drawn = try parameters(.uniform, seed: seed)
    #expect(drawn.allSatisfy { (-1..<1).contains($0) })
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    let variance = drawn.reduce(0) { $0 + $1 * $1 } / Double(drawn.count)
    // Five standard deviations of each over 3680 draws.
    #expect(abs(mean) < 5 * 0.5774 / 60.66)
    #expect(abs(variance - 1.0 / 3) < 5 * 0.2981 / 60.66)
    #expect(try parameters(.uniform, seed: seed) == drawn)
    #expect(try parameters(.uniform, seed: seed + 1) != drawn)
  }

  static let bounded: [(Initialization, Double, Double)] = [
    (.xavier, (6.0 / 100).squareRoot(), (6.0 / 80).squareRoot()),
    (.he, (6.0 / 40).squareRoot(), (6.0 / 60).squareRoot()),
  ]

  @Test(arguments: bounded)
  func theBoundFollowsTheLayer(_ initialization: Initialization, _ first: Double, _ second: Double)
    throws
  {
    let drawn = try parameters(initialization)
    let architecture = try Architecture(sizes: [40, 60, 20])
    for (layer, bound) in [(1, first), (2, second)] {
      let weights = drawn[architecture.weights(of: layer)].map { abs($0) }
      #expect(weights.allSatisfy { $0 <= bound })
      #expect(weights.contains { $0 > 0.98 * bound })
      #expect(drawn[architecture.biases(of: layer)].allSatisfy { $0 == 0 })
    }
  }

  @Test func theConstantsAreConstant() throws {
    #expect(try parameters(.zeros).allSatisfy { $0 == 0 })
    #expect(try parameters(.constant(-0.25)).allSatisfy { $0 == -0.25 })
  }
}
