import Backprop

/// What a command did to a watched name.
package struct WatchChange: Equatable, Sendable {
  /// The watched name.
  package let name: Name
  /// What it stood for before, and after.
  package let before: WatchedValue, after: WatchedValue

  /// One number of it that changed.
  package struct Entry: Equatable, Sendable {
    /// The number's name.
    package let name: Name
    /// Its value before and after.
    package let before: Double, after: Double
  }

  /// The numbers that changed, where both values are known and of one shape; else nil.
  package var entries: [Entry]? {
    guard case .known(let old) = before, case .known(let new) = after, old.axes == new.axes else {
      return nil
    }
    return zip(old.numbers, new.numbers).enumerated().compactMap { index, pair in
      guard !(pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN) else { return nil }
      return Entry(
        name: Name(name.quantity, name.indices + new.axes.indices(at: index)), before: pair.0,
        after: pair.1)
    }
  }

  /// The changes of names watched before a command and after it.
  static func changes(from before: State, to after: State) -> [WatchChange] {
    guard !after.watches.isEmpty else { return [] }
    // A name means the same as long as it is written the same: `out` is the last layer's.
    let earlier = Dictionary(
      before.watches.map { ($0.text(in: before.shape), $0) }, uniquingKeysWith: { $1 })
    return after.watches.compactMap { name in
      guard let old = earlier[name.text(in: after.shape)] else { return nil }
      let change = WatchChange(
        name: name, before: before.watched(old), after: after.watched(name))
      return change.before.isSame(as: change.after) ? nil : change
    }
  }
}
