/// Every moment of a session, as a tree: a change after going back begins a new branch.
///
/// Marks and the limit belong to the timeline and not to a moment: going back does not bring
/// earlier ones back.
package struct Timeline: Sendable {
  /// All moments, the oldest first.
  package private(set) var all: [Moment]
  private var ledger = Ledger()
  /// The child that redo goes to, where a moment has one.
  private var children: [Int: Int] = [:]
  /// The moment that the session is at, which is never forgotten.
  package private(set) var present: Moment
  /// The time of the next new moment.
  package private(set) var next: Int
  /// No moment recorded from now on but the very next has a time before this one.
  private var reserved = 0
  /// In the order in which they were set.
  package private(set) var marks: [Mark] = []
  /// How many moments had to be forgotten.
  package private(set) var forgotten = 0
  /// What moments may take before the oldest are forgotten.
  package internal(set) var limit = MemorySize.usual

  /// A timeline that begins at a state.
  init(from state: State) {
    present = Moment(number: state.time, command: Moment.start, parent: nil, state: state)
    next = state.time + 1
    all = [present]
    ledger.add(present)
  }

  /// Its time.
  package var current: Int { present.number }
  /// The bytes that moments take, a buffer that several share counted once.
  package var bytes: Int { ledger.bytes }
  /// How many moments there are.
  package var count: Int { all.count }
  /// The moment with a time; nil when there is none, or no longer.
  package subscript(number: Int) -> Moment? {
    var range = all.startIndex..<all.endIndex
    while let first = range.first {
      let middle = first + range.count / 2
      let found = all[middle]
      if found.number == number { return found }
      range = found.number < number ? middle + 1..<range.upperBound : first..<middle
    }
    return nil
  }

  /// The moment before another on its branch; nil when there is none, or no longer.
  package func parent(of number: Int) -> Moment? {
    self[number]?.parent.flatMap { self[$0] }
  }

  /// The moments that led to one, that one last, as far back as they are kept.
  ///
  /// - Parameter most: No more than the last so many.
  package func line(to moment: Moment, atMost most: Int = .max) -> [Moment] {
    var result = [moment]
    while result.count < most, let parent = parent(of: result[result.count - 1].number) {
      result.append(parent)
    }
    return result.reversed()
  }

  /// The moment that redo goes to from another; nil at the end of a branch.
  package func child(of number: Int) -> Moment? { children[number].flatMap { self[$0] } }

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
  mutating func record(_ state: State, command: String, run: TrainedRun? = nil) {
    let moment = Moment(
      number: state.time, command: command, parent: current, state: state, run: run)
    all.append(moment)
    children[current] = moment.number
    present = moment
    next = max(next, moment.number + 1, reserved)
    ledger.add(moment)
  }

  /// The times up to a number are taken, but for the next moment: a session that was read has used
  /// them.
  mutating func reserve(upTo number: Int) { reserved = number }

  /// Goes along the branch, with undo or redo.
  mutating func move(to moment: Moment) { present = moment }

  /// Goes to any moment, and has redo lead from every moment before it back to it.
  mutating func go(to moment: Moment) {
    present = moment
    var child = moment.number
    while let parent = parent(of: child)?.number {
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

  /// Forgets what only saves time, of the oldest runs first, as far as all together take too much.
  private mutating func forgetSnapshots() {
    guard ledger.bytes > limit.bytes else { return }
    for index in all.indices where all[index].run?.snapshots.isEmpty == false {
      let moment = all[index]
      ledger.remove(moment)
      all[index] = moment.withoutSnapshots
      ledger.add(all[index])
      if moment.number == current { present = all[index] }
      if ledger.bytes <= limit.bytes { return }
    }
  }

  /// Forgets the oldest moments where all together take too much, but never the current one.
  mutating func keepLimit() -> Forgotten {
    var result = Forgotten()
    forgetSnapshots()
    // Those that are there are walked, not the times between them, which a file may put far apart.
    var (end, kept): (Int, Moment?) = (0, nil)
    while ledger.bytes > limit.bytes, result.moments < all.count - 1 {
      let moment = all[end]
      end += 1
      if moment.number == current {
        kept = moment
        continue
      }
      ledger.remove(moment)
      children[moment.number] = nil
      result.moments += 1
      result.marks += marks(of: moment.number)
    }
    guard result.moments > 0 else { return result }
    all.replaceSubrange(..<end, with: kept.map { [$0] } ?? [])
    forgotten += result.moments
    marks = marks.filter { self[$0.number] != nil }
    return result
  }
}
