import BackstepSession

/// The lesson's own state as its blocks began, as far as there is room.
///
/// What is not kept any more is played again from the last block before it that is.
struct LessonBeginnings {
  /// By block; that of the first is always there.
  private var states: [Int: Session]
  private let room: MemorySize

  /// - Parameter room: What all together may take, counted as if they had nothing in common.
  init(_ first: Session, room: MemorySize) {
    states = [0: first]
    self.room = room
  }

  /// The state at a block, or at the last one before it that is kept.
  func nearest(to block: Int) -> (block: Int, state: Session) {
    var nearest = block
    while nearest > 0, states[nearest] == nil { nearest -= 1 }
    return states[nearest].map { (nearest, $0) } ?? (block, Session())
  }

  /// Keeps the state at a block; those behind it no longer hold, and the oldest make room.
  mutating func keep(_ state: Session, at block: Int) {
    states = states.filter { $0.key < block }
    states[block] = state
    var bytes = states.values.reduce(0) { $0 + $1.timeline.bytes }
    for old in states.keys.sorted().dropFirst() where old < block && bytes > room.bytes {
      bytes -= states[old]?.timeline.bytes ?? 0
      states[old] = nil
    }
  }
}
