import BackstepText

/// Reads a lesson's file. One pass over the lines; every line is looked at once.
package struct LessonParser {
  let source: SourceText
  var blocks: [LessonBlock] = []
  var errors: [LessonError] = []
  /// The line that each id was given on.
  var ids: [String: Int] = [:]
  /// Prose that is not yet a block.
  var prose = ProseDraft()
  /// Stars of the paragraph that are not closed yet.
  private var stars = OpenStars()
  /// The question or task that prompt, hints and the like still belong to.
  var draft: QuestionDraft?
  var index = 0

  /// Reads the lesson in `bytes`; `file` is the name that errors give it.
  package static func parse(_ bytes: [UInt8], file: String) throws(LessonErrors) -> Lesson {
    var parser = LessonParser(source: try SourceText(bytes, file: file))
    let header = try parser.readHeader()
    parser.readBody()
    if let errors = LessonErrors(parser.errors) { throw errors }
    return Lesson(
      id: header.id, title: header.title, seed: header.seed, setup: header.setup,
      minutes: header.minutes, formatVersion: header.version, file: file, blocks: parser.blocks)
  }

  /// The id that a lesson's header gives, without a look at the rest; nil where there is none.
  package static func id(of bytes: [UInt8]) -> String? {
    let end = bytes.firstRange(of: Array("-->".utf8))?.upperBound ?? bytes.endIndex
    guard let source = try? SourceText(Array(bytes[..<end]), file: "") else { return nil }
    var parser = LessonParser(source: source)
    return try? parser.readHeader().id
  }

  private init(source: SourceText) {
    self.source = source
  }

  private mutating func readBody() {
    while index < source.lines.count, errors.count < LessonErrors.limit {
      let line = source.lines[index]
      if CommentReader.starts(line.text) {
        let run = CommentReader.read(source.lines, from: index)
        index = run.next
        take(run)
      } else if let fence = FenceReader.opening(line.text) {
        readFence(fence)
      } else {
        readProse(line)
        index += 1
      }
    }
    endBlock()
  }

  /// Takes up comments that were read; the header has been dealt with before.
  mutating func take(_ run: CommentReader.Run) {
    if let place = run.unclosed { report(.unclosedComment, at: place) }
    for comment in run.comments where errors.count < LessonErrors.limit { readDirective(comment) }
    if let place = run.textAfter { report(.textAfterComment, at: place) }
  }

  /// Whether a line would open a transcript if it were not indented so far that it is no fence.
  private static func isIndentedTranscript(_ line: String) -> Bool {
    MarkdownLine.indent(line) > 3
      && FenceReader.opening(line.trimmed)?.language == LessonFormat.language
  }

  private mutating func readProse(_ line: SourceText.Line) {
    if let column = StrayComment.column(in: line.text) {
      report(.commentWithinText, at: .init(line: line.number, column: column))
    }
    let isFirst = (draft?.prompt.isEmpty ?? prose.isEmpty) || source.lines[index - 1].text.isBlank
    if Self.isIndentedTranscript(line.text) {
      report(.indentedTranscript, at: .init(line: line.number, column: 1))
    } else if let (fault, column) = MarkdownFault.find(
      in: line.text, isFirst: isFirst, after: &stars)
    {
      report(.markdown(fault), at: .init(line: line.number, column: column))
    }
    if MarkdownLine.heading(line.text) != nil, !prose.isOnlyHeadings || draft != nil { endBlock() }
    appendProse(line)
  }

  /// Adds a line to the prompt in the making, or else to the prose.
  mutating func appendProse(_ line: SourceText.Line) {
    let isBlank = line.text.isBlank
    if draft?.isPromptComplete == true, !isBlank { endBlock() }
    if draft != nil {
      draft?.prompt.append(line)
    } else {
      prose.append(line)
    }
  }

  /// Makes a block of what has been gathered.
  mutating func endBlock() {
    if let draft {
      finish(draft)
      self.draft = nil
    }
    if let block = prose.take() { blocks.append(.prose(block)) }
  }

  mutating func report(_ fault: LessonFault, at place: Comment.Place) {
    let text = place.line <= source.lines.count ? source.lines[place.line - 1].text : nil
    errors.append(
      LessonError(
        file: source.file, line: place.line, column: place.column, source: text, fault: fault))
  }

  /// Reports a fault that concerns a line and no place in it.
  mutating func report(_ fault: LessonFault, line: Int) {
    errors.append(LessonError(file: source.file, line: line, fault: fault))
  }
}

/// Lines of Markdown on their way to becoming a block.
struct ProseDraft {
  private var lines: [SourceText.Line] = []
  /// Whether nothing but headings and blank lines has come so far.
  private(set) var isOnlyHeadings = true

  mutating func append(_ line: SourceText.Line) {
    let isBlank = line.text.isBlank
    if isBlank, lines.isEmpty { return }
    if !isBlank, MarkdownLine.heading(line.text) == nil { isOnlyHeadings = false }
    lines.append(line)
  }

  /// The prose so far, leaving the draft empty; nil when there is none.
  mutating func take() -> Prose? {
    defer { self = ProseDraft() }
    while let last = lines.last, last.text.isBlank { lines.removeLast() }
    guard let first = lines.first else { return nil }
    return Prose(text: lines.map(\.text).joined(separator: "\n"), line: first.number)
  }

  var isEmpty: Bool { lines.isEmpty }
}
