import Backprop

/// What is left of the blame at each layer, and the slopes that it went through.
package struct FlowPlot: Sendable {
  /// Layers 1…L.
  package let layers: [Layer]
  package let samples: PlotSamples

  package struct Layer: Equatable, Sendable {
    /// What its neurons are called: `hidden`.
    package let name: String
    package let neurons: Int
    /// The mean of |act′(z)| over neurons and samples; nil where it cancels against the loss.
    package let slope: Double?
    /// The mean of |d| over neurons and samples.
    package let blame: Double
    /// The mean of |gradW| over weights.
    package let gradient: Double
  }
}

extension State {
  /// - Throws: What is missing.
  func flow() throws(SessionError) -> FlowPlot {
    let set = try sampleSet(
      atMost: max(1, min(512, PlotWork.passes(of: architecture) / 4)), ofBatch: true)
    let pass: ForwardPass
    let back: BackwardPass
    if hasFreshBackward, let forward = values.forward, let backward = values.backward {
      (pass, back) = (forward, backward)
    } else {
      guard set.y.count / architecture.outputCount >= architecture.smallestBatch else {
        throw .network(.batchOfOne)
      }
      pass = network.forward(set.x, masks: set.masks, statistics: .ofBatch)
      back = backwardPass(of: pass, target: set.y)
    }
    let layers = (1...architecture.layerCount).map { layer(at: $0, pass, back) }
    guard layers.contains(where: { $0.blame.isFinite }) else {
      throw .plot(.notFinite("the blame of every layer"))
    }
    return FlowPlot(layers: layers, samples: set.samples)
  }

  private func layer(at layer: Int, _ pass: ForwardPass, _ back: BackwardPass) -> FlowPlot.Layer {
    let activation = architecture.activation(of: layer)
    let sums =
      pass.normalized.map { architecture.isNormalized(layer) ? $0.scaled : pass.sums }
      ?? pass.sums
    var (slopes, blames) = (0.0, 0.0)
    for sample in 0..<pass.samples {
      for neuron in architecture.neurons(of: layer, sample: sample) {
        if activation.isElementwise {
          slopes += abs(activation.slope(z: sums[neuron], a: activation(sums[neuron])))
        }
        blames += abs(back.blames[neuron])
      }
    }
    let count = Double(pass.samples * architecture.sizes[layer])
    let isCancelled =
      layer == architecture.layerCount && settings.loss.requiredActivation != nil
    let weights = architecture.weights(of: layer)
    return FlowPlot.Layer(
      name: Name(.activations(layer)).text(in: Shape(architecture)),
      neurons: architecture.sizes[layer],
      slope: isCancelled || !activation.isElementwise ? nil : slopes / count,
      blame: blames / count,
      gradient: weights.reduce(0) { $0 + abs(back.gradients[$1]) } / Double(weights.count))
  }
}
