/// The losses of a run for its curve: evenly spread epochs, thinned as they become too many.
struct LossTrace {
  private static let limit = 400
  private(set) var losses: [(epoch: Int, loss: Double)] = []
  private var spacing = 1
  private var next = 1

  /// The loss of the last of so many epochs.
  mutating func add(_ loss: Double, after epochs: Int) {
    guard epochs >= next else { return }
    losses.append((epochs, loss))
    next = epochs + spacing
    guard losses.count >= Self.limit else { return }
    losses = stride(from: 0, to: losses.count, by: 2).map { losses[$0] }
    spacing = max(spacing * 2, epochs / losses.count)
  }
}
