/// Where and why an expression cannot be read.
package struct SyntaxError: Equatable, Sendable {
  /// What is wrong at the offset.
  package enum Problem: Equatable, Sendable {
    case strayCharacter(Character)
    case badNumber(String)
    case unexpected(expected: String)
    case unknownFunction(String)
    case operandCount(function: String, given: Int)
    case tooDeep(Int)
  }

  /// The whole expression.
  package let text: String
  /// The place of the problem, in characters from the start of the text.
  package let offset: Int
  /// What is wrong there.
  package let problem: Problem
}
