import Backprop
import BackstepSession

extension Page {
  /// An equation with the numbers put in: `z1[0] = 0.5*0 + 0.3*1 + 0.1 = 0.4`.
  ///
  /// A sum too long for the line is shortened in its middle.
  func substituted(_ name: Name, width: Int? = nil) -> String {
    let result = value(name).map(number.callAsFunction) ?? "?"
    guard let expression = Formula(state).expression(for: name) else {
      return "\(text(name)) = \(result)"
    }
    return fitted(width ?? options.width - 2) { longest in
      let wording = Expression.Wording(
        longestSum: longest, worth: worth, number: number.callAsFunction
      ) { operand in
        value(operand).map(number.callAsFunction) ?? text(operand)
      }
      let middle = expression.text(wording)
      let shown = middle == result ? "" : " = \(middle)"
      return "\(text(name))\(shown) = \(result)"
    }
  }

  /// What a term of a sum is worth now.
  func worth(_ term: Expression) -> Double? { (try? term.value(state.knownValue))?.number }

  /// The formula of a whole quantity, shortened where it is too long for a line.
  func schema(_ quantity: Quantity, width: Int? = nil) -> String {
    fitted(width ?? options.width) {
      Formula(state).schema(of: quantity, longestSum: $0) ?? text(quantity)
    }
  }

  /// The longest form of a text that fits a width: sums whole, or of ever fewer terms.
  func fitted(_ width: Int, _ form: (Int) -> String) -> String {
    var text = form(8)
    for longest in [7, 6, 5, 4, 3, 2, 1] where text.count > width { text = form(longest) }
    return text
  }
}
