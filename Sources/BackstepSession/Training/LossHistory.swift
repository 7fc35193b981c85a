/// Epochs and their losses, thinned to at most 1000 entries however long the run.
struct LossHistory {
  private static let limit = 1000
  private var kept: [(epoch: Int, loss: Double)] = []
  private var last: (epoch: Int, loss: Double)?
  private let start: Int
  private var stride = 1
  private var doubles = true

  /// A history of epochs after the one given.
  init(after start: Int) { self.start = start }

  /// The first epoch is always kept, of the others those at round distances from the start: every
  /// one, every 2nd, every 10th, 20th, 100th, and so on as they become too many.
  mutating func add(epoch: Int, loss: Double) {
    last = (epoch, loss)
    guard isKept(epoch) else { return }
    kept.append((epoch, loss))
    // Where not every epoch is kept, there must be room for the last.
    guard kept.count > (stride == 1 ? Self.limit : Self.limit - 1) else { return }
    stride *= doubles ? 2 : 5
    doubles.toggle()
    kept = kept.filter { isKept($0.epoch) }
  }

  /// Takes in the losses of epochs in a row, the first of them after the one given.
  mutating func add(_ losses: [Double], after epoch: Int) {
    guard let final = losses.last else { return }
    var next = epoch + 1
    while next <= epoch + losses.count {
      add(epoch: next, loss: losses[next - epoch - 1])
      // Those that are not kept are passed over.
      next = start + ((next - start) / stride + 1) * stride
    }
    last = (epoch + losses.count, final)
  }

  private func isKept(_ epoch: Int) -> Bool {
    epoch == start + 1 || (epoch - start) % stride == 0
  }

  /// What was kept, and always the last epoch.
  var entries: [(epoch: Int, loss: Double)] {
    guard let last, kept.last?.epoch != last.epoch else { return kept }
    return kept + [last]
  }
}
