import Backprop

extension ScalarReference {
  /// Training as the stages do it, one sample and one number at a time.
  ///
  /// - Returns: The mean loss of each epoch.
  mutating func train(
    on data: Dataset, options: TrainingOptions, state: inout OptimizerState,
    generator: inout Generator, epochs: Int
  ) -> [Double] {
    var history: [Double] = []
    for _ in 0..<epochs {
      var order = Array(0..<data.count)
      if options.shuffles {
        for last in stride(from: data.count - 1, to: 0, by: -1) {
          order.swapAt(last, generator.below(last + 1))
        }
      }
      var total = 0.0
      for start in stride(from: 0, to: data.count, by: options.batchSize) {
        let batch = order[start..<min(start + options.batchSize, data.count)]
        var gradients: [Double] = []
        for sample in batch {
          if options.dropout > 0 { drawMasks(options.dropout, from: &generator) }
          let (input, target) = (data.input(sample), data.target(sample))
          total += lossValue(options.loss, input, target)
          let single = backward(input, target: target, loss: options.loss).gradients
          gradients = gradients.isEmpty ? single : zip(gradients, single).map { $0 + $1 }
        }
        if batch.count > 1 { gradients = gradients.map { $0 / Double(batch.count) } }
        let changes = options.optimizer.changes(
          gradients: gradients, parameters: parameters, state: &state,
          learningRate: options.learningRate, settings: options.settings, frozen: options.frozen)
        for index in parameters.indices where changes[index] != 0 {
          parameters[index] += changes[index]
        }
      }
      history.append(total / Double(data.count))
    }
    return history
  }

  private func lossValue(_ loss: Loss, _ input: [Double], _ target: [Double]) -> Double {
    let values = forward(input)
    let outputs = architecture.neurons(of: architecture.layerCount)
    return loss.value(z: values.sums[outputs], out: values.activations[outputs], y: target)
  }

  private mutating func drawMasks(_ dropout: Double, from generator: inout Generator) {
    for neuron in 0..<architecture.neurons(of: architecture.layerCount).lowerBound {
      masks[neuron] = generator.unit() < dropout ? 0 : 1 / (1 - dropout)
    }
  }
}
