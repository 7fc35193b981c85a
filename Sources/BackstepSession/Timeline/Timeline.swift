/// Every moment of a session, as a tree: a change after going back begins a new branch.
///
/// Marks and the limit belong to the timeline and not to a moment: going back does not bring
/// earlier ones back.
package struct Timeline: Sendable {
  /// The bytes that moments may take before the oldest are forgotten.
  package static let usualLimit = 256 * 1024 * 1024

  private var moments: [Int: Moment] = [:]
  private var ledger = Ledger()
  /// The child that redo goes to, where a moment has one.
  private var children: [Int: Int] = [:]
  /// No moment is older than this.
  private var lowest: Int
  /// The time of the moment that the session is at.
  package private(set) var current: Int
  /// The time of the next new moment.
  package private(set) var next: Int
  /// No moment recorded from now on but the very next has a time before this one.
  private var reserved = 0
  /// In the order in which they were set.
  package private(set) var marks: [Mark] = []
  /// How many moments had to be forgotten.
  package private(set) var forgotten = 0
  /// The bytes that moments may take.
  package private(set) var limit = Timeline.usualLimit

  /// A timeline that begins at a state.
  init(from state: State) {
    (lowest, current, next) = (state.time, state.time, state.time + 1)
    let first = Moment(number: state.time, command: Moment.start, parent: nil, state: state)
    moments[first.number] = first
    ledger.add(first)
  }

  /// The bytes that moments take, a buffer that several share counted once.
  package var bytes: Int { ledger.bytes }
  /// How many moments there are.
  package var count: Int { moments.count }
  /// All moments, the oldest first.
  package var all: [Moment] { moments.values.sorted { $0.number < $1.number } }
  /// The moment with a time; nil when there is none, or no longer.
  package subscript(number: Int) -> Moment? { moments[number] }

  /// The moment before another on its branch; nil when there is none, or no longer.
  package func parent(of number: Int) -> Moment? {
    moments[number]?.parent.flatMap { moments[$0] }
  }

  /// The moment that redo goes to from another; nil at the end of a branch.
  package func child(of number: Int) -> Moment? { children[number].flatMap { moments[$0] } }

  /// The names given to a moment.
  package func marks(of number: Int) -> [String] {
    marks.filter { $0.number == number }.map(\.name)
  }
}

extension Timeline {
  /// What had to be forgotten to keep the limit.
  struct Forgotten: Equatable {
    var moments = 0
    var marks: [String] = []
  }

  /// Adds a moment behind the current one and goes there.
  ///
  /// - Parameter state: Its `time` is the number of the new moment, at least `next`.
  mutating func record(_ state: State, command: String) -> Forgotten {
    let moment = Moment(number: state.time, command: command, parent: current, state: state)
    moments[moment.number] = moment
    children[current] = moment.number
    current = moment.number
    next = max(next, moment.number + 1, reserved)
    ledger.add(moment)
    return keepLimit()
  }

  /// The times up to a number are taken, but for the next moment: a session that was read has used
  /// them.
  mutating func reserve(upTo number: Int) { reserved = number }

  /// Goes along the branch, with undo or redo.
  ///
  /// - Precondition: There is such a moment, on the way that redo takes through the current one.
  mutating func move(to number: Int) {
    precondition(moments[number] != nil)
    current = number
  }

  /// Goes to any moment, and has redo lead from every moment before it back to it.
  ///
  /// - Precondition: There is such a moment.
  mutating func go(to number: Int) {
    precondition(moments[number] != nil)
    current = number
    var child = number
    while let parent = moments[child]?.parent, moments[parent] != nil {
      children[parent] = child
      child = parent
    }
  }

  /// Names the current moment; returns the time that had the name before.
  mutating func mark(_ name: String) -> Int? {
    let old = marks.first { $0.name == name }?.number
    marks.removeAll { $0.name == name }
    marks.append(Mark(name: name, number: current))
    return old
  }

  mutating func set(limit: Int) -> Forgotten {
    self.limit = limit
    return keepLimit()
  }

  /// Forgets the oldest moments, but never the current one.
  private mutating func keepLimit() -> Forgotten {
    var result = Forgotten()
    var number = lowest
    while ledger.bytes > limit, moments.count > 1 {
      if number != current, let moment = moments.removeValue(forKey: number) {
        ledger.remove(moment)
        children[number] = nil
        result.moments += 1
        result.marks += marks(of: number)
      }
      number += 1
    }
    if result.moments > 0 {
      forgotten += result.moments
      lowest = min(number, current)
      marks.removeAll { moments[$0.number] == nil }
    }
    return result
  }
}
