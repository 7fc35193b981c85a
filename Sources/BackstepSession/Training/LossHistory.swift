/// Epochs and their losses, thinned to a limit however long the run. Which are kept depends on the
/// epochs alone, not on how many commands have trained them.
package struct LossHistory: Equatable, Sendable {
  /// An epoch, counted from the first ever trained, and a loss of it.
  package typealias Point = (epoch: Int, loss: Double)

  /// The most entries there are.
  private let limit: Int
  /// The epoch before the first.
  private let start: Int
  // Side by side, so that each is counted and saved as the lists that they are.
  private(set) var keptEpochs: [Int] = []
  private(set) var keptLosses: [Double] = []
  private(set) var lastEpoch: Int
  private(set) var lastLoss = 0.0
  /// The distance between two epochs kept: 1, 2, 10, 20, 100, …
  private(set) var stride = 1

  /// A history of epochs after the one given.
  init(after start: Int, limit: Int = 1000) {
    (self.start, self.limit, lastEpoch) = (start, limit, start)
  }

  /// A history written down before; nil for lists that cannot be one.
  init?(
    limit: Int, epochs: [Int], losses: [Double], stride: Int, last: Point
  ) {
    self.init(after: 0, limit: limit)
    let isRising = zip(epochs, epochs.dropFirst()).allSatisfy { $0 < $1 }
    guard epochs.count == losses.count, epochs.count <= limit, isRising, stride >= 1,
      epochs.first ?? 1 >= 1, last.epoch >= epochs.last ?? 0, last.epoch >= 0
    else { return nil }
    (keptEpochs, keptLosses, self.stride) = (epochs, losses, stride)
    (lastEpoch, lastLoss) = last
  }

  /// The first epoch is always kept, of the others those at round distances from the start: every
  /// one, every 2nd, every 10th, 20th, 100th, and so on as they become too many.
  mutating func add(epoch: Int, loss: Double) {
    (lastEpoch, lastLoss) = (epoch, loss)
    guard keeps(epoch) else { return }
    keptEpochs.append(epoch)
    keptLosses.append(loss)
    // Where not every epoch is kept, there must be room for the last.
    guard keptEpochs.count > (stride == 1 ? limit : limit - 1) else { return }
    var rest = stride
    while rest % 10 == 0 { rest /= 10 }
    stride *= rest == 1 ? 2 : 5
    let places = keptEpochs.indices.filter { keeps(keptEpochs[$0]) }
    keptLosses = places.map { keptLosses[$0] }
    keptEpochs = places.map { keptEpochs[$0] }
  }

  /// Takes in the losses of epochs in a row, the first of them after the one given.
  mutating func add(_ losses: [Double], after epoch: Int) {
    guard let final = losses.last else { return }
    var next = epoch + 1
    while next <= epoch + losses.count {
      add(epoch: next, loss: losses[next - epoch - 1])
      // Those that are not kept are passed over.
      next = nextKept(after: next)
    }
    (lastEpoch, lastLoss) = (epoch + losses.count, final)
  }

  /// The first epoch after another that stays when others follow.
  func nextKept(after epoch: Int) -> Int { start + ((epoch - start) / stride + 1) * stride }

  /// Whether an epoch is one of those that stay when others follow.
  func keeps(_ epoch: Int) -> Bool { epoch == start + 1 || (epoch - start) % stride == 0 }

  /// Losses that are no numbers are equal to themselves here.
  package static func == (left: LossHistory, right: LossHistory) -> Bool {
    left.lastEpoch == right.lastEpoch && left.stride == right.stride
      && left.lastLoss.bitPattern == right.lastLoss.bitPattern
      && left.keptEpochs == right.keptEpochs
      && left.keptLosses.elementsEqual(right.keptLosses) { $0.bitPattern == $1.bitPattern }
  }

  package var isEmpty: Bool { lastEpoch == start }

  /// What was kept, and always the last epoch.
  package var entries: [Point] {
    let kept = zip(keptEpochs, keptLosses).map { (epoch: $0, loss: $1) }
    guard !isEmpty, keptEpochs.last != lastEpoch else { return kept }
    return kept + [(lastEpoch, lastLoss)]
  }
}
