import Backprop

/// Why a number is what it is: the formula it comes from, and the same of every operand.
public struct Explanation: Sendable {
  /// The number's name.
  public let name: Name
  /// What it is computed from; nil for a leaf, which has a source instead.
  public let expression: Expression?
  /// The number, as the program has it.
  public let value: Double
  /// What the formula gives, when that is not the number: a backward pass that does something else
  /// than the formula says.
  public let contradiction: Double?
  /// Where a number without a formula comes from.
  public let source: Source?
  /// Which of the report's moments its operands have their numbers from.
  public let moment: Int
  /// The operands, each once; left out at the depth asked for, and of one explained before.
  public let operands: [Explanation]
  /// Whether its operands stand under the same name earlier in the tree.
  public let isRepeated: Bool
}
