import BackstepText

/// Collects commands and what they print, and writes them as a lesson that proves at once.
package struct LessonRecorder: Sendable, Equatable {
  /// What the recording is called.
  package let title: String
  /// Its id, made of the title.
  package let id: String
  private let seed: UInt64?
  private let setup: [String]
  private var parts: [Part] = []

  private enum Part: Sendable, Equatable {
    case exchange(command: String, output: [String])
    /// A line of prose; an empty one ends a paragraph.
    case prose(String)
  }

  /// Starts a recording. The seed and the commands must lead to the state in which it starts.
  package init(title: String, seed: UInt64?, setup: [String] = []) {
    let title = title.visibleLine.trimmed
    self.title = title.isEmpty ? "Recording" : title
    id = LessonRecorder.id(from: self.title)
    self.seed = seed
    self.setup = setup.map { $0.visibleLine.trimmed }.filter { !$0.isEmpty }
  }

  /// How many commands have been recorded.
  package var count: Int {
    parts.count { if case .exchange = $0 { true } else { false } }
  }

  /// Adds a command with its output, messages of failure included. A blank command is left out.
  package mutating func record(_ command: String, output: String) {
    let command = command.visibleLine.trimmed
    guard !command.isEmpty else { return }
    parts.append(.exchange(command: command, output: OutputComparison.lines(of: output)))
  }

  /// Adds a comment, `# so it begins`, as a line of prose; `## Title` stays a heading.
  package mutating func note(_ comment: String) {
    let text = comment.visibleLine.trimmed
    parts.append(.prose(text.hasPrefix("##") ? text : String(text.drop { $0 == "#" }).trimmed))
  }

  /// The file.
  package var text: String {
    var lines = [header, "# " + Self.escapedHeading(title)]
    var isProse = false
    var rest = parts[...]
    while let part = rest.first {
      switch part {
      case .prose(let text):
        if !isProse { lines.append("") }
        lines.append(text)
        isProse = true
        rest.removeFirst()
      case .exchange:
        let exchanges = rest.prefix { if case .exchange = $0 { true } else { false } }
        lines += transcript(exchanges)
        isProse = false
        rest = rest.dropFirst(exchanges.count)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func transcript(_ exchanges: ArraySlice<Part>) -> [String] {
    let outputs = exchanges.flatMap { part -> [String] in
      if case .exchange(_, let output) = part { output } else { [] }
    }
    let fence = String(repeating: "`", count: Fence.length(around: outputs, mark: "`"))
    var lines = ["", fence + LessonFormat.language]
    for case .exchange(let command, let output) in exchanges {
      lines.append(LessonFormat.commandMark + command)
      lines += output.map(TranscriptLine.written)
    }
    return lines + [fence]
  }

  private var header: String {
    var words = [
      "<!--", Directive.header.rawValue, "\(LessonFormat.version)", "id=\(id)",
      "title=\(Self.quoted(title))",
    ]
    if let seed { words.append("seed=\(seed)") }
    if !setup.isEmpty { words.append("setup=\(Self.quoted(setup.joined(separator: "; ")))") }
    return words.joined(separator: " ") + " -->"
  }

  /// A text as the value of an attribute: nothing in it ends the value or the comment.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" || scalar == ">" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// A title that Markdown shows as it is and in which no comment begins.
  private static func escapedHeading(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<&#".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  private static func id(from title: String) -> String {
    var id = String.UnicodeScalarView()
    for scalar in title.lowercased().unicodeScalars {
      if scalar.isIDPart, scalar != "-" {
        id.append(scalar)
      } else if let last = id.last, last != "-" {
        id.append("-")
      }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty ? "recording" : String(id)
  }
}
