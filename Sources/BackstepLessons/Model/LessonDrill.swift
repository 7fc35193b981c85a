import BackstepSession

/// Practice within a lesson: questions of one topic until so many in a row were right at once.
package struct LessonDrill: Sendable, Equatable {
  /// The name that progress is kept under.
  package let id: String
  /// The line of the file.
  package let line: Int
  /// What is practised.
  package let topic: DrillTopic
  /// How many in a row.
  package let until: Int
  /// Whether it keeps to what the first lessons know: sigmoids, the loss `squared`, one output.
  package let isPlain: Bool

  /// What holds when none is named.
  package static let usualCount = 3
  /// More than anybody does for a lesson.
  package static let mostCount = 20

  /// The question with a number, from 1; of the same lesson always the same.
  package func problem(_ number: Int, in lesson: Lesson) throws(SessionError) -> DrillProblem {
    try DrillProblem.draw(
      topic, seed: lesson.seed ?? 1, number: number, of: "lesson \(lesson.id) \(id)",
      isPlain: isPlain)
  }
}
