/// Samples to learn from: rows of inputs and of true answers.
package struct Dataset: Equatable, Sendable {
  /// What it is called on the screen.
  package let name: String
  /// The number of inputs of each sample.
  package let inputCount: Int
  /// The number of answers of each sample.
  package let targetCount: Int
  /// What each input is; empty where nobody says.
  package let inputNames: [String]
  /// What each answer stands for, when the answers are classes of which one is 1; else empty.
  package let classes: [String]
  /// Whether every number of an answer is 0 or 1, so that an answer is right or wrong.
  package let hasYesOrNo: Bool
  /// The smallest and the largest number of all answers.
  package let targetRange: ClosedRange<Double>
  private let values: [Double]

  /// A data set of rows (x, y).
  ///
  /// - Precondition: There is at least one row, and all have the same shape.
  package init(name: String, samples: [(x: [Double], y: [Double])]) {
    precondition(!samples.isEmpty)
    let inputCount = samples[0].x.count
    let targetCount = samples[0].y.count
    var values: [Double] = []
    values.reserveCapacity(samples.count * (inputCount + targetCount))
    for sample in samples {
      precondition(sample.x.count == inputCount && sample.y.count == targetCount)
      values += sample.x
      values += sample.y
    }
    self.init(
      name: name, inputCount: inputCount, targetCount: targetCount, values: values)
  }

  /// A data set from all its numbers: x, then y, sample after sample.
  ///
  /// - Precondition: There is at least one sample, and no part of one; names and classes, if any,
  ///   are as many as inputs and answers.
  package init(
    name: String, inputCount: Int, targetCount: Int, values: [Double],
    inputNames: [String] = [], classes: [String] = []
  ) {
    precondition(!values.isEmpty && values.count % (inputCount + targetCount) == 0)
    precondition(inputNames.isEmpty || inputNames.count == inputCount)
    precondition(classes.isEmpty || classes.count == targetCount)
    self.name = name
    self.inputCount = inputCount
    self.targetCount = targetCount
    self.inputNames = inputNames
    self.classes = classes
    self.values = values
    let width = inputCount + targetCount
    var (lowest, highest, hasYesOrNo) = (Double.infinity, -Double.infinity, true)
    for start in stride(from: inputCount, to: values.count, by: width) {
      for value in values[start..<start + targetCount] {
        (lowest, highest) = (min(lowest, value), max(highest, value))
        hasYesOrNo = hasYesOrNo && (value == 0 || value == 1)
      }
    }
    self.hasYesOrNo = hasYesOrNo
    targetRange = lowest <= highest ? lowest...highest : 0...0
  }

  /// How many samples there are.
  package var count: Int { values.count / (inputCount + targetCount) }

  /// All the numbers, sample after sample, x before y.
  package var numbers: [Double] { values }

  /// x of a sample.
  package func input(_ index: Int) -> [Double] {
    let start = index * (inputCount + targetCount)
    return Array(values[start..<start + inputCount])
  }

  /// y of a sample.
  package func target(_ index: Int) -> [Double] {
    let start = index * (inputCount + targetCount) + inputCount
    return Array(values[start..<start + targetCount])
  }

  /// The samples at some indices, in their order.
  ///
  /// - Precondition: There is at least one index.
  package func samples(at indices: some Collection<Int>) -> Dataset {
    let width = inputCount + targetCount
    var chosen: [Double] = []
    chosen.reserveCapacity(indices.count * width)
    for index in indices { chosen += values[index * width..<(index + 1) * width] }
    return replacing(chosen)
  }

  /// The same samples with each input i become (x − shift[i]) / divisor[i].
  package func scaled(shift: [Double], divisor: [Double]) -> Dataset {
    let width = inputCount + targetCount
    var scaled = values
    for start in Swift.stride(from: 0, to: values.count, by: width) {
      for i in 0..<inputCount {
        scaled[start + i] = (values[start + i] - shift[i]) / divisor[i]
      }
    }
    return replacing(scaled)
  }

  private func replacing(_ values: [Double]) -> Dataset {
    Dataset(
      name: name, inputCount: inputCount, targetCount: targetCount, values: values,
      inputNames: inputNames, classes: classes)
  }
}
