/// Where the parameters and neurons of an architecture lie in vectors of four.
///
/// The weights of eight neurons that belong to the same input lie side by side, two vectors: weight
/// (j, i) is number j mod 8 of the eight at (j / 8) · columns + i. They are as many as the widest
/// vectors hold, and narrower ones take them in parts. A layer of one neuron is a row instead, four
/// inputs to a vector. Biases and per-neuron quantities follow each other in the order of the
/// neurons, rounded up to eight.
struct PackedLayout: Sendable {
  let layers: [PackedLayer]
  let hasBiases: Bool
  /// Vectors of weights and biases together.
  let parameterVectors: Int
  /// Vectors of one per-neuron quantity of layers 1…L, up to those of the next sample.
  let neuronVectors: Int

  init(_ architecture: Architecture) {
    var layers: [PackedLayer] = []
    var parameterVectors = 0
    var neuronVectors = 0
    for number in 1...architecture.layerCount {
      let layer = PackedLayer(
        inputs: architecture.sizes[number - 1], neurons: architecture.sizes[number],
        activation: architecture.activation(of: number), weights: parameterVectors,
        state: neuronVectors, isNormalized: architecture.isNormalized(number))
      parameterVectors = layer.scales + (layer.isNormalized ? 2 * layer.neuronVectors : 0)
      neuronVectors += layer.neuronVectors
      layers.append(layer)
    }
    self.layers = layers
    self.parameterVectors = parameterVectors
    self.neuronVectors = Vectors.stride(neuronVectors)
    hasBiases = architecture.hasBiases
  }

  /// Calls `body` with every parameter's index in the canonical buffer, in order, and in the packed
  /// one.
  @inline(__always)
  func forEachParameter(_ body: (_ canonical: Int, _ packed: Int) -> Void) {
    var canonical = 0
    for layer in layers {
      // From input to input the same number of steps, without asking for each where it lies.
      let step = layer.weight(0, 1) - layer.weight(0, 0)
      for j in 0..<layer.neurons {
        var packed = layer.weight(j, 0)
        for _ in 0..<layer.inputs {
          body(canonical, packed)
          canonical += 1
          packed += step
        }
      }
      if hasBiases { run(layer.biases, layer.neurons) }
      guard layer.isNormalized else { continue }
      run(layer.scales, layer.neurons)
      run(layer.shifts, layer.neurons)
    }

    func run(_ vector: Int, _ count: Int) {
      for j in 0..<count {
        body(canonical, vector * 4 + j)
        canonical += 1
      }
    }
  }

  /// Calls `body` with every neuron's index in a canonical per-neuron buffer and in a packed one.
  @inline(__always)
  func forEachNeuron(_ body: (_ canonical: Int, _ packed: Int) -> Void) {
    var canonical = 0
    for layer in layers {
      for j in 0..<layer.neurons {
        body(canonical, layer.state * 4 + j)
        canonical += 1
      }
    }
  }
}

/// One layer of a `PackedLayout`.
struct PackedLayer: Sendable {
  let inputs: Int
  let neurons: Int
  let activation: Activation
  /// The first vector of its weights.
  let weights: Int
  /// The first vector of its biases.
  let biases: Int
  /// The first vector of its neurons in per-neuron buffers.
  let state: Int
  /// Inputs, rounded up to a multiple of four.
  let columns: Int
  /// Vectors with neurons in them.
  let blocks: Int
  /// Vectors of a per-neuron quantity, an even number.
  let neuronVectors: Int
  let isNormalized: Bool

  init(
    inputs: Int, neurons: Int, activation: Activation, weights: Int, state: Int, isNormalized: Bool
  ) {
    self.inputs = inputs
    self.neurons = neurons
    self.activation = activation
    self.weights = weights
    self.state = state
    self.isNormalized = isNormalized
    columns = (inputs + 3) / 4 * 4
    blocks = (neurons + 3) / 4
    neuronVectors = (neurons + 7) / 8 * 2
    biases = weights + (neurons == 1 ? (columns + 7) / 8 * 2 : neuronVectors * columns)
  }

  /// The first vector of its scales, and of its shifts; only of a normalised layer.
  var scales: Int { biases + neuronVectors }
  var shifts: Int { scales + neuronVectors }

  /// Whether its weights lie in a row.
  var isRow: Bool { neurons == 1 }

  /// How many neurons of the last block are real, 1…4.
  var lastLanes: Int { neurons - (blocks - 1) * 4 }

  /// Where weight (j, i) lies, counted in single numbers.
  func weight(_ j: Int, _ i: Int) -> Int {
    weights * 4 + (isRow ? i : (j / 8 * columns + i) * 8 + j % 8)
  }
}
