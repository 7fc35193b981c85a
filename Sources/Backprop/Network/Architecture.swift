/// What a network is made of, without its numbers: layer sizes, activations, biases or none.
///
/// Layers are numbered 1…L as on a blackboard; layer 0 is the input. All parameters of a network
/// lie in one buffer, layer after layer: the weights of layer l row by row (row j is neuron j,
/// column i one of its inputs), then its biases, then the scales and shifts of a normalised layer. All per-neuron quantities (sums, activations,
/// blames) lie in another, layer 1 first.
package struct Architecture: Equatable, Sendable {
  /// Neurons per layer, the inputs first: `[2, 3, 1]`.
  package let sizes: [Int]
  /// The activation of layer l at index l − 1.
  package let activations: [Activation]
  /// False when every neuron's sum goes without a bias.
  package let hasBiases: Bool
  /// How hidden layers are normalised; nil for not at all.
  package let normalization: Normalization?
  private let parameterOffsets: [Int]
  private let neuronOffsets: [Int]

  /// A checked architecture.
  ///
  /// - Parameters:
  ///   - sizes: At least inputs and outputs, each at least 1.
  ///   - hidden: The activation of every layer but the last.
  ///   - output: The activation of the last layer.
  ///   - hasBiases: Whether neurons have biases.
  ///   - normalization: How hidden layers are normalised.
  /// - Throws: What is wrong with the sizes or the activations; nothing is allocated before.
  package init(
    sizes: [Int], hidden: Activation = .sigmoid, output: Activation = .sigmoid,
    hasBiases: Bool = true, normalization: Normalization? = nil
  ) throws(ArchitectureError) {
    guard sizes.count >= 2 else { throw .tooFewLayers(sizes.count) }
    guard sizes.count <= Limits.layers + 1 else { throw .tooManyLayers(sizes.count - 1) }
    for size in sizes {
      guard size >= 1 else { throw .emptyLayer(size) }
      guard size <= Limits.neurons else { throw .layerTooLarge(size) }
    }
    var parameterOffsets = [0]
    var neuronOffsets = [0]
    for layer in 1..<sizes.count {
      let columns = sizes[layer - 1] + (hasBiases ? 1 : 0)
      let isNormalized = normalization != nil && layer < sizes.count - 1
      parameterOffsets.append(
        parameterOffsets[layer - 1] + sizes[layer] * (columns + (isNormalized ? 2 : 0)))
      neuronOffsets.append(neuronOffsets[layer - 1] + sizes[layer])
    }
    guard parameterOffsets[sizes.count - 1] <= Limits.parameters else {
      throw .tooManyParameters(parameterOffsets[sizes.count - 1])
    }
    guard hidden.isElementwise || sizes.count == 2 else { throw .hiddenSoftmax }
    guard output.isElementwise || sizes[sizes.count - 1] > 1 else { throw .softmaxOfOne }
    self.sizes = sizes
    self.activations =
      [Activation](repeating: hidden, count: sizes.count - 2) + [output]
    self.hasBiases = hasBiases
    self.normalization = sizes.count > 2 ? normalization : nil
    self.parameterOffsets = parameterOffsets
    self.neuronOffsets = neuronOffsets
  }

  /// L, the number of layers that compute.
  package var layerCount: Int { sizes.count - 1 }
  /// The length of x.
  package var inputCount: Int { sizes[0] }
  /// The length of y and of the prediction.
  package var outputCount: Int { sizes[layerCount] }
  /// How many weights and biases there are.
  package var parameterCount: Int { parameterOffsets[layerCount] }
  /// How many neurons there are in layers 1…L.
  package var neuronCount: Int { neuronOffsets[layerCount] }
  /// The activation of the last layer.
  package var outputActivation: Activation { activations[layerCount - 1] }
  /// The activation of the hidden layers; the output's when there is none.
  package var hiddenActivation: Activation { activations[0] }

  /// The activation of layer 1…L.
  package func activation(of layer: Int) -> Activation { activations[layer - 1] }

  /// Where the weights of a layer lie in the parameter buffer.
  package func weights(of layer: Int) -> Range<Int> {
    let start = parameterOffsets[layer - 1]
    return start..<start + sizes[layer] * sizes[layer - 1]
  }

  /// Where the biases of a layer lie in the parameter buffer; empty without biases.
  package func biases(of layer: Int) -> Range<Int> {
    let start = weights(of: layer).upperBound
    return start..<start + (hasBiases ? sizes[layer] : 0)
  }

  /// Whether a layer is normalised.
  package func isNormalized(_ layer: Int) -> Bool { normalization != nil && layer < layerCount }

  /// Where the scales of a normalised layer lie in the parameter buffer; empty without.
  package func scales(of layer: Int) -> Range<Int> {
    let start = biases(of: layer).upperBound
    return start..<start + (isNormalized(layer) ? sizes[layer] : 0)
  }

  /// Where its shifts lie.
  package func shifts(of layer: Int) -> Range<Int> {
    scales(of: layer).upperBound..<parameterOffsets[layer]
  }

  /// Where all parameters of a layer lie.
  package func parameters(of layer: Int) -> Range<Int> {
    parameterOffsets[layer - 1]..<parameterOffsets[layer]
  }

  /// The fewest samples that a batch may have: of one, batch normalisation leaves nothing.
  package var smallestBatch: Int { normalization == .batch ? 2 : 1 }

  /// Where the neurons of a layer lie in a per-neuron buffer.
  package func neurons(of layer: Int) -> Range<Int> {
    neuronOffsets[layer - 1]..<neuronOffsets[layer]
  }
}

/// The largest networks taken, so that a slip of the finger cannot eat the machine.
package enum Limits {
  /// Layers that compute.
  package static let layers = 32
  /// Neurons, or inputs, in one layer.
  package static let neurons = 100_000
  /// Weights and biases together.
  package static let parameters = 10_000_000
}

/// Why an architecture is refused.
package enum ArchitectureError: Error, Equatable, Sendable {
  /// Fewer than inputs and outputs; carries how many sizes there were.
  case tooFewLayers(Int)
  /// More than `Limits.layers`; carries how many there were.
  case tooManyLayers(Int)
  /// A layer of no neurons or fewer; carries the size.
  case emptyLayer(Int)
  /// More than `Limits.neurons`; carries the size.
  case layerTooLarge(Int)
  /// More than `Limits.parameters`; carries how many there would be.
  case tooManyParameters(Int)
  /// Softmax in a hidden layer.
  case hiddenSoftmax
  /// Softmax over a single output, which is always 1.
  case softmaxOfOne
}
