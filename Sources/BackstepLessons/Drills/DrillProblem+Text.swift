import Backprop
import BackstepSession
import BackstepText

extension DrillProblem {
  /// The name that is asked for, `dHidden[1]`.
  package var asked: String { name.text(in: before.state.shape) }

  /// Whether it is a parameter, which has its name before the nudge as well.
  var isAfterNudge: Bool { name.quantity.role == .value }

  /// The numbers to calculate with, `W2[1] = 0.4`.
  package var numbers: [String] { given.map { "\($0.name) = \(Self.number($0.value))" } }

  /// What is asked, as Markdown.
  package var ask: String {
    "What is `\(asked)`\(isAfterNudge ? " after the nudge" : ""), to \(Self.digitsAsked) significant "
      + "digits?"
  }

  /// The whole question, as Markdown.
  package var prompt: String {
    let numbers = numbers.map { "`\($0)`" }.joined(separator: ", ")
    return "\(lead)\n\n\(numbers)\n\n\(ask)"
  }

  /// A first hint in words, and the formula.
  package var hints: [String] {
    var hints = [topic.plan.hint]
    let asked = isAfterNudge ? name.sibling(.change) ?? name : name
    let state = after.state.origin(of: asked.quantity)
    if let formula = Formula(state).expression(for: asked) {
      hints.append(
        "`\(asked.text(in: state.shape)) = \(formula.symbols(in: state.shape))`")
    }
    return hints
  }

  /// How the answer comes about, a number a line: formula, numbers put in, value.
  package var working: [String] {
    var lines: [String] = []
    var seen = Set(given.map(\.name))
    if isAfterNudge, let change = name.sibling(.change),
      let before = (try? before.state.knownValue(of: name))?.number,
      let value = (try? after.state.knownValue(of: change))?.number
    {
      add(change, &seen, &lines)
      let (start, step) = (Self.number(before), Self.number(value))
      let sum = step.hasPrefix("-") ? "\(start) - \(step.dropFirst())" : "\(start) + \(step)"
      lines.append(
        "\(asked) + \(change.text(in: after.state.shape)) = \(sum) = \(Self.number(right))")
    } else {
      add(name, &seen, &lines)
    }
    return lines
  }

  /// A number's line, after those of what it is made of and is not given.
  private func add(_ name: Name, _ seen: inout Set<String>, _ lines: inout [String]) {
    let state = after.state.origin(of: name.quantity)
    guard let formula = Formula(state, sample: name.indices.first).expression(for: name),
      let value = (try? after.state.knownValue(of: name))?.number
    else { return }
    let text = name.text(in: state.shape)
    for operand in formula.names {
      let text = operand.text(in: state.shape)
      // What an optimizer keeps has moved on since it was given.
      guard operand.quantity.isKept || !seen.contains(text), operand != name else { continue }
      seen.insert(text)
      add(operand, &seen, &lines)
    }
    let numbers = formula.text(
      Expression.Wording(number: Self.number.callAsFunction) { operand in
        ((try? state.knownValue(of: operand))?.number).map(Self.number.callAsFunction)
          ?? operand.text(in: state.shape)
      })
    let result = Self.number(value)
    let symbols = formula.symbols(in: state.shape)
    lines.append(
      "\(text) = \(symbols)" + (numbers == result || numbers == symbols ? "" : " = \(numbers)")
        + " = \(result)")
  }
}

extension Quantity {
  /// Whether an optimizer keeps it from nudge to nudge.
  fileprivate var isKept: Bool { role == .firstMoment || role == .secondMoment }
}
