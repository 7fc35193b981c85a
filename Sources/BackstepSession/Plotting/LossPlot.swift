/// How the loss has gone from epoch to epoch, on this branch of the timeline and on others.
package struct LossPlot: Sendable {
  package typealias Point = LossHistory.Point

  /// One run from its first epoch on.
  package struct Run: Sendable {
    /// The moment at its end; nil for the present one.
    package let time: Int?
    /// The mark of that moment, if it has one.
    package let mark: String?
    /// The learning rate at its end.
    package let learningRate: Double
    /// The mean loss of each epoch.
    package let training: [Point]
    /// The mean loss over the samples held out, where there are any.
    package let heldOut: [Point]
  }

  /// A name given to a moment of the present run.
  package struct Mark: Equatable, Sendable {
    package let name: String
    package let epoch: Int
  }

  /// The present one first, where there is one, then others of more than an epoch, the latest first.
  package let runs: [Run]
  /// How many others are not drawn.
  package let left: Int
  package let marks: [Mark]
  /// What the data are called.
  package let data: String?

  /// More runs than this cannot be told apart.
  static let mostRuns = 4

  /// What there is of a session.
  ///
  /// - Throws: `.notTrained` without a single epoch, `.notFinite` without a loss to draw.
  init(_ session: Session) throws(SessionError) {
    let timeline = session.timeline
    let present = timeline.present
    // A run goes on in a moment that has more epochs of it, or as many.
    var continued: Set<Int> = []
    for moment in timeline.all {
      guard let parent = timeline.parent(of: moment.number),
        moment.state.course.goesOn(from: parent.state.course)
      else { continue }
      continued.insert(parent.number)
    }
    // After `goto epoch` there are moments further on before the present one: they are another run.
    let line =
      [present]
      + timeline.line(to: present).dropLast().reversed()
      .prefix { !$0.state.course.training.isEmpty }
      .filter { present.state.course.goesOn(from: $0.state.course) }
    let own = Set(line.map(\.number))
    let others = timeline.all.filter {
      !own.contains($0.number) && !continued.contains($0.number)
        && $0.state.course.training.entries.count > 1
    }
    func run(_ moment: Moment) -> Run {
      let course = moment.state.course
      return Run(
        time: moment.number == present.number ? nil : moment.number,
        mark: timeline.marks(of: moment.number).last,
        learningRate: moment.state.settings.learningRate,
        training: course.training.entries,
        heldOut: course.heldOut.entries)
    }
    let now = present.state.course.training.isEmpty ? [] : [run(present)]
    let room = Self.mostRuns - now.count
    runs = now + others.suffix(room).reversed().map(run)
    left = max(0, others.count - room)
    marks = timeline.marks.compactMap { mark in
      line.first { $0.number == mark.number }
        .map { Mark(name: mark.name, epoch: $0.state.epoch) }
    }
    data = session.state.data?.name
    guard !runs.isEmpty else { throw .plot(.notTrained) }
    guard runs.contains(where: { $0.training.contains { $0.loss.isFinite } }) else {
      throw .plot(.notFinite("the loss of every epoch"))
    }
  }
}

extension LossCourse {
  /// Whether it is an earlier one with more epochs behind it, or the same.
  fileprivate func goesOn(from earlier: LossCourse) -> Bool {
    !training.isEmpty && training.lastEpoch >= earlier.training.lastEpoch
  }
}
