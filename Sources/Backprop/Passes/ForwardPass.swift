/// Every intermediate value of one forward pass, of one sample or of a batch.
package struct ForwardPass: Equatable, Sendable {
  /// B, how many samples went forward.
  package let samples: Int
  /// x, sample after sample.
  package let input: [Double]
  /// z of layers 1…L, laid out as `Architecture.neurons(of:sample:)` says.
  package let sums: [Double]
  /// What layers 1…L hand on, act(z) or in a normalised layer act(u), times the mask where there is one; laid out likewise.
  package let activations: [Double]
  /// What normalised layers make of their sums; nil where there is none.
  package let normalized: Normalized?
  /// 0 or 1 / (1 − P) for every hidden neuron, laid out likewise; empty without dropout.
  package let masks: [Double]

  /// A pass written down before.
  package init(
    samples: Int = 1, input: [Double], sums: [Double], activations: [Double],
    masks: [Double] = [], normalized: Normalized? = nil
  ) {
    self.samples = samples
    self.input = input
    self.sums = sums
    self.activations = activations
    self.masks = masks
    self.normalized = normalized
  }

  /// The prediction for a sample: the activations of the last layer.
  package func output(of architecture: Architecture, sample: Int = 0) -> ArraySlice<Double> {
    activations[architecture.neurons(of: architecture.layerCount, sample: sample)]
  }

  /// All that it keeps in memory.
  package var arrays: [[Double]] {
    [input, sums, activations, masks] + (normalized?.arrays ?? [])
  }

  /// The same with other masks on the way back.
  func under(_ masks: [Double]) -> ForwardPass {
    ForwardPass(
      samples: samples, input: input, sums: sums, activations: activations, masks: masks,
      normalized: normalized)
  }

  /// The pass of one of its samples alone.
  package func sample(_ sample: Int, of architecture: Architecture) -> ForwardPass {
    guard samples > 1 else { return self }
    func row(_ numbers: [Double], _ width: Int) -> [Double] {
      Array(numbers.dropFirst(sample * width).prefix(width))
    }
    return ForwardPass(
      input: row(input, architecture.inputCount), sums: row(sums, architecture.neuronCount),
      activations: row(activations, architecture.neuronCount),
      masks: row(masks, architecture.neuronCount), normalized: nil)
  }
}

extension Architecture {
  /// Where the neurons of a layer lie in a per-neuron buffer of several samples.
  package func neurons(of layer: Int, sample: Int) -> Range<Int> {
    let own = neurons(of: layer)
    let start = own.lowerBound + sample * neuronCount
    return start..<start + own.count
  }

  /// A layer's numbers of a per-neuron buffer of several samples, sample after sample.
  package func rows(of layer: Int, in numbers: [Double]) -> [Double] {
    let samples = numbers.count / neuronCount
    return samples == 1
      ? Array(numbers[neurons(of: layer)])
      : (0..<samples).flatMap { numbers[neurons(of: layer, sample: $0)] }
  }

  /// Whether a pass could be one through such a network.
  package func fits(_ pass: ForwardPass) -> Bool {
    pass.samples > 0 && pass.input.count == pass.samples * inputCount
      && pass.sums.count == pass.samples * neuronCount
      && pass.activations.count == pass.samples * neuronCount
      && (pass.masks.isEmpty || pass.masks.count == pass.samples * neuronCount)
      && (pass.normalized.map { $0.fits(self, samples: pass.samples) } ?? (normalization == nil))
  }
}

extension Network {
  /// zˡ[j] = Σᵢ Wˡ[j][i] · aˡ⁻¹[i] + bˡ[j], aˡ[j] = act(zˡ[j]) · maskˡ[j], from layer 1 to L,
  /// a⁰ = x, of each sample for itself.
  ///
  /// Each sum is taken in textbook order: products from i = 0 upward, the bias last. In a normalised
  /// layer act is taken of u (see `Normalization`).
  ///
  /// - Parameters:
  ///   - input: x, sample after sample.
  ///   - masks: As `dropoutMasks` draws them; none without dropout.
  ///   - statistics: Which mean and variance batch normalisation takes.
  /// - Precondition: `input` holds whole samples, at least one, and `masks` as many or none.
  package func forward(
    _ input: [Double], masks: [Double] = [], statistics: Statistics = .running
  ) -> ForwardPass {
    precondition(!input.isEmpty && input.count % architecture.inputCount == 0)
    let samples = input.count / architecture.inputCount
    precondition(masks.isEmpty || masks.count == samples * architecture.neuronCount)
    return Workspace.with(
      self, room: .init(slots: slots(for: samples), dropout: !masks.isEmpty)
    ) {
      $0.forwardPass(input, masks: masks, statistics: statistics)
    }
  }

  /// How many samples go side by side: of a normalised network all, of others as many as make
  /// good use of each weight that is read.
  func slots(for samples: Int) -> Int {
    architecture.normalization == nil ? min(samples, Self.goodSlots) : samples
  }

  /// More samples side by side gain nothing.
  package static let goodSlots = 32

  /// Which mean and variance batch normalisation takes.
  package enum Statistics: Sendable {
    /// Those of the samples themselves, as in training.
    case ofBatch
    /// Those of the batches seen so far.
    case running
  }

  /// The loss of each sample of a forward pass against its true answer y.
  ///
  /// - Precondition: `target` holds an answer for each sample, one after the other.
  package func losses(_ loss: Loss, of pass: ForwardPass, target: [Double]) -> [Double] {
    let outputs = architecture.outputCount
    precondition(target.count == pass.samples * outputs)
    return (0..<pass.samples).map { sample in
      let neurons = architecture.neurons(of: architecture.layerCount, sample: sample)
      return loss.value(
        z: pass.sums[neurons], out: pass.activations[neurons],
        y: pass.samples == 1 ? target : Array(target[sample * outputs..<(sample + 1) * outputs]))
    }
  }

  /// The mean of the samples' losses.
  package func loss(_ loss: Loss, of pass: ForwardPass, target: [Double]) -> Double {
    losses(loss, of: pass, target: target).mean
  }
}

extension [Double] {
  /// The sum, taken from the first on, over their number.
  package var mean: Double { count == 1 ? self[0] : reduce(0, +) / Double(count) }
}
