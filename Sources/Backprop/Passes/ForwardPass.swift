/// Every intermediate value of one forward pass.
package struct ForwardPass: Equatable, Sendable {
  /// x, the input.
  package let input: [Double]
  /// z of layers 1…L, laid out as `Architecture.neurons(of:)` says.
  package let sums: [Double]
  /// a of layers 1…L, laid out likewise.
  package let activations: [Double]

  /// A pass written down before.
  package init(input: [Double], sums: [Double], activations: [Double]) {
    self.input = input
    self.sums = sums
    self.activations = activations
  }

  /// The prediction: the activations of the last layer.
  package func output(of architecture: Architecture) -> ArraySlice<Double> {
    activations[architecture.neurons(of: architecture.layerCount)]
  }
}

extension Network {
  /// zˡ[j] = Σᵢ Wˡ[j][i] · aˡ⁻¹[i] + bˡ[j], aˡ[j] = act(zˡ[j]), from layer 1 to L, a⁰ = x.
  ///
  /// Each sum is taken in textbook order: products from i = 0 upward, the bias last.
  ///
  /// - Precondition: `input.count == architecture.inputCount`.
  package func forward(_ input: [Double]) -> ForwardPass {
    precondition(input.count == architecture.inputCount)
    return Workspace.with(self) { $0.forwardPass(input) }
  }

  /// The loss of a forward pass against the true answer y.
  package func loss(_ loss: Loss, of pass: ForwardPass, target: [Double]) -> Double {
    let outputs = architecture.neurons(of: architecture.layerCount)
    return loss.value(z: pass.sums[outputs], out: pass.activations[outputs], y: target)
  }
}
