import Backprop

/// What a watched name stands for at a moment.
package enum WatchedValue: Equatable, Sendable {
  /// There is no value: its stage has not run, or there is no sample or no data.
  case missing
  /// The value, which something it was computed from has outrun since the edit named.
  case stale(Value, since: String)
  /// The value.
  case known(Value)

  /// The value, stale or not.
  package var value: Value? {
    switch self {
    case .missing: nil
    case .stale(let value, _), .known(let value): value
    }
  }

  /// Whether two say the same, though it be not a number; since which edit does not matter.
  func isSame(as other: WatchedValue) -> Bool {
    switch (self, other) {
    case (.missing, .missing): true
    case (.stale(let left, _), .stale(let right, _)), (.known(let left), .known(let right)):
      left.isIdentical(to: right)
    default: false
    }
  }
}

extension State {
  /// What a watched name stands for now.
  package func watched(_ name: Name) -> WatchedValue {
    guard let value = try? knownValue(of: name) else { return .missing }
    switch freshness(of: name.quantity) {
    case .missing: return .missing
    case .stale(let edit): return .stale(value, since: edit)
    case .fresh, .beforeNudge: return .known(value)
    }
  }
}

extension Value {
  /// Equal shapes and equal numbers, NaN being equal to itself.
  func isIdentical(to other: Value) -> Bool {
    axes == other.axes
      && zip(numbers, other.numbers).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
