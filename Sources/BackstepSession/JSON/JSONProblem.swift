/// Where and why a text is no JSON.
package struct JSONProblem: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    /// The text ends in the middle of a value.
    case endsTooEarly
    /// Something else should stand here.
    case expected(String)
    /// Something stands behind the whole value.
    case trailing
    /// A number that JSON does not write so, such as `01`, `.5` or `1.`.
    case badNumber
    /// A number beyond the range of a double.
    case numberTooLarge
    case badEscape
    /// A control character within a string.
    case controlCharacter
    case notUTF8
    case duplicateKey(String)
    /// Deeper nesting than the limit.
    case tooDeep(Int)
    /// More bytes than the limit.
    case tooLarge(Int)
  }

  /// Counted from 1.
  package let line: Int
  /// In characters, counted from 1.
  package let column: Int
  /// What is wrong there.
  package let kind: Kind
}
