import BackstepSession
import BackstepText

/// What the first comment of a lesson says.
struct LessonHeader {
  var version = LessonFormat.version
  var id = ""
  var title = ""
  var seed: UInt64?
  var setup: [String] = []
  var minutes: Int?
}

extension LessonParser {
  /// Reads the comment that must come first. A header that is missing, or newer than this program,
  /// ends the reading: nothing after it can be understood.
  mutating func readHeader() throws(LessonErrors) -> LessonHeader {
    guard let first = source.lines.first, CommentReader.starts(first.text) else {
      throw LessonErrors(LessonError(file: source.file, line: 1, fault: .missingHeader))
    }
    var run = CommentReader.read(source.lines, from: 0)
    index = run.next
    guard let comment = run.comments.first else {
      report(.unclosedComment, at: Comment.Place(line: 1, column: 1))
      throw LessonErrors(errors[0])
    }
    var reader = DirectiveReader(comment)
    let word = reader.word()
    guard word == Directive.header.rawValue else {
      if !Suggestions.nearest(to: word, in: [Directive.header.rawValue]).isEmpty {
        let fault = LessonFault.unknownDirective(word, suggestion: Directive.header.rawValue)
        report(fault, at: comment.place(at: reader.offset - word.unicodeScalars.count))
      } else {
        report(.missingHeader, line: 1)
      }
      throw LessonErrors(errors[0])
    }
    let version = try readVersion(&reader)
    var header = readHeaderAttributes(&reader)
    header.version = version
    run.comments.removeFirst()
    take(run)
    return header
  }

  private mutating func readVersion(_ reader: inout DirectiveReader) throws(LessonErrors) -> Int {
    let text = reader.token()
    let place = reader.comment.place(at: reader.offset - text.unicodeScalars.count)
    let isNumber = !text.isEmpty && text.unicodeScalars.allSatisfy(\.isDigit)
    guard isNumber, text != "0" else {
      report(.malformedVersion(text), at: place)
      throw LessonErrors(errors[0])
    }
    guard let version = Int(text), version <= LessonFormat.version else {
      report(.newerFormat(found: text, supported: LessonFormat.version), at: place)
      throw LessonErrors(errors[0])
    }
    return version
  }

  private mutating func readHeaderAttributes(_ reader: inout DirectiveReader) -> LessonHeader {
    var header = LessonHeader()
    let attributes = readAttributes(&reader, of: .header)
    if let id = attributes["id"], checkID(id, in: reader.comment) {
      header.id = id.value
    }
    header.title = attributes["title"]?.value.trimmed ?? ""
    if let seed = attributes["seed"] {
      header.seed = UInt64(seed.value)
      if header.seed == nil { reportNumber(seed, in: reader.comment) }
    }
    if let minutes = attributes["minutes"] {
      header.minutes = Int(minutes.value).flatMap { $0 > 0 ? $0 : nil }
      if header.minutes == nil { reportNumber(minutes, in: reader.comment) }
    }
    if let setup = attributes["setup"] {
      let place = reader.comment.place(at: setup.valueOffset)
      let commands = readCommands([(setup.value, place)])
      header.setup = commands.map(\.text)
    }
    return header
  }

  private mutating func reportNumber(_ attribute: DirectiveReader.Attribute, in comment: Comment) {
    let fault = LessonFault.malformedNumber(attribute.value, attribute: attribute.name)
    report(fault, at: comment.place(at: attribute.valueOffset))
  }
}
