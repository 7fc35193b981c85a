import Backprop

/// A network: neurons and what connects them; of a large one the strongest.
package struct NetPlot: Sendable {
  /// The neurons shown of each layer, the inputs first.
  package let layers: [[Neuron]]
  /// How many there are of each.
  package let sizes: [Int]
  /// The connections shown between them.
  package let connections: [Connection]
  /// How many there are.
  package let connectionCount: Int
  /// How many biases there are, which connect nothing.
  package let biasCount: Int
  /// What the values belong to, where there are any.
  package let samples: [Int]?

  package struct Neuron: Equatable, Sendable {
    /// Its place in its layer.
    package let index: Int
    /// `x[0]`, `hidden[2]`, `out`
    package let name: String
    /// What it hands on, and its blame, where they hold.
    package let value: Double?, blame: Double?
  }

  package struct Connection: Equatable, Sendable {
    /// The layer that it leads into, 1…L.
    package let layer: Int
    /// The places of its ends among the neurons shown.
    package let from: Int, to: Int
    package let weight: Double
    /// Where it holds.
    package let gradient: Double?
  }

  /// What may be shown at most.
  static let mostNeurons = 12, mostConnections = 80

  init(_ state: State) throws(SessionError) {
    let architecture = state.architecture
    let parameters = state.network.parameters
    guard parameters.contains(where: \.isFinite) else {
      throw .plot(.notFinite("every weight"))
    }
    sizes = architecture.sizes
    let shown = Self.strongest(architecture, parameters)
    // Numbers of a batch would be several for each neuron.
    let isSingle = state.sampleCount == 1
    let hasValues = isSingle && state.values.freshness(of: .forward) == .fresh
    let hasBlames = state.hasFreshBackward
    layers = shown.enumerated().map { layer, neurons in
      neurons.map { index in
        let quantity: Quantity = layer == 0 ? .input : .activations(layer)
        let place = layer == 0 ? index : architecture.neurons(of: layer).lowerBound + index
        return Neuron(
          index: index, name: Name(quantity, [index]).text(in: Shape(architecture)),
          value: layer == 0
            ? (isSingle ? state.x?[index] : nil)
            : hasValues ? state.values.forward?.activations[place] : nil,
          blame: layer > 0 && isSingle && hasBlames
            ? state.values.backward?.blames[place] : nil)
      }
    }
    var all: [Connection] = []
    for layer in 1...architecture.layerCount {
      let weights = architecture.weights(of: layer)
      for (to, row) in shown[layer].enumerated() {
        for (from, column) in shown[layer - 1].enumerated() {
          let index = weights.lowerBound + row * sizes[layer - 1] + column
          all.append(
            Connection(
              layer: layer, from: from, to: to, weight: parameters[index],
              gradient: hasBlames ? state.values.backward?.gradients[index] : nil))
        }
      }
    }
    if all.count > Self.mostConnections {
      all = all.map(\.weight).strongest(Self.mostConnections).map { all[$0] }
    }
    connections = all
    connectionCount = (1...architecture.layerCount).reduce(0) {
      $0 + architecture.weights(of: $1).count
    }
    biasCount = (1...architecture.layerCount).reduce(0) { $0 + architecture.biases(of: $1).count }
    samples = isSingle ? state.sampleIndices : nil
  }

  /// The neurons of each layer with the largest weights in and out, in their order.
  private static func strongest(_ architecture: Architecture, _ parameters: [Double]) -> [[Int]] {
    guard architecture.sizes.contains(where: { $0 > mostNeurons }) else {
      return architecture.sizes.map { Array(0..<$0) }
    }
    var strengths = architecture.sizes.map { [Double](repeating: 0, count: $0) }
    for layer in 1...architecture.layerCount {
      var index = architecture.weights(of: layer).lowerBound
      for row in 0..<architecture.sizes[layer] {
        for column in 0..<architecture.sizes[layer - 1] {
          let size = abs(parameters[index])
          if size.isFinite {
            strengths[layer][row] += size
            strengths[layer - 1][column] += size
          }
          index += 1
        }
      }
    }
    return strengths.map { $0.strongest(mostNeurons) }
  }
}
