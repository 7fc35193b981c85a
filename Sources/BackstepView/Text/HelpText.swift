import BackstepSession
import BackstepText

extension Page {
  func help(_ report: HelpReport) -> [String] {
    switch report.subject {
    case .overview: overview
    case .list: list
    case .index: index
    case .topics(let topics): Array(topics.map(about).joined(separator: [""]))
    case .found(let text, let near, let hits, let more): found(text, near, hits, more)
    }
  }

  /// The page of a command.
  func about(_ declaration: CommandDeclaration) -> [String] {
    var usage = declaration.usage.map { "  " + $0 }
    if !declaration.short.isEmpty {
      usage[0] += "   (on a terminal also: \(declaration.short.joined(separator: ", ")))"
    }
    var lines = usage.flatMap { Flow.folded($0, width: options.width) }
    lines.append("")
    lines += Flow.wrap(
      declaration.summary.capitalizedFirst + ".",
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
      lines.append(line.isEmpty ? "" : code(String(line)))
    }
    lines += Flow.wrap(paragraph, width: options.width)
    return lines
  }

  /// Every command in its group, on a screen.
  private var overview: [String] {
    var lines = wrap("forward, loss, backward, nudge: that is the whole loop.") + [""]
    for (title, names) in HelpGroups.all {
      let words = names.map { name in
        let short = CommandTable.all.first { $0.name == name }?.short.first
        return short.map { "\(name) (\($0))" } ?? name
      }
      let text = Flow.wrap(words.joined(separator: ", "), width: max(20, options.width - 16))
      lines += text.enumerated().map { index, line in
        "  " + (index == 0 ? title : "").padded(to: 14) + line
      }
    }
    let rest =
      "`help COMMAND` tells more, as does `help` with a word (`help gradient`) or a name; `help all` "
      + "has a line on each. Short forms in parentheses work on a terminal. New here? `lesson`."
    return lines + [""] + Flow.wrap(rest, width: options.width)
  }

  private var list: [String] {
    var lines = wrap("forward, loss, backward, nudge: that is the whole loop.") + [""]
    for declaration in CommandTable.all {
      let short = declaration.short.first.map { " (\($0))" } ?? ""
      lines += entry(declaration.name + short, declaration.summary, column: 16)
    }
    return lines + [""]
      + wrap("help COMMAND tells more. Short forms in parentheses work on a terminal.")
  }
}

/// The commands by what they are for.
enum HelpGroups {
  static let all: [(title: String, names: [String])] = [
    ("the loop", ["forward", "loss", "backward", "nudge", "step", "cycle"]),
    ("training", ["train", "evaluate"]),
    ("pictures", ["plot"]),
    ("asking", ["inspect", "why", "print", "let", "predict", "check", "show", "assert"]),
    ("your code", ["compare"]),
    ("watching", ["watch", "unwatch"]),
    ("changing", ["set", "net", "data", "sample", "seed", "reset", "freeze", "unfreeze"]),
    ("bugs", ["bug"]),
    ("time", ["undo", "redo", "goto", "find", "timeline", "mark", "diff"]),
    ("files", ["save", "load", "export", "source", "record", "replay"]),
    ("lessons", ["lesson", "lessons", "drill", "worksheet"]),
    ("in a lesson", ["hint", "skip", "again", "back", "restart", "leave"]),
    ("the rest", ["help", "history", "complete", "quit"]),
  ]
}
