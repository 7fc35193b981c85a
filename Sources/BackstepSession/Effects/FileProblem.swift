/// Why a file cannot be read or written.
package enum FileProblem: Error, Equatable, Sendable {
  /// Nothing can be read here, whatever its name.
  case noReading
  /// Nothing can be written here.
  case noWriting
  case nulInName
  case isFolder
  case notRegular
  /// A symbolic link to a file that is not there.
  case linkToNothing
  /// More bytes than would be read.
  case tooLarge(limit: Int)
  /// What the system says about it.
  case system(String)
}
