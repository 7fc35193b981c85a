import Backprop

/// A place on the way to the present, as `find` tells of it.
package struct FoundPlace: Equatable, Sendable {
  /// The epoch after which it is.
  package let epoch: Int
  /// The time of the moment, or of the one that the run of `train` led to.
  package let time: Int
  /// The command that led there.
  package let command: String
  /// Whether that is a run of `train`, and the place is after one of its epochs.
  package let isInside: Bool
  /// What stood there on the left of the comparison; nil where that is not a single number.
  package let value: Double?
}

/// Where a condition first held.
package struct FindReport: Sendable {
  /// The condition, as typed.
  package let condition: String
  /// What its left side says.
  package let left: String
  /// Where it first held, and the place before that; nil at the very beginning.
  package let place: FoundPlace, before: FoundPlace?
  /// What to type to go there; nil where the session is there already.
  package let command: String?
}

/// A condition that held nowhere on the way to the present.
package struct NeverHeld: Equatable, Sendable {
  /// The condition, as typed, and what its left side says.
  package let condition: String, left: String
  /// How many places were asked, and the last epoch among them.
  package let places: Int, lastEpoch: Int
  /// Where its sides were nearest to each other, and what to type to go there; nil where it compares
  /// no two numbers.
  package let nearest: FoundPlace?, command: String?
  /// Whether what it compares was nowhere a number.
  package let isNaN: Bool
}

/// A condition asked at one place after the other.
private struct Finding {
  private let text: String
  private let present: State
  private var condition: StopCondition
  private var architecture: Architecture
  private(set) var places = 0
  private(set) var lastEpoch = 0
  private(set) var before: FoundPlace?
  private(set) var found: FoundPlace?
  private(set) var nearest: FoundPlace?
  private var distance = Double.infinity
  private var sawNaN = false

  init(_ text: String, in state: State) throws(SessionError) {
    (self.text, present, architecture) = (text, state, state.architecture)
    condition = try StopCondition(text, in: state)
  }

  var left: String { condition.leftText }
  var isNaN: Bool { sawNaN && nearest == nil }

  /// Whether it holds at a moment; not where it has no sense, with another network or data.
  mutating func holds(at moment: Moment) throws(SessionError) -> Bool {
    var state = moment.state
    guard let data = state.fittingData else { return false }
    if state.architecture != architecture {
      // Names of one's own are those of now.
      state.own = present.own
      guard let other = try? StopCondition(text, in: state) else { return false }
      (condition, architecture) = (other, state.architecture)
    }
    let subject = StopCondition.Subject(
      state: state, data: data, epoch: state.epoch, learningRate: state.settings.learningRate)
    return try holds(subject, moment, state.network)
  }

  /// Whether it holds after an epoch of a run.
  mutating func holds(in run: Retracing, of moment: Moment) throws(SessionError) -> Bool {
    let subject = StopCondition.Subject(
      state: run.start, data: run.data, epoch: run.epoch, learningRate: run.learningRate)
    return try holds(subject, moment, run.network)
  }

  private mutating func holds(
    _ subject: StopCondition.Subject, _ moment: Moment, _ network: @autoclosure () -> Network
  ) throws(SessionError) -> Bool {
    let answer = try condition.answer(subject, network)
    let place = FoundPlace(
      epoch: subject.epoch, time: moment.number, command: moment.command,
      isInside: moment.run != nil, value: answer.sides?.left)
    places += 1
    lastEpoch = subject.epoch
    if answer.holds {
      found = place
      return true
    }
    before = place
    guard let (left, right) = answer.sides else { return false }
    let apart = abs(left - right)
    if apart.isNaN { sawNaN = true }
    if apart < distance { (distance, nearest) = (apart, place) }
    return false
  }
}

extension Session {
  /// The first place on the way to the present at which a condition holds: every moment, and every
  /// epoch of each `train`, which are run again.
  func find(_ text: String, _ effects: Effects) throws(SessionError) -> FindReport {
    var finding = try Finding(text, in: state)
    let way = way
    search: for (index, moment) in way.enumerated() {
      if let run = moment.run, index > 0 {
        var retracing = try Retracing(run, from: way[index - 1].state, command: moment.command)
        try retracing.run(to: 1, effects)
        while !retracing.isAtEnd {
          if try finding.holds(in: retracing, of: moment) { break search }
          try retracing.run(to: retracing.done + 1, effects)
        }
      }
      if try finding.holds(at: moment) { break }
    }
    if let found = finding.found {
      return FindReport(
        condition: text, left: finding.left, place: found, before: finding.before,
        command: command(to: found))
    }
    throw .time(
      .neverHeld(
        NeverHeld(
          condition: text, left: finding.left, places: finding.places,
          lastEpoch: finding.lastEpoch, nearest: finding.nearest,
          command: finding.nearest.flatMap(command(to:)), isNaN: finding.isNaN)))
  }

  /// What to type to go to a place; nil for the present.
  private func command(to place: FoundPlace) -> String? {
    guard place.isInside else { return place.time == present.number ? nil : "goto \(place.time)" }
    if place.time == present.number, place.epoch == state.epoch { return nil }
    guard let moment = timeline[place.time],
      let inside = try? self.place(ofEpoch: place.epoch, in: moment)
    else { return nil }
    // Where the same epoch was trained again later, the run has to be named.
    let isPlain = (try? self.place(ofEpoch: place.epoch))?.isSame(as: inside) ?? false
    return "goto epoch \(place.epoch)" + (isPlain ? "" : " of \(place.time)")
  }
}
