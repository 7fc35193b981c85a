/// A moment after which a test gives up waiting.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after seconds: Double) { end = .now + .seconds(seconds) }

  var hasPassed: Bool { ContinuousClock.now >= end }

  /// The time left, for poll(2).
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    return Int32(
      max(0, left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000))
  }
}
