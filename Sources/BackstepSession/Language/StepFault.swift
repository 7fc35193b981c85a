import Backprop

/// Why a file holds no step to compare: facts; a key says where.
package enum StepFault: Error, Equatable, Sendable {
  case json(JSONProblem)
  case file(FileFault)
  /// Nothing in it, or no object.
  case empty, notAnObject
  /// There is no W1.
  case noWeights
  case noSample(String)
  /// Weights, x and y are there, but nothing that was computed.
  case noResults
  case missing(String)
  /// One thing under two names.
  case twice(String, String, for: String)
  /// A text where a number should stand.
  case text(String, String)
  case notNumbers(String)
  /// Rows of unequal length.
  case ragged(String, row: Int, given: Int, needed: Int)
  /// Rows and columns that do not go with others; whether the transposed would.
  case shape(String, given: Dimensions, needed: Dimensions, transposedFits: Bool)
  /// A matrix that meets the layer before with neither its rows nor its columns.
  case meets(String, Dimensions, before: String, count: Int, transposedFits: Bool)
  case sampleCount(String, given: Int, needed: Int)
  case notFinite(String)
  case unknownLayout(String)
  case activationCount(given: Int, layers: Int)
  case hiddenActivations
  case architecture(ArchitectureError)
  case targetDoesNotFit(Loss)
  /// One sample, under batch normalisation.
  case batchOfOne

  /// Rows and columns.
  package struct Dimensions: Equatable, Sendable {
    package let rows: Int, columns: Int
  }
}
