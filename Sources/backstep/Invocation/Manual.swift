import BackstepSession
import BackstepText

/// The manual as man(1) reads it, made from the declarations of modes, options and commands.
enum Manual {
  static var text: String {
    ([
      #".TH BACKSTEP 1 "" "backstep \#(escaped(Backstep.version))" "User Commands""#,
      ".SH NAME", #"backstep \- a debugger for backpropagation"#, ".SH SYNOPSIS",
    ] + synopsis + [".SH DESCRIPTION"]
      + paragraph(
        "Type `forward`, `loss`, `backward`, `nudge`, and one stage of the training loop runs on a "
          + "small neural network, with every number in it on the screen: each sum, each blame, each "
          + "weight's gradient and change, and the formula that made it.")
      + [".PP"]
      + paragraph(
        "Without a word behind its name it takes commands, from whoever types them or from a pipe. "
      )
      + modes + [".SH OPTIONS"] + options + [".SH COMMANDS"]
      + paragraph(
        "Scripts and lessons use full names; a terminal also takes the short forms and whatever "
          + "beginning is enough. They are parted by line breaks or `;`, and `#` begins a comment.")
      + CommandTable.all.flatMap(command) + [".SH SETTINGS"] + settings
      + [".SH EXIT STATUS"]
      + tagged([
        ("0", "success"), ("1", "a command, a check, an assertion or a lesson failed"),
        ("64", "wrong usage"), ("130", "interrupted"),
      ]) + [".SH ENVIRONMENT"]
      + tagged([
        (
          "XDG_CONFIG_HOME, XDG_STATE_HOME",
          "where the files below are, in the place of ~/.config and ~/.local/state"
        ),
        ("EDITRC", "the file of key bindings, in the place of ~/.editrc"),
        ("BACKSTEP_STYLE", "as --style, which goes before it"),
        ("NO_COLOR", "if not empty, no color unless --color asks for it"),
        ("COLUMNS, LINES", "the size of a terminal that does not tell it"),
      ]) + [".SH FILES"]
      + tagged([
        ("~/.config/backstep/init", "commands that every session at a terminal begins with"),
        ("~/.local/state/backstep/history", "the lines typed, for their owner alone"),
        ("~/.local/state/backstep/last.json", "the last session at a terminal, for --resume"),
        ("~/.editrc", "key bindings, as `bind -v` for those of vi; see editrc(5)"),
      ]) + [".SH EXAMPLES"]
      + example("backstep -c 'sample 1; forward; loss'")
      + example("backstep --json -c 'train 5000; evaluate' | tail -n 1")
      + example("backstep compare step.json")).joined(separator: "\n") + "\n"
  }

  private static var synopsis: [String] {
    ModeDeclaration.all.flatMap { mode in
      [".B backstep", escaped(mode.usage), ".br"].filter { !$0.isEmpty }
    }.dropLast()
  }

  private static var modes: [String] {
    tagged(
      ModeDeclaration.all.filter { !$0.usage.isEmpty }.map { ("backstep " + $0.usage, $0.summary) })
  }

  private static var options: [String] {
    tagged(
      OptionDeclaration.all.map { option in
        (option.usage, (option.mode.map { "with `\($0)`: " } ?? "") + option.summary)
      })
  }

  private static var settings: [String] {
    tagged(Session.settings.map { ("set " + $0.usage, $0.summary) })
  }

  /// A command: its usages, the summary, and what else is told about it.
  private static func command(_ declaration: CommandDeclaration) -> [String] {
    var lines = [".SS " + request(declaration.usage[0])]
    for usage in declaration.usage.dropFirst() { lines += [".br", ".B " + request(usage), ".br"] }
    if !declaration.short.isEmpty {
      lines +=
        [".PP"] + paragraph("On a terminal also: \(declaration.short.joined(separator: ", ")).")
    }
    lines +=
      [".PP"]
      + paragraph(
        declaration.summary.capitalizedFirst + ".")
    // The settings have a section of their own.
    return declaration.name == "set" ? lines : lines + details(declaration.details)
  }

  /// Paragraphs, and lines that begin with a blank, which stand as they are.
  private static func details(_ text: String) -> [String] {
    var lines: [String] = []
    var isLiteral = false
    var isOpen = false
    for line in text.lines {
      let isIndented = line.hasPrefix(" ")
      if line.isEmpty && !isLiteral {
        isOpen = false
        continue
      }
      if isIndented != isLiteral, !line.isEmpty {
        lines += isLiteral ? [".fi", ".RE"] : [".RS", ".nf"]
        isLiteral = isIndented
        isOpen = false
      }
      if isLiteral {
        lines.append(escaped(line.isEmpty ? "" : String(line.dropFirst(2))))
      } else {
        if !isOpen { lines.append(".PP") }
        isOpen = true
        lines += paragraph(line)
      }
    }
    return lines + (isLiteral ? [".fi", ".RE"] : [])
  }

  private static func tagged(_ entries: [(String, String)]) -> [String] {
    entries.flatMap { [".TP", ".B " + request($0.0)] + paragraph($0.1) }
  }

  private static func example(_ line: String) -> [String] {
    [".PP", ".RS", ".nf", escaped(line), ".fi", ".RE"]
  }

  /// Text in which what stands in backquotes is bold.
  private static func paragraph(_ text: String) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    let line = parts.enumerated().map { index, part in
      let text = escaped(String(part), isAtStart: index == 0)
      return index % 2 == 1 && parts.count % 2 == 1 ? "\\fB\(text)\\fR" : text
    }.joined()
    return line.isEmpty ? [] : [line]
  }

  /// The argument of a request, as one.
  private static func request(_ text: String) -> String {
    "\""
      + escaped(text, isAtStart: false).split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\(dq") + "\""
  }

  /// Text that means nothing to roff.
  private static func escaped(_ text: String, isAtStart: Bool = true) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
    }
    return isAtStart && result.hasPrefix(".") ? "\\&" + result : result
  }
}
