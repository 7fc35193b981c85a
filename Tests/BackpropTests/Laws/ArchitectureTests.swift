import Backprop
import Testing

@Suite struct ArchitectureTests {
  static let refused: [([Int], ArchitectureError)] = [
    ([], .tooFewLayers(0)),
    ([3], .tooFewLayers(1)),
    ([2, 0, 1], .emptyLayer(0)),
    ([2, -4, 1], .emptyLayer(-4)),
    ([2, 99_999_999, 1], .layerTooLarge(99_999_999)),
    ([2, .max, 1], .layerTooLarge(.max)),
    ([100_000, 100_000], .tooManyParameters(10_000_100_000)),
    ([Int](repeating: 2, count: 34), .tooManyLayers(33)),
  ]

  @Test(arguments: refused)
  func absurdSizesAreRefusedBeforeAnythingIsMade(_ sizes: [Int], _ error: ArchitectureError) {
    #expect(throws: error) { try Architecture(sizes: sizes) }
  }

  @Test func softmaxStandsOnlyAtTheEndOverSeveral() {
    #expect(throws: ArchitectureError.hiddenSoftmax) {
      try Architecture(sizes: [2, 3, 2], hidden: .softmax)
    }
    #expect(throws: ArchitectureError.softmaxOfOne) {
      try Architecture(sizes: [2, 3, 1], output: .softmax)
    }
  }

  @Test func parametersLieLayerByLayerRowsBeforeBiases() throws {
    let architecture = try Architecture(sizes: [2, 3, 1])
    #expect(architecture.weights(of: 1) == 0..<6)
    #expect(architecture.biases(of: 1) == 6..<9)
    #expect(architecture.weights(of: 2) == 9..<12)
    #expect(architecture.biases(of: 2) == 12..<13)
    #expect(architecture.neurons(of: 2) == 3..<4)
    let without = try Architecture(sizes: [2, 3, 1], hasBiases: false)
    #expect(without.parameterCount == 9)
    #expect(without.biases(of: 1).isEmpty)
  }
}
