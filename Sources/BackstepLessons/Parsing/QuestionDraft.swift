import BackstepText

/// A question or a task while its parts are still being read.
struct QuestionDraft {
  /// What an `ask` says; the kind is nil when it could not be read.
  struct Ask {
    var kind: Question.Kind?
    var answer = ""
    var answerPlace = Comment.Place(line: 1, column: 1)
    var tolerance = Tolerance.standard
    var check: String?
  }

  enum Subject {
    case ask(Ask)
    case task(check: String, unmet: String?)
  }

  /// Empty when it could not be read.
  let id: String
  let place: Comment.Place
  let subject: Subject
  var prompt = ProseDraft()
  /// Whether further prose is no longer part of the prompt.
  var isPromptComplete = false
  var wrongAnswers: [WrongAnswer] = []
  var hints: [Hint] = []
  var solution: [SolutionCommand]?

  init(id: String, place: Comment.Place, subject: Subject) {
    self.id = id
    self.place = place
    self.subject = subject
  }

  var isTask: Bool {
    if case .task = subject { true } else { false }
  }
}

extension LessonParser {
  /// Makes a block of a draft, reporting what it lacks.
  mutating func finish(_ draft: QuestionDraft) {
    var draft = draft
    let prompt = draft.prompt.take()
    if prompt == nil { report(.missingPrompt(id: draft.id), at: draft.place) }
    let text = prompt ?? Prose(text: "", line: draft.place.line)
    switch draft.subject {
    case .ask(let ask):
      let choices = ask.kind == .choice ? ChoiceReader.choices(in: text.text) : []
      if ask.kind == .choice { checkChoices(choices, of: ask, in: draft) }
      blocks.append(
        .question(
          Question(
            id: draft.id, line: draft.place.line, kind: ask.kind ?? .number, answer: ask.answer,
            tolerance: ask.tolerance, check: ask.check, choices: choices, prompt: text,
            wrongAnswers: draft.wrongAnswers, hints: draft.hints, solution: draft.solution ?? [])))
    case .task(let check, let unmet):
      if draft.solution == nil { report(.missingSolution(task: draft.id), at: draft.place) }
      blocks.append(
        .task(
          LessonTask(
            id: draft.id, line: draft.place.line, check: check, unmet: unmet, prompt: text,
            hints: draft.hints, solution: draft.solution ?? [])))
    }
  }

  private mutating func checkChoices(
    _ choices: [Choice], of ask: QuestionDraft.Ask, in draft: QuestionDraft
  ) {
    guard choices.count >= 2 else {
      report(.missingChoices(id: draft.id), at: draft.place)
      return
    }
    var keys: Set<String> = []
    for choice in choices where !keys.insert(choice.key).inserted {
      report(.repeatedChoice(choice.key), at: draft.place)
      return
    }
    let listed = choices.map(\.key)
    if !ask.answer.isEmpty, !keys.contains(ask.answer) {
      report(.notAChoice(ask.answer, choices: listed), at: ask.answerPlace)
    }
    for wrong in draft.wrongAnswers where !keys.contains(wrong.answer) {
      report(.notAChoice(wrong.answer, choices: listed), line: wrong.line)
    }
  }
}

/// Finds the choices in the Markdown of a prompt.
enum ChoiceReader {
  /// The list items that read `- key) text`, with their continuation lines.
  static func choices(in prompt: String) -> [Choice] {
    var items: [(key: String, lines: [String])] = []
    var isOpen = false
    for line in prompt.lines {
      if let choice = choice(in: line) {
        items.append((choice.key, [choice.text]))
        isOpen = true
      } else if isOpen, line.unicodeScalars.first?.isBlank == true {
        let more = line.trimmed
        isOpen = !more.isEmpty
        if isOpen { items[items.count - 1].lines.append(more) }
      } else {
        isOpen = false
      }
    }
    return items.map { Choice(key: $0.key, text: $0.lines.joined(separator: " ")) }
  }

  private static func choice(in line: String) -> Choice? {
    let text = line.trimmed
    guard let mark = text.unicodeScalars.first, "-*+".unicodeScalars.contains(mark),
      text.unicodeScalars.dropFirst().first?.isBlank == true
    else { return nil }
    let item = Substring(text.unicodeScalars.dropFirst()).trimmed
    let key = item.unicodeScalars.prefix { $0.isWordPart || $0 == "-" }
    let rest = item.unicodeScalars.dropFirst(key.count)
    guard !key.isEmpty, rest.first == ")", rest.dropFirst().first?.isBlank == true else {
      return nil
    }
    return Choice(key: String(key), text: Substring(rest.dropFirst()).trimmed)
  }
}
