/// Gradients compared with what the loss really does when one parameter is moved a little.
///
/// With f(t) the mean loss of the samples when the parameter w is w + t, and h a small step:
///
/// numeric = (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h
///
/// the central difference of fourth order (Abramowitz and Stegun, 25.3.6), whose error shrinks with
/// h⁴ and leaves more digits than (f(h) − f(−h)) / 2h does.
package struct GradientCheck: Equatable, Sendable {
  /// One entry a parameter asked for, in the order asked.
  package let entries: [GradientCheckEntry]

  /// Checks gradients on one sample or several; nothing is changed by it.
  ///
  /// - Parameters:
  ///   - gradients: The gradients under test, one for each parameter of the network, as
  ///     `Network.backward` lays them out. They may come from anywhere.
  ///   - input: x, sample after sample; `target` likewise.
  ///   - masks: The dropout masks of the pass under test; none without dropout.
  ///   - indices: The parameters to be checked; all of them when nil.
  /// - Precondition: Input, target and gradients fit the network, the loss its output.
  package init(
    of gradients: [Double], network: Network, input: [Double], target: [Double], loss: Loss,
    masks: [Double] = [], parameters indices: [Int]? = nil
  ) {
    let architecture = network.architecture
    precondition(
      gradients.count == architecture.parameterCount && loss.fits(architecture.outputActivation))
    let pass = network.forward(input, masks: masks, statistics: .ofBatch)
    precondition(target.count == pass.samples * architecture.outputCount)
    let size = Self.size(of: pass, under: loss, architecture)
    let room = Workspace.Room(
      slots: network.slots(for: pass.samples), dropout: !masks.isEmpty)
    entries = Workspace.with(network, room: room) { workspace in
      (indices ?? Array(gradients.indices)).map { index in
        let step = Self.step(
          for: network.parameters[index],
          signal: architecture.signal(into: index, of: pass))
        let measured = workspace.slope(
          along: index, step: step, loss: loss, input: input, target: target, masks: masks)
        let rounding = Self.rounding(of: loss, value: measured.largestLoss, size: size)
        let analytic = gradients[index] * loss.foldedFactor
        return GradientCheckEntry(
          parameter: index, analytic: analytic, numeric: measured.slope, step: step,
          floor: max(1e7 * rounding / step, 1e-3 * measured.steepest),
          hasKink: measured.hasKink && analytic.isFinite && measured.slope.isFinite)
      }
    }
  }

  /// Whether every entry agrees, leaving out those at a kink.
  package func passes(within tolerance: Double = 1e-6) -> Bool {
    entries.allSatisfy { $0.agrees(within: tolerance) || $0.hasKink }
  }

  /// The entry that agrees least, leaving out those at a kink; one that is not a number before all.
  package var worst: GradientCheckEntry? {
    entries.filter { !$0.hasKink }.max { left, right in
      right.relativeError.isNaN
        ? !left.relativeError.isNaN : left.relativeError < right.relativeError
    }
  }

  /// 10⁻⁴, more for a large parameter and less for one that multiplies a large signal, as a power
  /// of two, so that adding it rounds little.
  private static func step(for parameter: Double, signal: Double) -> Double {
    let wanted = 1e-4 * max(1, abs(parameter)) / max(1, abs(signal))
    guard wanted.isNormal else { return 0x1p-13 }
    return Double(sign: .plus, exponent: wanted.exponent, significand: 1)
  }

  /// The largest of the numbers that the loss is computed from, at least 1.
  private static func size(
    of pass: ForwardPass, under loss: Loss, _ architecture: Architecture
  ) -> Double {
    (0..<pass.samples).reduce(1) { size, sample in
      let outputs = architecture.neurons(of: architecture.layerCount, sample: sample)
      let values = loss.readsErrors ? pass.activations[outputs] : pass.sums[outputs]
      return values.reduce(size) { max($0, abs($1)) }
    }
  }

  /// About how far rounding alone may put a loss off: numbers of `size` are off by ε · size, and
  /// (e + δ)² by 2eδ + δ².
  private static func rounding(of loss: Loss, value: Double, size: Double) -> Double {
    let unit = Double.ulpOfOne * size
    let direct = Double.ulpOfOne * value
    return loss.readsErrors ? direct + 2 * value.squareRoot() * unit + unit * unit : direct + unit
  }
}

/// One parameter's gradient beside the numeric one.
package struct GradientCheckEntry: Equatable, Sendable {
  /// The index into the parameters.
  package let parameter: Int
  /// The gradient under test times `Loss.foldedFactor`: a claim about the true derivative.
  package let analytic: Double
  /// The central difference.
  package let numeric: Double
  /// h, how far the parameter was moved; twice that at most.
  package let step: Double
  /// Below this size a gradient drowns in rounding, or in how much steeper the loss is beside the
  /// point than at it, and is compared as if it had this size.
  package let floor: Double
  /// Whether the sum of a neuron whose activation has a corner changed sign on the way, or an output
  /// crossed the seam of its loss: there the difference says nothing. False when either side is not finite: a corner is no
  /// excuse for that.
  package let hasKink: Bool

  /// |analytic − numeric| / max(|analytic|, |numeric|, floor)
  package var relativeError: Double {
    let difference = abs(analytic - numeric)
    return difference == 0 ? 0 : difference / max(abs(analytic), abs(numeric), floor)
  }

  /// Whether the comparison can tell a right gradient from a wrong one: even a gradient of 0 would
  /// be noticed. Where both sides are 0, or drown, any rule of a backward pass would agree.
  package func isConclusive(within tolerance: Double = 1e-6) -> Bool {
    let size = max(abs(analytic), abs(numeric))
    return !(size <= tolerance * floor)
  }

  /// Whether the two agree; never when one is not a number.
  package func agrees(within tolerance: Double = 1e-6) -> Bool { relativeError <= tolerance }
}

extension Architecture {
  /// What a parameter is multiplied by in its neuron's sum, the largest of all samples: an input, an
  /// activation, or 1 for a bias.
  func signal(into parameter: Int, of pass: ForwardPass) -> Double {
    for layer in 1...layerCount where weights(of: layer).contains(parameter) {
      let column = (parameter - weights(of: layer).lowerBound) % sizes[layer - 1]
      return (0..<pass.samples).reduce(0) { largest, sample in
        let signal =
          layer == 1
          ? pass.input[sample * inputCount + column]
          : pass.activations[neurons(of: layer - 1, sample: sample).lowerBound + column]
        return max(largest, abs(signal))
      }
    }
    return 1
  }
}
