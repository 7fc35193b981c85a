/// A backward pass one number at a time, as a beginner's program has it, with a fault or none.
///
/// Without a fault it gives, to the last bit, what `Network.backward` gives.
struct PlainBackward {
  let network: Network
  let fault: Fault?
  let options: TrainingOptions
  /// What the optimizer remembers, for the weights that `order` nudges too early.
  let state: OptimizerState

  private var architecture: Architecture { network.architecture }

  /// The blames from the output back, and the gradients they make.
  func run(_ pass: ForwardPass, target: [Double]) -> BackwardPass {
    var result = BackwardPass(
      blames: [Double](repeating: 0, count: architecture.neuronCount),
      gradients: [Double](repeating: 0, count: architecture.parameterCount))
    var parameters = network.parameters
    for layer in (1...architecture.layerCount).reversed() {
      if layer == architecture.layerCount {
        blameOutputs(pass, target, &result.blames)
      } else {
        blame(layer, pass, parameters, &result.blames)
      }
      addGradients(layer, pass, &result)
      if fault == .order {
        nudgeEarly(layer, result.gradients, &parameters)
      }
    }
    return result
  }

  /// dᴸ[k]
  private func blameOutputs(_ pass: ForwardPass, _ target: [Double], _ blames: inout [Double]) {
    let layer = architecture.layerCount
    let loss = options.loss
    let hasSlope = loss.requiredActivation == nil
    for (k, neuron) in architecture.neurons(of: layer).enumerated() {
      let (z, out) = (pass.sums[neuron], pass.activations[neuron])
      func blame(_ activation: Activation) -> Double {
        loss.blame(
          z: z, out: out, y: target[k], activation: activation, outputs: target.count)
      }
      switch fault {
      case .sign: blames[neuron] = -blame(architecture.outputActivation)
      case .slope: blames[neuron] = blame(.linear)
      case .slopeOfActivation:
        blames[neuron] = blame(.linear) * (hasSlope ? slope(layer, z: z, a: out) : 1)
      default: blames[neuron] = blame(architecture.outputActivation)
      }
    }
  }

  /// dˡ[j] = (Σₖ Wˡ⁺¹[k][j] · dˡ⁺¹[k]) · act′(zˡ[j])
  private func blame(
    _ layer: Int, _ pass: ForwardPass, _ parameters: [Double], _ blames: inout [Double]
  ) {
    let above = architecture.neurons(of: layer + 1)
    let weights = architecture.weights(of: layer + 1).lowerBound
    let own = architecture.neurons(of: layer)
    for (j, neuron) in own.enumerated() {
      var sum = 0.0
      for (k, next) in above.enumerated() {
        // Read column by column, the same buffer has the same number of places: none is missed.
        let place = fault == .transposed ? j * above.count + k : k * own.count + j
        let path = parameters[weights + place] * blames[next]
        sum = fault == .onePath ? path : sum + path
      }
      blames[neuron] =
        sum * slope(layer, z: pass.sums[neuron], a: pass.activations[neuron])
    }
  }

  /// act′(z), or act′(a) for one who takes the slope of what is already activated.
  private func slope(_ layer: Int, z: Double, a: Double) -> Double {
    let activation = architecture.activation(of: layer)
    return fault == .slopeOfActivation
      ? activation.slope(z: a, a: activation(a)) : activation.slope(z: z, a: a)
  }

  /// gradWˡ[j][i] = dˡ[j] · aˡ⁻¹[i], gradbˡ[j] = dˡ[j]
  private func addGradients(_ layer: Int, _ pass: ForwardPass, _ result: inout BackwardPass) {
    let signals =
      layer == 1 ? pass.input[...] : pass.activations[architecture.neurons(of: layer - 1)]
    var place = architecture.weights(of: layer).lowerBound
    for neuron in architecture.neurons(of: layer) {
      for signal in signals {
        result.gradients[place] = result.blames[neuron] * signal
        place += 1
      }
    }
    guard architecture.hasBiases, fault != .biasGradient else { return }
    for neuron in architecture.neurons(of: layer) {
      result.gradients[place] = result.blames[neuron]
      place += 1
    }
  }

  /// The weights of a layer as its nudge leaves them, before the layer below has its blame.
  private func nudgeEarly(_ layer: Int, _ gradients: [Double], _ parameters: inout [Double]) {
    let range = architecture.parameters(of: layer)
    let changes = LayerNudge(layer, of: architecture)
      .step(gradients: gradients, parameters: parameters, state: state, options: options)
      .changes
    for (place, change) in zip(range, changes) where change != 0 { parameters[place] += change }
  }
}
