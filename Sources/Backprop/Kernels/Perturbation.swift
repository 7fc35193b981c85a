extension Workspace {
  /// The slope of the mean loss of samples along one parameter by a central difference of fourth order,
  /// whether a corner of an activation or the seam of a loss lies within it, the largest loss met,
  /// and the steepest way from the middle to any point of the difference. The parameter is put back.
  func slope(
    along parameter: Int, step: Double, loss: Loss, input: [Double], target: [Double],
    masks: [Double]
  ) -> (slope: Double, hasKink: Bool, largestLoss: Double, steepest: Double) {
    let place = buffers.parameters.scalars + layout.position(of: parameter)
    let old = place.pointee
    defer { place.pointee = old }
    let hasSides = loss.seam != nil || layout.layers.contains { $0.activation.hasCorner }
    func measured() -> (loss: Double, sides: [Bool]) {
      var sides: [Bool] = []
      let value = self.loss(loss, input: input, target: target, masks: masks, statistics: .ofBatch)
      { sample, slot, _ in
        if hasSides { sides += self.sides(loss, target, sample, slot) }
      }
      return (value, sides)
    }
    let (middle, sides) = measured()
    var largestLoss = middle
    var steepest = 0.0
    var hasKink = false
    func moved(_ steps: Double) -> Double {
      place.pointee = old + steps * step
      let (value, now) = measured()
      largestLoss = max(largestLoss, value)
      steepest = max(steepest, abs((value - middle) / (steps * step)))
      if now != sides { hasKink = true }
      return value
    }
    let near = moved(1) - moved(-1)
    let far = moved(2) - moved(-2)
    return ((8 * near - far) / (12 * step), hasKink, largestLoss, steepest)
  }

  /// For every neuron whose activation has a corner, whether its sum is above it; for every output
  /// whose loss has a seam, whether it is beyond; of one of the samples.
  private func sides(_ loss: Loss, _ target: [Double], _ sample: Int, _ slot: Int) -> [Bool] {
    let offset = slot * buffers.stride
    let sums = buffers.scaled.from(offset).scalars
    var sides: [Bool] = []
    for layer in layout.layers where layer.activation.hasCorner {
      for j in 0..<layer.neurons { sides.append(sums[layer.state * 4 + j] > 0) }
    }
    guard let seam = loss.seam else { return sides }
    let out = buffers.outputLayer.activations.from(offset).scalars
    let answer = target.dropFirst(sample * architecture.outputCount)
    return sides
      + answer.prefix(architecture.outputCount).enumerated().map { abs(out[$0] - $1) > seam }
  }
}

extension PackedLayout {
  /// Where a parameter of the canonical buffer lies in the packed one.
  func position(of parameter: Int) -> Int {
    var rest = parameter
    for layer in layers {
      let weights = layer.neurons * layer.inputs
      if rest < weights { return layer.weight(rest / layer.inputs, rest % layer.inputs) }
      rest -= weights
      let vectors =
        (hasBiases ? [layer.biases] : [])
        + (layer.isNormalized ? [layer.scales, layer.shifts] : [])
      if rest < layer.neurons * vectors.count {
        return vectors[rest / layer.neurons] * 4 + rest % layer.neurons
      }
      rest -= layer.neurons * vectors.count
    }
    preconditionFailure("no such parameter")
  }
}
