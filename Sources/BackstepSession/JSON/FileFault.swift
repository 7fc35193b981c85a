import Backprop

/// Why a file is no session and no network. A path says where: `weights.W1[0]`.
package enum FileFault: Error, Equatable, Sendable {
  case json(JSONProblem)
  /// Neither `"format"` nor `"W1"` is there.
  case notASession
  case newerVersion(Int, known: Int)
  case missing(String)
  case unknownKey(String)
  case wrongKind(String, expected: String)
  case wrongCount(String, given: Int, needed: Int)
  case notFinite(String)
  case outOfRange(String, lowest: String, highest: String)
  case unknownWord(String, word: String, choices: [String])
  case architecture(ArchitectureError)
  case lossDoesNotFit(Loss, Activation)
  /// A value that cannot be, next to the others.
  case contradiction(String)
  /// More bytes than would be read again.
  case tooLarge(Int, limit: Int)
}
