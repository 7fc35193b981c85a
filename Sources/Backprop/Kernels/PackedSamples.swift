import CLanes

/// A data set in aligned memory: inputs padded with zeros to a multiple of four, targets as they
/// are. Written once, then only read.
final class PackedSamples: @unchecked Sendable {
  let count: Int
  private let inputs: Vectors
  private let targets: UnsafeMutablePointer<Double>
  private let inputVectors: Int
  private let targetCount: Int

  init(_ data: Dataset) {
    count = data.count
    inputVectors = Vectors.stride((data.inputCount + 3) / 4)
    targetCount = data.targetCount
    inputs = Vectors.allocate(count * inputVectors)
    targets = UnsafeMutablePointer<Double>.allocate(capacity: count * targetCount)
    for index in 0..<count {
      let row = inputs.from(index * inputVectors).scalars
      for (i, value) in data.input(index).enumerated() { row[i] = value }
      (targets + index * targetCount).initialize(from: data.target(index), count: targetCount)
    }
  }

  deinit {
    inputs.deallocate()
    targets.deallocate()
  }

  /// x of a sample.
  @inline(__always)
  func input(_ index: Int) -> UnsafePointer<Double> {
    UnsafePointer(inputs.from(index &* inputVectors).scalars)
  }

  /// y of a sample.
  @inline(__always)
  func target(_ index: Int) -> UnsafePointer<Double> {
    UnsafePointer(targets + index &* targetCount)
  }

  /// The samples as C reads them, in an order or as they lie.
  func met(in order: UnsafePointer<Int>?) -> lanes_samples {
    lanes_samples(
      inputs: inputs.scalars, targets: targets, input_stride: inputVectors * 4,
      target_stride: targetCount, count: count, order: order)
  }
}
