/// One stage of the training loop; the order of the cases is the order of the loop.
package enum Stage: String, CaseIterable, Comparable, Sendable {
  case forward, loss, backward, nudge

  /// The stage after this one; after `nudge` the loop begins again.
  package var next: Stage {
    switch self {
    case .forward: .loss
    case .loss: .backward
    case .backward: .nudge
    case .nudge: .forward
    }
  }

  private var position: Int {
    switch self {
    case .forward: 0
    case .loss: 1
    case .backward: 2
    case .nudge: 3
    }
  }

  /// Earlier in the loop.
  package static func < (left: Stage, right: Stage) -> Bool { left.position < right.position }
}
