extension Workspace {
  /// The slope of one sample's loss along one parameter by a central difference of fourth order,
  /// whether a corner of an activation or the seam of a loss lies within it, the largest loss met,
  /// and the steepest way from the middle to any point of the difference. The parameter is put back.
  func slope(
    along parameter: Int, step: Double, loss: Loss, input: [Double], target: [Double]
  ) -> (slope: Double, hasKink: Bool, largestLoss: Double, steepest: Double) {
    let place = buffers.parameters.scalars + layout.position(of: parameter)
    let old = place.pointee
    defer { place.pointee = old }
    let middle = self.loss(loss, input: input, target: target)
    var largestLoss = middle
    var steepest = 0.0
    let sides = sides(loss, target)
    var hasKink = false
    func moved(_ steps: Double) -> Double {
      place.pointee = old + steps * step
      let value = self.loss(loss, input: input, target: target)
      largestLoss = max(largestLoss, value)
      steepest = max(steepest, abs((value - middle) / (steps * step)))
      if !sides.isEmpty, self.sides(loss, target) != sides { hasKink = true }
      return value
    }
    let near = moved(1) - moved(-1)
    let far = moved(2) - moved(-2)
    return ((8 * near - far) / (12 * step), hasKink, largestLoss, steepest)
  }

  /// For every neuron whose activation has a corner, whether its sum is above it; for every output
  /// whose loss has a seam, whether it is beyond.
  private func sides(_ loss: Loss, _ target: [Double]) -> [Bool] {
    let sums = buffers.sums.scalars
    var sides: [Bool] = []
    for layer in layout.layers where layer.activation.hasCorner {
      for j in 0..<layer.neurons { sides.append(sums[layer.state * 4 + j] > 0) }
    }
    guard let seam = loss.seam else { return sides }
    let out = buffers.outputLayer.activations.scalars
    return sides + target.indices.map { abs(out[$0] - target[$0]) > seam }
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
      guard hasBiases else { continue }
      if rest < layer.neurons { return layer.biases * 4 + rest }
      rest -= layer.neurons
    }
    preconditionFailure("no such parameter")
  }
}
