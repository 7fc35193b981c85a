import BackstepSession
import BackstepText

extension Page {
  func help(_ report: HelpReport) -> [String] {
    guard let declaration = report.declaration else { return overview }
    var lines = declaration.usage.map { "  " + $0 }
    if !declaration.short.isEmpty {
      lines[0] += "   (on a terminal also: \(declaration.short.joined(separator: ", ")))"
    }
    lines.append("")
    lines += Flow.wrap(
      declaration.summary.prefix(1).uppercased() + declaration.summary.dropFirst() + ".",
      width: options.width)
    // Lines that begin with a blank stand alone; the others run on as paragraphs, up to an empty
    // one.
    var paragraph = ""
    for line in declaration.details.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix(" ") || line.isEmpty else {
        paragraph += line + " "
        continue
      }
      lines += Flow.wrap(paragraph, width: options.width)
      paragraph = ""
      lines.append(String(line))
    }
    lines += Flow.wrap(paragraph, width: options.width)
    return lines
  }

  private var overview: [String] {
    var lines = ["forward, loss, backward, nudge: that is the whole loop.", ""]
    for declaration in CommandTable.all {
      let short = declaration.short.first.map { " (\($0))" } ?? ""
      let head = "  " + (declaration.name + short).padded(to: 14)
      let indent = String(repeating: " ", count: 16)
      let text = Flow.wrap(declaration.summary, width: options.width - 16)
      lines.append(head + (text.first ?? ""))
      lines += text.dropFirst().map { indent + $0 }
    }
    return lines + ["", "help COMMAND tells more. Short forms in parentheses work on a terminal."]
  }
}
