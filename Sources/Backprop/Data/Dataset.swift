/// Samples to learn from: rows of inputs and of true answers.
public struct Dataset: Equatable, Sendable {
  /// What it is called on the screen.
  public let name: String
  /// The number of inputs of each sample.
  public let inputCount: Int
  /// The number of answers of each sample.
  public let targetCount: Int
  private let values: [Double]

  /// A data set of rows (x, y).
  ///
  /// - Precondition: There is at least one row, and all have the same shape.
  public init(name: String, samples: [(x: [Double], y: [Double])]) {
    precondition(!samples.isEmpty)
    self.name = name
    inputCount = samples[0].x.count
    targetCount = samples[0].y.count
    var values: [Double] = []
    values.reserveCapacity(samples.count * (inputCount + targetCount))
    for sample in samples {
      precondition(sample.x.count == inputCount && sample.y.count == targetCount)
      values += sample.x
      values += sample.y
    }
    self.values = values
  }

  /// How many samples there are.
  public var count: Int { values.count / (inputCount + targetCount) }

  /// All the numbers, sample after sample, x before y.
  public var numbers: [Double] { values }

  /// x of a sample.
  public func input(_ index: Int) -> [Double] {
    let start = index * (inputCount + targetCount)
    return Array(values[start..<start + inputCount])
  }

  /// y of a sample.
  public func target(_ index: Int) -> [Double] {
    let start = index * (inputCount + targetCount) + inputCount
    return Array(values[start..<start + targetCount])
  }
}
