/// Every blame and every gradient of one backward pass.
package struct BackwardPass: Equatable, Sendable {
  /// d of layers 1…L, ∂(the sum of the samples' losses)/∂z, laid out as
  /// `Architecture.neurons(of:sample:)` says.
  package var blames: [Double]
  /// The gradients, the mean over the samples, laid out as the parameters are.
  package var gradients: [Double]
  /// dU and dNorm of normalised layers, ∂(the sum of the samples' losses)/∂u and /∂norm, laid out as
  /// the blames; 0 in the last layer, and empty without normalisation.
  package var scaledBlames: [Double], normBlames: [Double]

  /// A pass written down before.
  package init(
    blames: [Double], gradients: [Double], scaledBlames: [Double] = [], normBlames: [Double] = []
  ) {
    self.blames = blames
    self.gradients = gradients
    (self.scaledBlames, self.normBlames) = (scaledBlames, normBlames)
  }
}

extension Network {
  /// The blames from the output back, and the gradients they make.
  ///
  /// - dᴸ[k] = `Loss.blame`
  /// - dˡ[j] = (Σₖ Wˡ⁺¹[k][j] · dˡ⁺¹[k]) · maskˡ[j] · act′(zˡ[j]), with the weights and the masks of
  ///   the forward pass
  ///   (of a normalised layer that is dUˡ[j], with act′(uˡ[j]), and
  ///   dNorm = dU · scale, d = (dNorm − ⟨dNorm⟩ − norm · ⟨dNorm · norm⟩) / √(var + ε), ⟨⟩ being the
  ///   mean over what the mean and the variance were taken of)
  /// - gradWˡ[j][i] = (1/B) Σₛ dˡ[s][j] · aˡ⁻¹[s][i], gradbˡ[j] = (1/B) Σₛ dˡ[s][j],
  ///   gradscaleˡ[j] = (1/B) Σₛ dUˡ[s][j] · normˡ[s][j], gradshiftˡ[j] = (1/B) Σₛ dUˡ[s][j]
  ///
  /// - Precondition: `pass` is of this architecture, with statistics of its own, and `target` has an answer for each sample.
  package func backward(_ pass: ForwardPass, target: [Double], loss: Loss) -> BackwardPass {
    precondition(
      architecture.fits(pass) && target.count == pass.samples * architecture.outputCount)
    return Workspace.with(
      self,
      room: .init(
        slots: slots(for: pass.samples), gradients: true, dropout: !pass.masks.isEmpty,
        normBlames: architecture.normalization != nil)
    ) {
      $0.backwardPass(pass, target: target, loss: loss)
    }
  }
}
