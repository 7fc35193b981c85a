import Backprop

/// Why a number is what it is: the formula it comes from, and the same of every operand.
package struct Explanation: Sendable {
  /// The number's name.
  package let name: Name
  /// What it is computed from; nil for a leaf, which has a source instead.
  package let expression: Expression?
  /// The number, as the program has it.
  package let value: Double
  /// What the formula gives, when that is not the number: a backward pass that does something else
  /// than the formula says.
  package let contradiction: Double?
  /// Where a number without a formula comes from.
  package let source: Source?
  /// Which of the report's origins its operands have their numbers from.
  package let origin: Int
  /// The operands, each once; left out at the depth asked for, and of one explained before.
  package let operands: [Explanation]
  /// Whether its operands stand under the same name earlier in the tree.
  package let isRepeated: Bool
}
