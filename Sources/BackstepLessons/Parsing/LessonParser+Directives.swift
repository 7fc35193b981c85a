import BackstepSession
import BackstepText

extension LessonParser {
  /// Takes up one comment of the body.
  mutating func readDirective(_ comment: Comment) {
    var reader = DirectiveReader(comment)
    let word = reader.word()
    let place = comment.place(at: reader.offset - word.unicodeScalars.count)
    switch word {
    case "ask": readAsk(&reader)
    case "do": readDo(&reader)
    case LessonFormat.header: report(.repeatedHeader, at: place)
    case "note":
      if !reader.take(":") { report(.missingColon(directive: word), at: place) }
    case "wrong", "hint", "solution":
      guard reader.take(":") else {
        report(.missingColon(directive: word), at: place)
        return
      }
      guard draft != nil else {
        report(.noQuestion(directive: word), at: place)
        return
      }
      if draft?.prompt.isEmpty == false { draft?.isPromptComplete = true }
      readPart(word, &reader, at: place)
    default:
      let words = LessonFormat.directives
      let suggestion = Suggestions.nearest(to: word, in: words).first
      report(.unknownDirective(word, suggestion: suggestion), at: place)
    }
  }

  private mutating func readPart(
    _ word: String, _ reader: inout DirectiveReader, at place: Comment.Place
  ) {
    switch word {
    case "wrong": readWrong(&reader, at: place)
    case "hint":
      let lines = reader.rest()
      var stars = OpenStars()
      for line in lines { checkMarkdown(line.text, in: reader.comment, at: line.offset, &stars) }
      let text = lines.map(\.text).joined(separator: "\n").trimmed
      if text.isEmpty { report(.emptyDirective(word), at: place) }
      draft?.hints.append(Hint(text: text, line: place.line))
    default:
      let texts = reader.rest().map { ($0.text, reader.comment.place(at: $0.offset)) }
      let found = errors.count
      let commands = readCommands(texts)
      if commands.isEmpty, errors.count == found { report(.emptyDirective(word), at: place) }
      if draft?.solution != nil { report(.repeatedSolution, at: place) }
      draft?.solution = commands
    }
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
    let found = readAttributes(&reader, of: "ask", required: ["id", "kind", "answer"])
    var ask = QuestionDraft.Ask()
    var id = ""
    if let attribute = found["id"], checkID(attribute, in: comment) { id = attribute.value }
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
    let found = readAttributes(&reader, of: "do", required: ["id", "check"])
    var id = ""
    if let attribute = found["id"], checkID(attribute, in: comment) { id = attribute.value }
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
