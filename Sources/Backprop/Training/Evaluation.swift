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
    var outputs: [[Double]] = []
    var losses: [Double] = []
    var correct: [Bool] = []
    let slots = min(data.count, Network.goodSlots)
    Workspace.with(network, room: .init(slots: slots)) { workspace in
      for start in stride(from: 0, to: data.count, by: slots) {
        // Of the largest networks, some samples take a second.
        if start > 0, isInterrupted() { break }
        let part = start..<min(start + slots, data.count)
        _ = workspace.loss(
          loss, input: part.flatMap(data.input), target: part.flatMap(data.target)
        ) { sample, slot, loss in
          losses.append(loss)
          outputs.append(workspace.output(slot: slot))
          guard data.hasYesOrNo else { return }
          correct.append(
            Self.isCorrect(outputs[start + sample], target: data.target(start + sample)))
        }
      }
    }
    self.outputs = outputs
    self.losses = losses
    self.correct = correct
    (meanAbsoluteError, determination) = Self.errors(outputs, data)
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
    return (absolute / count, all > 0 ? 1 - left / all : nil)
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

extension [Double] {
  /// The place of the largest, the first of several.
  package var placeOfLargest: Int { indices.reduce(0) { self[$1] > self[$0] ? $1 : $0 } }
}
