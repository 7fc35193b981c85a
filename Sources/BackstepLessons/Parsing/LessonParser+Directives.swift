import BackstepSession
import BackstepText

extension LessonParser {
  /// Takes up one comment of the body.
  mutating func readDirective(_ comment: Comment) {
    var reader = DirectiveReader(comment)
    let word = reader.word()
    let place = comment.place(at: reader.offset - word.unicodeScalars.count)
    guard let directive = Directive(rawValue: word) else {
      let words = Directive.allCases.map(\.rawValue)
      let suggestion = Suggestions.nearest(to: word, in: words).first
      report(.unknownDirective(word, suggestion: suggestion), at: place)
      return
    }
    switch directive {
    case .ask: readAsk(&reader)
    case .do: readDo(&reader)
    case .drill: readDrill(&reader)
    case .header: report(.repeatedHeader, at: place)
    case .note:
      if !reader.take(":") { report(.missingColon(directive: directive), at: place) }
    case .wrong: if isPart(directive, &reader, at: place) { readWrong(&reader, at: place) }
    case .hint: if isPart(directive, &reader, at: place) { readHint(&reader, at: place) }
    case .solution: if isPart(directive, &reader, at: place) { readSolution(&reader, at: place) }
    }
  }

  /// Whether what begins so is a part of a question; reports what is wrong with it.
  private mutating func isPart(
    _ directive: Directive, _ reader: inout DirectiveReader, at place: Comment.Place
  ) -> Bool {
    guard reader.take(":") else {
      report(.missingColon(directive: directive), at: place)
      return false
    }
    guard draft != nil else {
      report(.noQuestion(directive: directive), at: place)
      return false
    }
    if draft?.prompt.isEmpty == false { draft?.isPromptComplete = true }
    return true
  }

  private mutating func readHint(_ reader: inout DirectiveReader, at place: Comment.Place) {
    let lines = reader.rest()
    var stars = OpenStars()
    for line in lines { checkMarkdown(line.text, in: reader.comment, at: line.offset, &stars) }
    let text = lines.map(\.text).joined(separator: "\n").trimmed
    if text.isEmpty { report(.emptyDirective("hint"), at: place) }
    draft?.hints.append(Hint(text: text, line: place.line))
  }

  private mutating func readSolution(_ reader: inout DirectiveReader, at place: Comment.Place) {
    let texts = reader.rest().map { ($0.text, reader.comment.place(at: $0.offset)) }
    let found = errors.count
    let commands = readCommands(texts)
    if commands.isEmpty, errors.count == found { report(.emptyDirective("solution"), at: place) }
    if draft?.solution != nil { report(.repeatedSolution, at: place) }
    draft?.solution = commands
  }

  /// Reports what is more than text in a line that the learner will read.
  private mutating func checkMarkdown(
    _ text: String, in comment: Comment, at offset: Int, _ stars: inout OpenStars
  ) {
    guard let (fault, column) = MarkdownFault.find(in: text, isFirst: false, after: &stars) else {
      return
    }
    report(.markdown(fault), at: comment.place(at: offset + column - 1))
  }

  private mutating func readWrong(_ reader: inout DirectiveReader, at place: Comment.Place) {
    if draft?.isTask == true {
      report(.wrongInTask, at: place)
      return
    }
    let answer = reader.textBeforeQuote()
    let start = reader.offset + 1
    do throws(DirectiveReader.Failure) {
      let message = try reader.quoted()?.trimmed ?? ""
      if answer.isEmpty { report(.emptyDirective("wrong"), at: place) }
      if message.isEmpty { report(.missingMessage, at: place) }
      var stars = OpenStars()
      checkMarkdown(message, in: reader.comment, at: start, &stars)
      reader.skipBlanks()
      if reader.offset < reader.comment.scalars.count {
        report(.textAfterMessage, at: reader.comment.place(at: reader.offset))
      }
      draft?.wrongAnswers.append(
        WrongAnswer(answer: answer, message: message, line: place.line))
    } catch {
      report(error.fault, at: reader.comment.place(at: error.offset))
    }
  }

  private mutating func readAsk(_ reader: inout DirectiveReader) {
    endBlock()
    let comment = reader.comment
    let found = readAttributes(&reader, of: .ask)
    var ask = QuestionDraft.Ask()
    let id = readID(in: found, comment)
    if let kind = found["kind"] {
      if let known = Question.Kind(rawValue: kind.value) {
        ask.kind = known
      } else {
        let kinds = Question.Kind.allCases.map(\.rawValue)
        let suggestion = Suggestions.nearest(to: kind.value, in: kinds).first
        let place = comment.place(at: kind.valueOffset)
        report(.unknownKind(kind.value, suggestion: suggestion), at: place)
      }
    }
    if let answer = found["answer"] {
      ask.answer = answer.value.trimmed
      ask.answerPlace = comment.place(at: answer.valueOffset)
    }
    if let text = found["tol"] {
      if let tolerance = Self.tolerance(text.value) {
        ask.tolerance = tolerance
      } else {
        report(.malformedTolerance(text.value), at: comment.place(at: text.valueOffset))
      }
    }
    ask.check = found["check"]?.value.trimmed
    if let kind = ask.kind { reportStrangers(in: found, kind: kind, comment) }
    draft = QuestionDraft(id: id, place: comment.opening, subject: .ask(ask))
  }

  /// Reports attributes that a question of another kind would take.
  private mutating func reportStrangers(
    in found: [String: DirectiveReader.Attribute], kind: Question.Kind, _ comment: Comment
  ) {
    guard kind != .number, let attribute = found["tol"] else { return }
    let place = comment.place(at: attribute.nameOffset)
    report(.attributeOfOtherKind("tol", kind: kind.rawValue), at: place)
  }

  private mutating func readDo(_ reader: inout DirectiveReader) {
    endBlock()
    let comment = reader.comment
    let found = readAttributes(&reader, of: .do)
    let id = readID(in: found, comment)
    let check = found["check"]?.value.trimmed ?? ""
    let unmet = found["unmet"]
    if let unmet {
      let text = unmet.value.trimmed
      if text.isEmpty { report(.emptyDirective("unmet"), at: comment.place(at: unmet.nameOffset)) }
      var stars = OpenStars()
      checkMarkdown(unmet.value, in: comment, at: unmet.valueOffset, &stars)
    }
    draft = QuestionDraft(
      id: id, place: comment.opening, subject: .task(check: check, unmet: unmet?.value.trimmed))
  }
}
