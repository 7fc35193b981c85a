/// A page as Markdown: tables as tables, formulas and what is laid out in columns as code, all else as
/// paragraphs.
enum MarkdownPage {
  static func lines(_ blocks: [Records.Block]) -> [String] {
    var parts: [[String]] = []
    for block in blocks {
      switch block {
      case .text(let lines): parts += self.parts(lines)
      case .table(let table): parts.append(lines(table))
      }
    }
    return Array(parts.joined(separator: [""]))
  }

  /// Paragraphs, and runs of code in fences.
  private static func parts(_ lines: [String]) -> [[String]] {
    var parts: [[String]] = []
    var code: [String] = []
    func close() {
      if !code.isEmpty { parts.append(["```"] + code + ["```"]) }
      code = []
    }
    for (index, line) in lines.enumerated() {
      if line.first == Records.code {
        code.append(String(line.dropFirst()))
      } else if isLaidOut(line) || isLaidOut(index + 1 < lines.count ? lines[index + 1] : "") {
        code.append(line.trimmedAtEnd)
      } else {
        close()
        if !line.isBlank { parts.append([line.columns.joined(separator: ": ").asMarkdown]) }
      }
    }
    close()
    return parts
  }

  /// Whether blanks before it say where it belongs: to formulas, of which the first has none.
  private static func isLaidOut(_ line: String) -> Bool {
    line.hasPrefix("  ") && !line.isBlank && !line.hasPrefix("  ... ")
  }

  private static func lines(_ table: RecordTable) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rules = table.heads.indices.map { index in
      let cells = table.column(index).filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy { WrittenNumber($0) != nil } ? "---:" : "---"
    }
    return [line(table.heads.map { $0.name.asMarkdownCell }), line(rules)]
      + table.rows.map { row in
        line(
          row.map {
            $0.split(separator: Records.part, omittingEmptySubsequences: false)
              .joined(separator: ", ").asMarkdownCell
          })
      }
  }
}

extension String {
  /// What stands in columns: the parts of a line between two blanks or more.
  var columns: [String] {
    var parts: [String] = []
    var part = ""
    var blanks = 0
    for character in trimmed {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks > 1 {
        parts.append(part)
        part = ""
      } else if blanks == 1 {
        part += " "
      }
      blanks = 0
      part.append(character)
    }
    return part.isEmpty ? parts : parts + [part]
  }
}
