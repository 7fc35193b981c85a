import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// What happens in a drill, as lines on a screen.
struct DrillWords {
  let options: ViewOptions

  private var ink: Ink { Ink(isOn: options.hasColor) }
  private var layout: ProseLayout { PlayWords(options: options).layout }

  /// A question, with blank lines around its numbers; before the first, what can be typed.
  func question(_ problem: DrillProblem, isFirst: Bool) -> [String] {
    (isFirst ? layout.lines(Self.introduction) : []) + [""] + layout.lines(problem.prompt)
  }

  private static let introduction =
    "Type the number, or a calculation. `hint` helps, `skip` shows the working, `drill off` ends it."

  /// What became of an answer.
  func verdict(_ grade: DrillGrade, _ problem: DrillProblem) -> [String] {
    grade.fault.map { refusal($0, problem) } ?? [ink.good("Right.")] + working(problem)
  }

  /// What is said of a wrong answer.
  func refusal(_ fault: DrillGrade.Fault, _ problem: DrillProblem) -> [String] {
    let verdict = "Not quite."
    let lines = Flow.wrap("\(verdict) \(words(of: fault, problem))", width: layout.width)
    return lines.enumerated().map { index, line in
      index == 0 && line.hasPrefix(verdict)
        ? ink.bad(verdict) + line.dropFirst(verdict.count) : line
    }
  }

  /// What went wrong, in a sentence or two.
  func words(of fault: DrillGrade.Fault, _ problem: DrillProblem) -> String {
    Self.words(of: fault.slip, hasWrongSign: fault.hasWrongSign, problem)
  }

  /// The same of any slip.
  static func words(of slip: Slip, hasWrongSign: Bool = false, _ problem: DrillProblem) -> String {
    TextView(ViewOptions()).words(
      of: slip, about: problem.name, hasWrongSign: hasWrongSign, in: problem.after.state)
  }

  /// How the answer comes about.
  func working(_ problem: DrillProblem) -> [String] {
    problem.working.flatMap { line -> [String] in
      if line.displayWidth + 2 <= options.width { return ["  " + line] }
      // Formula, numbers and value below each other.
      let parts = line.split(separator: " = ", omittingEmptySubsequences: false).map(String.init)
      let blanks = String(repeating: " ", count: parts[0].displayWidth)
      return parts.dropFirst().enumerated().flatMap { index, part in
        Flow.wrap(
          (index == 0 ? parts[0] : "") + " = " + part, width: options.width - parts[0].count - 3,
          indent: "    "
        ).enumerated().map { row, text in
          index == 0 && row == 0 ? "  " + text : "  " + blanks + (row == 0 ? " " : "") + text
        }
      }
    }
  }

  /// How one stands in a topic.
  func standing(_ topic: DrillTopic, _ book: DrillBook) -> String {
    let standing = book[topic]
    let answered = standing.right + standing.missed
    var words = "\(topic.rawValue): \(standing.right) of \(answered) right"
    if standing.inRow > 1 { words += ", \(standing.inRow) in a row" }
    if standing.due > 0 { words += ", \(standing.due) to come again" }
    return ink.faint(words + ".")
  }

  /// All topics, and how one stands in each.
  func list(_ book: DrillBook) -> [String] {
    var table = Table([("topic", .left), ("right", .right), ("of", .right), ("", .left)])
    for topic in DrillTopic.allCases {
      let standing = book[topic]
      let answered = standing.right + standing.missed
      table.add([
        topic.rawValue, answered > 0 ? "\(standing.right)" : "", answered > 0 ? "\(answered)" : "",
        standing.due > 0 ? "\(standing.due) to come again" : topic.title,
      ])
    }
    return ((options.style ?? .text) == .text ? table.lines(width: options.width) : table.records)
      + ["`drill` alone goes on with `\(book.weakest.rawValue)`."]
  }
}
