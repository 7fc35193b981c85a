import Backprop

extension Session {
  /// Takes back the last commands that changed something, as many as `count`.
  mutating func undo(_ count: Int) throws(SessionError) -> TravelReport {
    let from = present
    var moment = from
    var commands: [String] = []
    while commands.count < count {
      guard let parent = timeline.parent(of: moment.number) else {
        throw .time(
          .cannotUndo(
            asked: count, possible: commands.count,
            oldest: timeline.forgotten > 0 ? moment.number : nil))
      }
      commands.append(moment.command)
      moment = parent
    }
    timeline.move(to: moment)
    return arrive(.undo, from, moment, commands)
  }

  /// Does again what was undone last.
  mutating func redo(_ count: Int) throws(SessionError) -> TravelReport {
    let from = present
    var moment = from
    var commands: [String] = []
    while commands.count < count {
      guard let child = timeline.child(of: moment.number) else {
        throw .time(.cannotRedo(asked: count, possible: commands.count))
      }
      commands.append(child.command)
      moment = child
    }
    timeline.move(to: moment)
    return arrive(.redo, from, moment, commands)
  }

  /// Goes to a moment by its time or its mark.
  mutating func go(to word: String) throws(SessionError) -> TravelReport {
    let from = present
    let moment = try moment(word)
    timeline.go(to: moment)
    return arrive(.goto, from, moment, [])
  }

  private mutating func arrive(
    _ way: TravelReport.Way, _ from: Moment, _ to: Moment, _ commands: [String]
  ) -> TravelReport {
    state = to.state
    return TravelReport(
      way: way, from: from, to: to, commands: commands,
      difference: Difference(from.state, to.state))
  }

  /// The moment that the session is at.
  var present: Moment { timeline.present }

  /// The moment that a time or a mark stands for.
  func moment(_ word: String) throws(SessionError) -> Moment {
    if let mark = timeline.marks.first(where: { $0.name == word }),
      let moment = timeline[mark.number]
    {
      return moment
    }
    if let number = Int(word) {
      guard let moment = timeline[number] else {
        let times = timeline.all.map(\.number)
        throw .time(.noSuchTime(number, first: times.first ?? 0, last: times.last ?? 0))
      }
      return moment
    }
    throw .time(.noSuchMark(word, marks: timeline.marks.map(\.name)))
  }

  /// Two moments, or epochs, side by side.
  func diff(_ a: EpochPlace, _ b: EpochPlace, _ effects: Effects = Effects())
    throws(SessionError) -> DiffReport
  {
    func side(_ place: EpochPlace) throws(SessionError) -> DiffReport.Side {
      let state = try state(at: place, effects)
      let isInside = place.done != nil
      let there = place.moment
      // By reference, since reports go through many hands.
      let moment =
        isInside
        ? Moment(number: there.number, command: there.command, parent: there.parent, state: state)
        : there
      var evaluation: Evaluation?
      if let data = state.fittingData { evaluation = try state.evaluation(on: data, effects) }
      return DiffReport.Side(
        moment: moment, epoch: isInside ? state.epoch : nil,
        marks: isInside ? [] : timeline.marks(of: place.moment.number),
        meanLoss: evaluation?.meanLoss, accuracy: evaluation?.accuracy)
    }
    let (a, b) = (try side(a), try side(b))
    return DiffReport(a: a, b: b, difference: Difference(a.state, b.state))
  }

  /// Records what a command has changed.
  mutating func record(since before: State) {
    guard state.hasChanged(since: before) else {
      // 0 and −0 are equal: what is kept is what the timeline has.
      state = before
      return
    }
    // Only a session that was read brings a time of its own, which it keeps where it is free.
    state.time = max(timeline.next, state.time)
    state.answer.value = nil
    // On a line of its own: within a call of a method, the whole session would be copied for it.
    timeline.record(state, command: commandText, run: trained)
  }

  /// Forgets what is beyond the timeline's limit, and tells of it: the first time, whenever a mark
  /// goes with it, and when it is the limit that was changed.
  mutating func keepLimit(wasChanged: Bool) -> [Note] {
    let isFirst = timeline.forgotten == 0
    let forgotten = timeline.keepLimit()
    guard forgotten.moments > 0, wasChanged || isFirst || !forgotten.marks.isEmpty else {
      return []
    }
    return [
      .momentsForgotten(
        forgotten.moments, marks: forgotten.marks, limit: timeline.limit.text)
    ]
  }
}

extension State {
  /// Whether anything is different; a loss that is no number is equal to itself here.
  ///
  /// Arrays are equal to themselves whatever they hold.
  func hasChanged(since before: State) -> Bool {
    guard self != before else { return false }
    return losses != before.losses || withoutLosses != before.withoutLosses
  }

  private var losses: [[UInt64]?] {
    [values.losses, values.nudge?.losses].map { $0?.map(\.bitPattern) }
  }

  private var withoutLosses: State {
    var copy = self
    copy.values.losses = nil
    copy.values.nudge?.losses = nil
    return copy
  }
}
