import BackstepText

/// Collects commands and what they print, and writes them as a lesson that proves at once.
package struct LessonRecorder: Sendable, Equatable {
  /// What the recording is called.
  package let title: String
  /// Its id, made of the title.
  package let id: String
  private let seed: UInt64?
  private let setup: [String]
  private var exchanges: [Recorded] = []

  private struct Recorded: Sendable, Equatable {
    let command: String
    let output: [String]
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
  package var count: Int { exchanges.count }

  /// Adds a command with its output, messages of failure included. A blank command is left out.
  package mutating func record(_ command: String, output: String) {
    let command = command.visibleLine.trimmed
    guard !command.isEmpty else { return }
    exchanges.append(Recorded(command: command, output: OutputComparison.lines(of: output)))
  }

  /// The file.
  package var text: String {
    var lines = [header, "# " + Self.escapedHeading(title)]
    if !exchanges.isEmpty {
      let outputs = exchanges.flatMap(\.output)
      let fence = String(repeating: "`", count: Fence.length(around: outputs, mark: "`"))
      lines += ["", fence + LessonFormat.language]
      for exchange in exchanges {
        lines.append(LessonFormat.commandMark + exchange.command)
        lines += exchange.output.map(TranscriptLine.written)
      }
      lines.append(fence)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var header: String {
    var words = [
      "<!--", LessonFormat.header, "\(LessonFormat.version)", "id=\(id)",
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
