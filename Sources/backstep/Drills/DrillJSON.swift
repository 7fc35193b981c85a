import BackstepLessons
import BackstepSession
import BackstepView

/// What happens in a drill, for programs: an object a line, as of every command.
struct DrillJSON {
  let time: Int
  let book: DrillBook

  /// A question: what is asked, and the numbers to calculate with.
  func question(_ problem: DrillProblem) -> String {
    object(
      "drill",
      [
        ("topic", .string(problem.topic.rawValue)), ("id", .string(problem.id)),
        ("name", .string(problem.asked)), ("prompt", .string(problem.prompt)),
        ("numbers", Self.numbers(problem)), ("digits", .integer(DrillProblem.digitsAsked)),
      ] + standing(problem.topic))
  }

  /// An answer and its judgement.
  func answer(_ grade: DrillGrade, _ problem: DrillProblem, message: String?) -> String {
    object(
      "answer",
      [
        ("topic", .string(problem.topic.rawValue)), ("id", .string(problem.id)),
        ("said", .number(grade.said)), ("correct", .bool(grade.isRight)),
        ("expected", .number(problem.right)),
        ("diagnosis", grade.fault.map { .string($0.code) } ?? .null),
        ("wrong_sign", .bool(grade.fault?.hasWrongSign ?? false)),
        ("message", message.map { .string($0) } ?? .null),
        ("working", .array(problem.working.map { .string($0) })),
      ] + standing(problem.topic))
  }

  /// The working of a question that was given up.
  func skipped(_ problem: DrillProblem) -> String {
    object(
      "skip",
      [
        ("id", .string(problem.id)), ("expected", .number(problem.right)),
        ("working", .array(problem.working.map { .string($0) })),
      ] + standing(problem.topic))
  }

  /// A hint; null when there is none left.
  func hint(_ text: String?) -> String {
    object("hint", [("hint", text.map { .string($0) } ?? .null)])
  }

  /// How one stands in every topic.
  func list() -> String {
    object(
      "drill",
      [
        (
          "topics",
          .array(
            DrillTopic.allCases.map {
              .object([("topic", .string($0.rawValue))] + standing($0))
            })
        ), ("weakest", .string(book.weakest.rawValue)),
      ])
  }

  /// The end of a drill.
  func ended() -> String { object("drill", [("on", .bool(false))]) }

  static func numbers(_ problem: DrillProblem) -> JSONValue {
    .object(problem.given.map { ($0.name, .number($0.value)) })
  }

  private func standing(_ topic: DrillTopic) -> [(String, JSONValue)] {
    let standing = book[topic]
    return [
      ("right", .integer(standing.right)), ("missed", .integer(standing.missed)),
      ("due", .integer(standing.due)), ("in_row", .integer(standing.inRow)),
    ]
  }

  private func object(_ command: String, _ members: [(String, JSONValue)]) -> String {
    JSONView().text(of: command, at: time, members)
  }
}
