// Normalised layers: the samples of a batch go through each layer side by side, in as many slots.
extension Buffers {
  /// norm and u of a layer for the samples in the first slots, from z.
  func normalize(_ number: Int, slots: Int, _ statistics: Network.Statistics) {
    let layer = layers[number]
    switch (normalization, statistics) {
    case (.layer?, _): for slot in 0..<slots { normalizeLayer(number, slot: slot) }
    case (_, .ofBatch):
      takeStatistics(layer, slots: slots)
      normalizeNeurons(layer, slots: slots, means, variances)
    case (_, .running): normalizeNeurons(layer, slots: slots, runningMeans, runningVariances)
    }
  }

  /// The mean of every neuron over the slots, and the mean of the squares of what is above it.
  private func takeStatistics(_ layer: LayerBuffers, slots: Int) {
    let count = Double(slots)
    for block in 0..<layer.blocks {
      var sum = layer.sums[block]
      for slot in 1..<max(1, slots) { sum += layer.sums[slot &* stride &+ block] }
      let mean = sum / count
      var squares = Lanes.zero
      for slot in 0..<slots {
        let above = layer.sums[slot &* stride &+ block] - mean
        squares = slot == 0 ? above * above : squares + above * above
      }
      means[layer.state &+ block] = mean
      variances[layer.state &+ block] = squares / count
    }
  }

  /// norm = (z − mean) / √(var + ε), u = scale · norm + shift, of every neuron by its own mean.
  private func normalizeNeurons(
    _ layer: LayerBuffers, slots: Int, _ means: Vectors, _ variances: Vectors
  ) {
    for block in 0..<layer.blocks {
      let mean = means[layer.state &+ block]
      let root = (variances[layer.state &+ block] + normEpsilon).squareRoot()
      for slot in 0..<slots {
        let at = slot &* stride &+ block
        let norm = (layer.sums[at] - mean) / root
        norms[layer.state &+ at] = norm
        layer.scaled[at] = layer.scales[block] * norm + layer.shifts[block]
      }
    }
  }

  /// The same of a sample's neurons, by their common mean.
  private func normalizeLayer(_ number: Int, slot: Int) {
    let layer = layers[number]
    let offset = slot &* stride
    let z = layer.sums.from(offset).scalars
    let norm = norms.from(layer.state &+ offset).scalars
    let u = layer.scaled.from(offset).scalars
    let count = Double(layer.neurons)
    var sum = z[0]
    for j in 1..<max(1, layer.neurons) { sum += z[j] }
    let mean = sum / count
    var squares = (z[0] - mean) * (z[0] - mean)
    for j in 1..<max(1, layer.neurons) { squares += (z[j] - mean) * (z[j] - mean) }
    let variance = squares / count
    means.scalars[slot &* layerCount &+ number] = mean
    variances.scalars[slot &* layerCount &+ number] = variance
    let root = (variance + normEpsilon).squareRoot()
    for j in 0..<layer.neurons {
      norm[j] = (z[j] - mean) / root
      u[j] = layer.scales.scalars[j] * norm[j] + layer.shifts.scalars[j]
    }
  }

  /// dU of a layer, which stands for its d, becomes d.
  func unnormalize(_ number: Int, slots: Int, keeps: Bool) {
    let layer = layers[number]
    for block in 0..<layer.blocks {
      var (scale, shift) = (Lanes.zero, Lanes.zero)
      for slot in 0..<slots {
        let at = slot &* stride &+ block
        let dU = layer.blames[at]
        let share = dU * norms[layer.state &+ at]
        scale = slot == 0 ? share : scale + share
        shift = slot == 0 ? dU : shift + dU
        let dNorm = dU * layer.scales[block]
        layer.blames[at] = dNorm
        guard keeps else { continue }
        scaledBlames[layer.state &+ at] = dU
        normBlames[layer.state &+ at] = dNorm
      }
      layer.scaleGradients[block] = scale
      layer.shiftGradients[block] = shift
    }
    if normalization == .layer {
      for slot in 0..<slots { backThroughLayer(number, slot: slot) }
    } else {
      for block in 0..<layer.blocks { backThroughBatch(layer, block, slots: slots) }
    }
  }

  /// d = (dNorm − ⟨dNorm⟩ − norm · ⟨dNorm · norm⟩) / √(var + ε), means over the slots.
  private func backThroughBatch(_ layer: LayerBuffers, _ block: Int, slots: Int) {
    let count = Double(slots)
    var (sum, product) = (Lanes.zero, Lanes.zero)
    for slot in 0..<slots {
      let at = slot &* stride &+ block
      let share = layer.blames[at] * norms[layer.state &+ at]
      sum = slot == 0 ? layer.blames[at] : sum + layer.blames[at]
      product = slot == 0 ? share : product + share
    }
    let (mean, along) = (sum / count, product / count)
    let root = (variances[layer.state &+ block] + normEpsilon).squareRoot()
    for slot in 0..<slots {
      let at = slot &* stride &+ block
      layer.blames[at] = (layer.blames[at] - mean - norms[layer.state &+ at] * along) / root
    }
  }

  /// The same with means over the neurons of a sample.
  private func backThroughLayer(_ number: Int, slot: Int) {
    let layer = layers[number]
    let offset = slot &* stride
    let d = layer.blames.from(offset).scalars
    let norm = norms.from(layer.state &+ offset).scalars
    let count = Double(layer.neurons)
    var (sum, product) = (d[0], d[0] * norm[0])
    for j in 1..<max(1, layer.neurons) {
      sum += d[j]
      product += d[j] * norm[j]
    }
    let (mean, along) = (sum / count, product / count)
    let root = (variances.scalars[slot &* layerCount &+ number] + normEpsilon).squareRoot()
    for j in 0..<layer.neurons { d[j] = (d[j] - mean - norm[j] * along) / root }
  }

  /// The running statistics take in those of the batch in the first slots.
  func moveRunningStatistics(slots: Int) {
    let unbiased = Double(slots) / Double(slots &- 1)
    for number in 0..<layerCount where layers[number].isNormalized {
      let layer = layers[number]
      for neuron in layer.state &* 4..<layer.state &* 4 &+ layer.neurons {
        runningMeans.scalars[neuron] = RunningStatistics.moved(
          runningMeans.scalars[neuron], towards: means.scalars[neuron])
        runningVariances.scalars[neuron] = RunningStatistics.moved(
          runningVariances.scalars[neuron], towards: variances.scalars[neuron] * unbiased)
      }
    }
  }
}
