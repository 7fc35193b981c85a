import BackstepSession

/// A drill in somebody's hands: a question, and what becomes of what is typed.
package struct DrillPlayer: Sendable {
  /// The topic that is drilled; nil for wherever it is weakest.
  package let topic: DrillTopic?
  /// How one stands.
  package private(set) var book: DrillBook
  /// The question at hand, or the one answered last.
  package private(set) var problem: DrillProblem
  /// Whether it waits for an answer.
  package private(set) var isOpen = true
  private let seed: UInt64
  /// Wrong answers to it, and hints given.
  private var tries = 0
  private var hintsUsed = 0

  /// Asks a first question.
  package init(_ topic: DrillTopic?, _ book: DrillBook, seed: UInt64) throws(SessionError) {
    (self.topic, self.book, self.seed) = (topic, book, seed)
    problem = try Self.next(topic, &self.book, seed)
  }

  /// The session that commands work on: once the answer is known, that in which it is computed.
  package var session: Session { isOpen ? problem.before : problem.after }

  /// Asks the next question.
  ///
  /// - Parameter book: How one stands by now; another session may have gone on meanwhile.
  package mutating func ask(_ book: DrillBook) throws(SessionError) {
    var book = book
    problem = try Self.next(topic, &book, seed)
    self.book = book
    (isOpen, tries, hintsUsed) = (true, 0, 0)
  }

  /// Grades an answer.
  ///
  /// - Throws: When it cannot be read, or nothing is asked; then nothing has changed.
  package mutating func answer(_ text: String) throws(SessionError) -> DrillGrade {
    guard isOpen else { throw .lesson(.nothingAsked) }
    let grade = problem.grade(try problem.readings(of: text))
    if tries == 0 { book.settle(problem.topic, isRight: grade.isRight) }
    if grade.isRight { isOpen = false } else { tries += 1 }
    return grade
  }

  /// The next hint with its number, of how many; nil when there is none left.
  package mutating func hint() throws(SessionError) -> (text: String, number: Int, of: Int)? {
    guard isOpen else { throw .lesson(.nothingAsked) }
    let hints = problem.hints
    guard hintsUsed < hints.count else { return nil }
    hintsUsed += 1
    return (hints[hintsUsed - 1], hintsUsed, hints.count)
  }

  /// Gives the question up: it counts as missed.
  package mutating func skip() throws(SessionError) {
    guard isOpen else { throw .lesson(.nothingAsked) }
    if tries == 0 { book.settle(problem.topic, isRight: false) }
    isOpen = false
  }

  private static func next(
    _ wanted: DrillTopic?, _ book: inout DrillBook, _ seed: UInt64
  ) throws(SessionError) -> DrillProblem {
    let topic = wanted ?? book.weakest
    let problem = try DrillProblem.draw(topic, seed: seed, number: book[topic].asked + 1)
    book.noteAsked(topic)
    return problem
  }
}
