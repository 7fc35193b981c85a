/// Every blame and every gradient of one backward pass.
package struct BackwardPass: Equatable, Sendable {
  /// d of layers 1…L, ∂loss/∂z, laid out as `Architecture.neurons(of:)` says.
  package var blames: [Double]
  /// The gradients, laid out as the parameters are.
  package var gradients: [Double]

  /// A pass written down before.
  package init(blames: [Double], gradients: [Double]) {
    self.blames = blames
    self.gradients = gradients
  }
}

extension Network {
  /// The blames from the output back, and the gradients they make.
  ///
  /// - dᴸ[k] = `Loss.blame`
  /// - dˡ[j] = (Σₖ Wˡ⁺¹[k][j] · dˡ⁺¹[k]) · act′(zˡ[j]), with the weights of the forward pass
  /// - gradWˡ[j][i] = dˡ[j] · aˡ⁻¹[i], gradbˡ[j] = dˡ[j]
  ///
  /// - Precondition: `pass` is of this architecture, and `target.count` its number of outputs.
  package func backward(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    precondition(
      pass.input.count == architecture.inputCount && pass.sums.count == architecture.neuronCount
        && target.count == architecture.outputCount)
    return Workspace.with(self, room: .init(gradients: true)) {
      $0.backwardPass(pass, target: target, loss: loss)
    }
  }
}
