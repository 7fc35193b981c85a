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
    timeline.move(to: moment.number)
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
    timeline.move(to: moment.number)
    return arrive(.redo, from, moment, commands)
  }

  /// Goes to a moment by its time or its mark.
  mutating func go(to word: String) throws(SessionError) -> TravelReport {
    let from = present
    let moment = try moment(word)
    timeline.go(to: moment.number)
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
  var present: Moment {
    guard let moment = timeline[timeline.current] else {
      preconditionFailure("the current moment is never forgotten")
    }
    return moment
  }

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

  /// Two moments side by side.
  func diff(_ a: Moment, _ b: Moment) -> DiffReport {
    func side(_ moment: Moment) -> DiffReport.Side {
      let state = moment.state
      let evaluation = state.fittingData.map {
        Evaluation(state.network, on: $0, loss: state.settings.loss)
      }
      return DiffReport.Side(
        moment: moment, marks: timeline.marks(of: moment.number),
        meanLoss: evaluation?.meanLoss, accuracy: evaluation?.accuracy)
    }
    return DiffReport(a: side(a), b: side(b), difference: Difference(a.state, b.state))
  }

  /// Records what a command has changed, and tells what had to be forgotten for it.
  mutating func record(since before: State) -> [Note] {
    guard state.hasChanged(since: before) else {
      // 0 and −0 are equal: what is kept is what the timeline has.
      state = before
      return []
    }
    // Only a session that was read brings a time of its own, which it keeps where it is free.
    state.time = max(timeline.next, state.time)
    // On a line of its own: within a call of a method, the whole session would be copied for it.
    let forgotten = timeline.record(state, command: commandText)
    return notes(on: forgotten, since: timeline.forgotten)
  }

  /// Sets the bytes that the timeline may take.
  mutating func setMemory(_ words: [String]) throws(SessionError)
    -> CommandDeclaration.Outcome
  {
    let before = MemorySize(bytes: timeline.limit)
    let size = try MemorySize(words)
    let forgotten = timeline.set(limit: size.bytes)
    return .init(
      body: .set(
        SetReport(subject: .setting("memory", before: before.text, after: size.text))),
      notes: forgotten.moments == 0 ? [] : [note(on: forgotten)])
  }

  /// The first time that moments are forgotten, and whenever a mark is among them.
  private func notes(on forgotten: Timeline.Forgotten, since total: Int) -> [Note] {
    let isFirst = forgotten.moments > 0 && forgotten.moments == total
    return isFirst || !forgotten.marks.isEmpty ? [note(on: forgotten)] : []
  }

  private func note(on forgotten: Timeline.Forgotten) -> Note {
    .momentsForgotten(
      forgotten.moments, marks: forgotten.marks, limit: MemorySize(bytes: timeline.limit).text)
  }
}

extension State {
  /// Whether anything is different; a number that is none is equal to itself here.
  fileprivate func hasChanged(since before: State) -> Bool {
    guard self != before else { return false }
    // Arrays are equal to themselves whatever they hold, so this is a single NaN somewhere, the
    // loss of a diverged network; only then is it worth looking at every field.
    let hasNaN = self != self
    return !hasNaN || !Reflection.areIdentical(self, before)
  }
}
