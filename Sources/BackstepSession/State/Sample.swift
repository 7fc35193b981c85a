import Backprop

/// Which x and y the stages work on.
package enum Sample: Equatable, Sendable {
  /// A row of the data.
  case data(index: Int)
  /// x and y typed in; nil where one is still missing.
  case own(x: [Double]?, y: [Double]?)
}
