/// Every blame and every gradient of one backward pass.
package struct BackwardPass: Equatable, Sendable {
  /// d of layers 1…L, ∂(the sum of the samples' losses)/∂z, laid out as
  /// `Architecture.neurons(of:sample:)` says.
  package var blames: [Double]
  /// The gradients, the mean over the samples, laid out as the parameters are.
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
  /// - dˡ[j] = (Σₖ Wˡ⁺¹[k][j] · dˡ⁺¹[k]) · maskˡ[j] · act′(zˡ[j]), with the weights and the masks of
  ///   the forward pass
  /// - gradWˡ[j][i] = (1/B) Σₛ dˡ[s][j] · aˡ⁻¹[s][i], gradbˡ[j] = (1/B) Σₛ dˡ[s][j]
  ///
  /// - Precondition: `pass` is of this architecture, and `target` has an answer for each sample.
  package func backward(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    precondition(
      architecture.fits(pass) && target.count == pass.samples * architecture.outputCount)
    return Workspace.with(self, room: .init(gradients: true, dropout: !pass.masks.isEmpty)) {
      $0.backwardPass(pass, target: target, loss: loss)
    }
  }
}
