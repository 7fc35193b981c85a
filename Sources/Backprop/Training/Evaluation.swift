/// A network asked about every sample of a data set, without learning from the answers.
package struct Evaluation: Equatable, Sendable {
  /// The prediction for each sample.
  package let outputs: [[Double]]
  /// The loss of each sample.
  package let losses: [Double]
  /// Whether each prediction counts as right; empty where answers are more than yes or no.
  package let correct: [Bool]
  /// The mean of all |out − y|.
  package let meanAbsoluteError: Double
  /// 1 − Σ(out − y)² / Σ(y − mean y)²: 1 when all is right, 0 for what the mean answer gives; nil
  /// where all answers are alike.
  package let determination: Double?

  /// Runs every sample forward; those asked about so far when it is interrupted.
  ///
  /// - Parameter isInterrupted: Whether to stop, asked now and then.
  /// - Precondition: The data fit the network.
  package init(
    _ network: Network, on data: Dataset, loss: Loss, isInterrupted: () -> Bool = { false }
  ) {
    precondition(
      data.inputCount == network.architecture.inputCount
        && data.targetCount == network.architecture.outputCount)
    let (outputs, losses) = Self.answers(of: network, to: data, loss, isInterrupted)
    self.outputs = outputs
    self.losses = losses
    correct =
      data.hasYesOrNo
      ? outputs.indices.map { Self.isCorrect(outputs[$0], target: data.target($0)) } : []
    (meanAbsoluteError, determination) = Self.errors(outputs, data)
  }

  /// The prediction for each sample and its loss. Samples do not depend on each other: where there is
  /// much to do, several threads share them.
  private static func answers(
    of network: Network, to data: Dataset, _ loss: Loss, _ isInterrupted: () -> Bool
  ) -> (outputs: [[Double]], losses: [Double]) {
    let isMuch = data.count * network.architecture.parameterCount > 20_000_000
    let slots = min(data.count, Network.goodSlots)
    let first = Workspace(network, room: .init(slots: slots))
    let workspaces = [first] + (isMuch ? (1..<4).map { _ in first.sharingParameters() } : [])
    var outputs = [[Double]](repeating: [], count: data.count)
    var losses = [Double](repeating: 0, count: data.count)
    var asked = 0
    outputs.withUnsafeMutableBufferPointer { outputs in
      losses.withUnsafeMutableBufferPointer { losses in
        // Each sample has its own place.
        nonisolated(unsafe) let (outputs, losses) = (outputs, losses)
        // Of the largest networks, some samples take a second.
        while asked < data.count, asked == 0 || !isInterrupted() {
          let start = asked
          asked = min(asked + slots * workspaces.count, data.count)
          let parts = stride(from: start, to: asked, by: slots).map {
            $0..<min($0 + slots, data.count)
          }
          concurrently(parts.count) { part in
            let (workspace, samples) = (workspaces[part], parts[part])
            _ = workspace.loss(
              loss, input: samples.flatMap(data.input), target: samples.flatMap(data.target)
            ) { sample, slot, loss in
              losses[samples.lowerBound + sample] = loss
              outputs[samples.lowerBound + sample] = workspace.output(slot: slot)
            }
          }
        }
      }
    }
    // The numbers lie in their memory to the end.
    withExtendedLifetime(workspaces) {}
    return (Array(outputs.prefix(asked)), Array(losses.prefix(asked)))
  }

  private static func errors(_ outputs: [[Double]], _ data: Dataset) -> (Double, Double?) {
    guard !data.hasYesOrNo, !outputs.isEmpty else { return (0, nil) }
    var mean = [Double](repeating: 0, count: data.targetCount)
    for index in outputs.indices {
      for (k, y) in data.target(index).enumerated() { mean[k] += y / Double(outputs.count) }
    }
    var (absolute, left, all) = (0.0, 0.0, 0.0)
    for (index, out) in outputs.enumerated() {
      for (k, y) in data.target(index).enumerated() {
        absolute += abs(out[k] - y)
        left += (out[k] - y) * (out[k] - y)
        all += (y - mean[k]) * (y - mean[k])
      }
    }
    let count = Double(outputs.count * data.targetCount)
    // A mean that is rounded would make a spread of answers that have none.
    let isSpread = outputs.indices.contains { data.target($0) != data.target(0) }
    return (absolute / count, isSpread && all > 0 ? 1 - left / all : nil)
  }

  /// The mean of the samples' losses.
  package var meanLoss: Double { losses.reduce(0, +) / Double(losses.count) }

  /// The share of samples predicted right, 0…1; nil where answers are more than yes or no.
  package var accuracy: Double? {
    correct.isEmpty ? nil : Double(correct.count(where: { $0 })) / Double(correct.count)
  }

  /// One output is right on the same side of 0.5 as the answer; several are right when the largest
  /// stands where the answer's largest stands. A prediction that is not a number is never right.
  static func isCorrect(_ output: [Double], target: [Double]) -> Bool {
    guard !output.contains(where: \.isNaN) else { return false }
    guard output.count > 1 else { return (output[0] >= 0.5) == (target[0] >= 0.5) }
    return output.placeOfLargest == target.placeOfLargest
  }
}

extension Dataset {
  /// The mean loss of giving the mean answer for every sample; samples for which it is not finite
  /// count as 0.
  package func lossOfGuessing(_ loss: Loss) -> Double {
    var mean = [Double](repeating: 0, count: targetCount)
    for index in 0..<count {
      for (k, y) in target(index).enumerated() { mean[k] += y / Double(count) }
    }
    let z = loss.sums(predicting: mean)
    let total = (0..<count).reduce(0.0) { total, index in
      let value = loss.value(z: z, out: mean, y: target(index))
      return total + (value.isFinite ? value : 0)
    }
    return total / Double(count)
  }
}

extension [Double] {
  /// The place of the largest, the first of several.
  package var placeOfLargest: Int { indices.reduce(0) { self[$1] > self[$0] ? $1 : $0 } }
}
