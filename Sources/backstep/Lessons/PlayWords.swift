import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// What happens in a lesson, as lines on the learner's screen.
struct PlayWords {
  let options: ViewOptions

  private var ink: Ink { Ink(isOn: options.hasColor) }
  private var drillWords: DrillWords { DrillWords(options: options) }

  /// Prose for this screen.
  var layout: ProseLayout {
    var style: ProseStyle = options.hasColor ? .ansi : .plain
    if options.isASCII { style.bullet = "-" }
    // Longer lines are hard to read, though not to hear.
    let width = options.style == .plain ? options.width : min(options.width, 80)
    return ProseLayout(width: width, style: style)
  }

  /// The lines of events in a row, kept apart where a page begins or ends.
  ///
  /// - Parameter echo: Whether commands are shown as well as their output.
  func lines(_ events: [PlayEvent], echo: Bool = true) -> [String] {
    guard options.style != .plain else { return events.flatMap { spoken($0, echo: echo) } }
    var lines: [String] = []
    for event in events {
      let more = self.lines(event, echo: echo)
      if event.startsApart, !(lines.last ?? "").isEmpty { lines.append("") }
      lines += more
      if event.isPage, !more.isEmpty { lines.append("") }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    // The prompt before stands apart from text, not from what it ran.
    switch events.first {
    case .prose, .question, .task, .drill: return [""] + lines
    default: return lines
    }
  }

  /// The same to be heard. What a command answered is in words already, and code is taken as it is.
  private func spoken(_ event: PlayEvent, echo: Bool) -> [String] {
    if case .ran(let command, let outcome) = event {
      return (echo ? ["Command: " + command.spelledOut] : [])
        + (outcome.output.isEmpty ? [] : [outcome.output])
    }
    if case .offer(let command) = event { return ["Enter types: " + command.spelledOut] }
    return OutputStyle.plain.remarks(
      lines(event, echo: echo).map { $0.hasPrefix("    ") ? Records.code($0.trimmed) : $0 })
  }

  private func lines(_ event: PlayEvent, echo: Bool) -> [String] {
    switch event {
    case .prose(let prose): return layout.lines(prose.text)
    case .question(let question): return layout.lines(question.prompt.text)
    case .task(let task): return layout.lines(task.prompt.text)
    case .drill(let problem, _, _): return layout.lines(problem.prompt)
    case .drillRight(let problem, let inRow, let count):
      return [ink.good("Right") + (count > 1 ? ": \(inRow) of \(count) in a row." : ".")]
        + drillWords.working(problem)
    case .drillWrong(let problem, let fault):
      return drillWords.refusal(fault, problem) + ["Try again, or type `hint`."]
    case .drillWorking(let problem): return drillWords.working(problem)
    case .drillUnreadable(let fault):
      return layout.lines("\(Self.sentence(fault.message)) Type a number, or a calculation.")
    case .awaitsDrill:
      return layout.lines("Type a number, or a calculation. `hint` helps, `skip` goes on.")
    case .offer(let command): return [ink.faint("Enter types: ") + command.spelledOut]
    case .ran(let command, let outcome):
      let output = outcome.output.isEmpty ? [] : [outcome.output]
      return echo ? ["> " + command.spelledOut] + output : output
    case .ownStateAgain: return ["(Back to the lesson's own state; what you tried is put aside.)"]
    case .right: return [ink.good("Right.")]
    case .wrong(let message, let hasHints):
      let words = message ?? "Not quite."
      return layout.lines(words + (hasHints ? " Try again, or type `hint`." : " Try again."))
    case .unreadable(let question, let fault):
      return layout.lines("\(Self.sentence(fault.message)) \(wanted(question))")
    case .ungradable(let fault):
      return layout.lines("This question cannot be graded here: \(fault.message). `skip` goes on.")
    case .hint(let text, let number, let count):
      return layout.lines(count > 1 ? "Hint \(number) of \(count): \(text)" : "Hint: \(text)")
    case .noMoreHints: return ["That was the last hint; `skip` shows the solution."]
    case .nothingToHint: return ["There is nothing to answer here; Enter goes on."]
    case .solution(let question, let answer): return solution(question, answer)
    case .awaitsAnswer(let question):
      return layout.lines(wanted(question) + " `hint` helps, `skip` goes on.")
    case .awaitsDoing:
      return layout.lines(
        "Type commands until it is done. `hint` helps, `again` begins anew, `skip` shows how.")
    case .notYet(let task, let shortfall): return layout.lines(notYet(task, shortfall))
    case .done: return [ink.good("Done.")]
    case .ownSolution(let commands):
      return layout.lines(
        "The lesson goes on from its own way to do it: `\(commands.joined(separator: "; "))`.")
    case .atBeginning: return ["This is the beginning."]
    case .resumed(let stop, let count):
      return layout.lines(
        "You were at \(stop) of \(count), and go on there. `restart` begins anew.")
    case .finished(let solved, let skipped): return finished(solved, skipped)
    case .over: return []
    }
  }

  /// What is wanting, in the lesson's words or with the numbers as they are.
  private func notYet(_ task: LessonTask, _ shortfall: Shortfall) -> String {
    if task.unmet == nil, shortfall.wanting == nil, let words = simple(task.check, shortfall) {
      return words
    }
    var words = "Not yet."
    if let unmet = task.unmet { words += " " + unmet }
    if let wanting = shortfall.wanting { return words + " " + Self.sentence(wanting) }
    let format = NumberFormat(digits: 4)
    let values = shortfall.values.prefix(4).map { "`\($0.name)` is \(format($0.value))" }
    guard !values.isEmpty else { return words }
    words += " Now \(values.joined(separator: ", "))"
    return words + (task.unmet == nil ? "; `\(task.check)` is to hold." : ".")
  }

  /// Words for a condition such as `loss < 0.05`.
  private func simple(_ check: String, _ shortfall: Shortfall) -> String? {
    let parts = check.split(separator: " ").map(String.init)
    guard parts.count == 3, shortfall.values.count == 1, parts[2].first?.isLetter != true else {
      return nil
    }
    let (name, value) = shortfall.values[0]
    let wanted: String? =
      switch parts[1] {
      case "<": "below"
      case ">": "above"
      case "<=": "at most"
      case ">=": "at least"
      case "==": "exactly"
      default: nil
      }
    guard parts[0] == name, let wanted else { return nil }
    let now = NumberFormat(digits: 4)(value)
    return "Not yet: `\(name)` is \(now), and has to be \(wanted) \(parts[2])."
  }

  private func wanted(_ question: Question) -> String {
    switch question.kind {
    case .number: "Type a number, or an expression such as `2*lr`."
    case .choice:
      "Type one of " + question.choices.map { "`\($0.key)`" }.joined(separator: ", ") + "."
    case .name: "Type a name, such as `\(question.answer == "loss" ? "lr" : "loss")`."
    }
  }

  private func solution(_ question: Question, _ answer: Answer?) -> [String] {
    guard case .choice(let key)? = answer else {
      guard case .numbers(let values)? = answer else {
        return layout.lines("The answer is `\(question.answer)`.")
      }
      let shown = values.map { NumberFormat(digits: 4)($0) }.joined(separator: ", ")
      return layout.lines(
        shown == question.answer
          ? "The answer is \(shown)." : "The answer is `\(question.answer)`, which is \(shown).")
    }
    let text = question.choices.first { $0.key == key }?.text ?? ""
    return layout.lines("The answer is `\(key)`: \(text)")
  }

  private func finished(_ solved: Int, _ skipped: Int) -> [String] {
    var words = "That was the lesson"
    if solved > 0 { words += ": \(solved) solved" }
    if skipped > 0 { words += solved > 0 ? ", \(skipped) skipped" : ": \(skipped) skipped" }
    return layout.lines(words + ". Enter leaves it; `lesson` begins the next.")
  }

  private static func sentence(_ text: String) -> String {
    let text = text.capitalizedFirst
    return text.last.map { ".?!".contains($0) } == true ? text : text + "."
  }
}

extension PlayEvent {
  /// Whether a blank line stands before it.
  fileprivate var startsApart: Bool {
    if case .offer = self { true } else { isPage }
  }

  /// Whether it takes the screen like a page, with blank lines around it.
  fileprivate var isPage: Bool {
    switch self {
    case .prose, .question, .task, .drill, .ran, .finished, .resumed: true
    default: false
    }
  }
}
