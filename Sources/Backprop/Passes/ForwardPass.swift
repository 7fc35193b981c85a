/// Every intermediate value of one forward pass.
public struct ForwardPass: Equatable, Sendable {
  /// x, the input.
  public let input: [Double]
  /// z of layers 1…L, laid out as `Architecture.neurons(of:)` says.
  public let sums: [Double]
  /// a of layers 1…L, laid out likewise.
  public let activations: [Double]

  /// A pass written down before.
  public init(input: [Double], sums: [Double], activations: [Double]) {
    self.input = input
    self.sums = sums
    self.activations = activations
  }

  /// The prediction: the activations of the last layer.
  public func output(of architecture: Architecture) -> ArraySlice<Double> {
    activations[architecture.neurons(of: architecture.layerCount)]
  }
}

extension Network {
  /// zˡ[j] = Σᵢ Wˡ[j][i] · aˡ⁻¹[i] + bˡ[j], aˡ[j] = act(zˡ[j]), from layer 1 to L, a⁰ = x.
  ///
  /// Each sum is taken in textbook order: products from i = 0 upward, the bias last.
  ///
  /// - Precondition: `input.count == architecture.inputCount`.
  public func forward(_ input: [Double]) -> ForwardPass {
    precondition(input.count == architecture.inputCount)
    return Workspace.with(self) { $0.forwardPass(input) }
  }

  /// The loss of a forward pass against the true answer y.
  public func loss(_ loss: Loss, of pass: ForwardPass, target: [Double]) -> Double {
    let outputs = architecture.neurons(of: architecture.layerCount)
    return loss.value(z: pass.sums[outputs], out: pass.activations[outputs], y: target)
  }
}
