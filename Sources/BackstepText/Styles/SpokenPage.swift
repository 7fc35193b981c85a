/// A page for ears: one fact a line, in the order in which one would say them, each number behind its
/// name; no columns, no blank lines, no signs.
struct SpokenPage {
  private let speech: Speech

  /// - Parameter commands: The words that begin what can be typed.
  init(commands: Set<String>) { speech = Speech(commands: commands) }

  func lines(_ blocks: [Records.Block]) -> [String] {
    blocks.flatMap { block in
      switch block {
      case .text(let lines): text(lines)
      case .table(let table): self.lines(table)
      }
    }
  }

  private func text(_ lines: [String]) -> [String] {
    var result: [String] = []
    for (index, line) in lines.enumerated() where !line.isBlank {
      let words = line.trimmed
      if words.first == Records.code {
        result.append(String(words.dropFirst()).trimmed)
      } else if words == "^" {
        // Below the text in which something is wrong, two columns to the right of it.
        let place = line.prefix { $0 == " " }.count - 1
        result.append("Look at its character \(max(1, place)).")
      } else if index + 1 < lines.count, lines[index + 1].trimmed == "^" {
        result.append(words)
      } else if !words.allSatisfy({ $0 == "=" }), !words.allSatisfy({ $0 == "-" }) {
        result += facts(words.columns).map(speech.sentence)
      }
    }
    return result
  }

  /// The parts of a line as facts: a part without an equation names what stands behind it.
  private func facts(_ parts: [String]) -> [String] {
    guard var fact = parts.first else { return [] }
    var facts: [String] = []
    var isNamed = false
    for part in parts.dropFirst() {
      let isEquation = fact.contains(" = ") && !isNamed
      if fact.hasPrefix("s = "), !isNamed {
        // Which sample, and what it adds.
        fact += ": " + part
        isNamed = true
      } else if part.hasPrefix("(") {
        fact += " " + part
      } else if isEquation && part.contains(" = ") {
        facts.append(fact.hasSuffix(",") ? String(fact.dropLast()) : fact)
        fact = part
      } else if isEquation || isNamed {
        fact += fact.hasSuffix(",") ? " " + part : ", " + part
      } else {
        fact += fact.hasSuffix(":") || fact.hasSuffix(",") ? " " + part : ": " + part
        isNamed = true
      }
    }
    return facts + [fact]
  }

  private func lines(_ table: RecordTable) -> [String] {
    var result: [String] = []
    // What a column is made by is said once.
    for head in table.heads where Self.rule(head.head) != nil {
      result.append(speech.sentence(head.head))
    }
    // `worst first` is about the rows, not what each of them is.
    let title = table.heads.first.map(\.head) ?? ""
    let isTitle = title.contains(" ")
    if isTitle { result.append(title) }
    for row in table.rows {
      guard let first = row.first, let head = table.heads.first else { continue }
      // A letter stands for a number: of the row of sums it says nothing.
      let isPlain =
        isTitle || head.head.isEmpty || first.isEmpty
        || head.head.count == 1 && WrittenNumber(first) == nil
      let label = isPlain ? first : "\(head.head) \(first)"
      var facts: [String] = []
      for (cell, head) in zip(row, table.heads).dropFirst() where !cell.isEmpty {
        let words = said(cell)
        let called = Self.rule(head.head) ?? head.head
        facts.append(
          called.isEmpty
            ? words : called.contains(" = ") ? "\(called): \(words)" : "\(called) \(words)")
      }
      guard !facts.isEmpty || row.count == 1 else { continue }
      let line = facts.joined(separator: ", ")
      result.append(
        speech.sentence(label.isEmpty ? line : facts.isEmpty ? label : "\(label): \(line)"))
    }
    return result
  }

  /// What a head such as `change = -lr*gradient` names; nil for one such as `s = 0`.
  private static func rule(_ head: String) -> String? {
    guard let range = head.firstRange(of: " = "), WrittenNumber(head[range.upperBound...]) == nil
    else { return nil }
    return String(head[..<range.lowerBound])
  }

  private func said(_ cell: String) -> String {
    if cell == "?" { return "not known" }
    return cell.split(separator: Records.part).joined(separator: ", ")
  }
}
