import BackstepSession
import BackstepText

extension LessonParser {
  /// Reads a block of code: a transcript, or code that belongs to the prose.
  mutating func readFence(_ opening: FenceReader.Opening) {
    let start = index
    let first = source.lines[start]
    var end = start + 1
    while end < source.lines.count, !FenceReader.closes(source.lines[end].text, opening.fence) {
      end += 1
    }
    index = end + 1
    let marks = String(repeating: opening.fence.mark, count: opening.fence.length)
    guard end < source.lines.count else {
      report(
        .unclosedFence(marks),
        at: Comment.Place(line: first.number, column: opening.fence.indent + 1))
      return
    }
    guard opening.language == LessonFormat.language else {
      let language = opening.language
      if !Suggestions.nearest(to: language, in: [LessonFormat.language]).isEmpty {
        let column = opening.fence.indent + opening.fence.length + 1
        report(.misspeltFence(language), at: .init(line: first.number, column: column))
      } else if let line = source.lines[(start + 1)..<end].first(where: {
        TranscriptLine.command(FenceReader.content($0.text, in: opening.fence)) != nil
      }) {
        report(.commandInOtherFence(language), line: line.number)
      }
      for line in source.lines[start...end] { appendProse(line) }
      return
    }
    endBlock()
    let exchanges = readExchanges(source.lines[(start + 1)..<end], in: opening.fence)
    if exchanges.isEmpty { report(.emptyTranscript, line: first.number) }
    blocks.append(
      .transcript(
        Transcript(
          line: first.number, closingLine: source.lines[end].number, fence: opening.fence,
          exchanges: exchanges)))
  }

  private mutating func readExchanges(
    _ lines: ArraySlice<SourceText.Line>, in fence: Fence
  ) -> [Exchange] {
    var exchanges: [Exchange] = []
    var command: SolutionCommand?
    var expected: [ExpectedLine] = []
    var hasStrayOutput = false

    func endExchange() {
      while let last = expected.last, last.text.isBlank { expected.removeLast() }
      if let command {
        exchanges.append(
          Exchange(command: command.text, line: command.line, expected: expected))
      }
      expected = []
    }

    for line in lines {
      let text = FenceReader.content(line.text, in: fence)
      if let typed = TranscriptLine.command(text) {
        endExchange()
        command = SolutionCommand(text: typed, line: line.number)
        if typed.isEmpty {
          report(
            .emptyCommand, at: .init(line: line.number, column: 1))
        }
      } else if command != nil {
        expected.append(ExpectedLine(text: TranscriptLine.output(text), line: line.number))
      } else if !hasStrayOutput, !text.isBlank {
        hasStrayOutput = true
        report(.outputBeforeCommand, at: .init(line: line.number, column: 1))
      }
    }
    endExchange()
    return exchanges
  }
}

/// How commands and outputs are told apart within a transcript.
///
/// An output that looks like a command gets a backslash before it, and so does one that looks like
/// the result of that.
enum TranscriptLine {
  /// The command on a line, which may be empty; nil when the line is output.
  static func command(_ line: String) -> String? {
    looksLikeCommand(line.unicodeScalars[...])
      ? Substring(line.unicodeScalars.dropFirst()).trimmed : nil
  }

  /// The output that a line stands for.
  static func output(_ line: String) -> String {
    isEscaped(line, afterAtLeast: 1) ? String(line.unicodeScalars.dropFirst()) : line
  }

  /// The line that stands for an output.
  static func written(_ output: String) -> String {
    isEscaped(output, afterAtLeast: 0) ? "\\" + output : output
  }

  private static func isEscaped(_ line: String, afterAtLeast count: Int) -> Bool {
    let marks = line.unicodeScalars.prefix { $0 == "\\" }
    return marks.count >= count && looksLikeCommand(line.unicodeScalars[marks.endIndex...])
  }

  private static func looksLikeCommand(_ text: Substring.UnicodeScalarView) -> Bool {
    guard text.first == ">" else { return false }
    let next = text.dropFirst().first
    return next == nil || next?.isBlank == true
  }
}
