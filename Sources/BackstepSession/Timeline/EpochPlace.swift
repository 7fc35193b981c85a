/// Where an epoch is on the timeline.
struct EpochPlace {
  /// The moment, or the one that a run of `train` led to.
  let moment: Moment
  /// How many epochs of that run lie before the place; nil for the moment as it stands.
  var done: Int?

  /// Whether it is the same place as another.
  func isSame(as other: EpochPlace) -> Bool {
    moment.number == other.moment.number && done == other.done
  }
}

extension Session {
  /// The moments on the way to the present, the oldest first.
  var way: [Moment] { timeline.line(to: present) }

  /// Where an epoch was trained on the way to the present: the last time that it was.
  ///
  /// - Throws: `.noSuchEpoch`, `.epochPassed` or `.epochForgotten`.
  func place(ofEpoch epoch: Int) throws(SessionError) -> EpochPlace {
    let way = way
    var before: Moment?
    for (index, moment) in way.enumerated().reversed() {
      let parent = index > 0 ? way[index - 1] : nil
      if let run = moment.run {
        let start = moment.state.epoch - run.epochs
        if start < epoch, epoch <= moment.state.epoch {
          return EpochPlace(moment: moment, done: epoch - start)
        }
        if start == epoch, before == nil { before = parent }
      } else if let parent, parent.state.epoch < epoch, moment.state.epoch == epoch,
        moment.state.epochProgress == 0
      {
        return EpochPlace(moment: moment)
      }
    }
    if let found = before ?? way.last(where: { $0.state.epoch == epoch }) {
      return EpochPlace(moment: found)
    }
    for (parent, moment) in zip(way, way.dropFirst())
    where moment.run == nil && parent.state.epoch < epoch && epoch < moment.state.epoch {
      throw .time(.epochPassed(epoch, command: moment.command, time: moment.number))
    }
    let epochs = way.flatMap { [$0.state.epoch, $0.state.epoch - ($0.run?.epochs ?? 0)] }
    let elsewhere = timeline.all.last { moment in
      moment.run.map { (moment.state.epoch - $0.epochs + 1...moment.state.epoch).contains(epoch) }
        ?? false
    }
    throw .time(
      .noSuchEpoch(
        epoch, first: epochs.min() ?? 0, last: epochs.max() ?? 0, elsewhere: elsewhere?.number))
  }

  /// Where an epoch is in the run that led to a moment, on whatever branch.
  func place(ofEpoch epoch: Int, in moment: Moment) throws(SessionError) -> EpochPlace {
    guard let run = moment.run else {
      throw .time(.noRun(time: moment.number, command: moment.command))
    }
    let start = moment.state.epoch - run.epochs
    guard (start...moment.state.epoch).contains(epoch) else {
      throw .time(
        .epochNotInRun(
          epoch, command: moment.command, time: moment.number, first: start,
          last: moment.state.epoch))
    }
    return EpochPlace(moment: moment, done: epoch - start)
  }

  /// Everything as it was there.
  func state(at place: EpochPlace, _ effects: Effects) throws(SessionError) -> State {
    let moment = place.moment
    guard let done = place.done, let run = moment.run, done < run.epochs else {
      return moment.state
    }
    guard let start = timeline.parent(of: moment.number)?.state else {
      let epoch = moment.state.epoch - run.epochs + done
      throw .time(.epochForgotten(epoch, command: moment.command, time: moment.number))
    }
    var retracing = try Retracing(run, from: start, command: moment.command, to: done)
    while retracing.done < done {
      retracing.run(to: done)
      if effects.isInterrupted() { throw .loop(.interrupted) }
    }
    return retracing.state
  }

  /// Takes `epoch N`, or `epoch N of TIME`, off the front of what was typed; nil when something
  /// else stands there.
  func takeEpoch(_ words: inout ArraySlice<String>) throws(SessionError) -> EpochPlace? {
    guard words.first == "epoch", let word = words.dropFirst().first else { return nil }
    words = words.dropFirst(2)
    let epoch = try Self.epoch(word)
    guard words.first == "of", let moment = words.dropFirst().first else {
      return try place(ofEpoch: epoch)
    }
    words = words.dropFirst(2)
    return try place(ofEpoch: epoch, in: try self.moment(moment))
  }

  private static func epoch(_ word: String) throws(SessionError) -> Int {
    if let epoch = Int(word), epoch >= 0 { return epoch }
    guard !word.isEmpty, word.allSatisfy(\.isASCIIDigit) else {
      throw .typing(.notAWholeNumber(word, atLeast: 0))
    }
    throw .typing(.outOfRange(word, of: "epoch", .whole(0...Int.max)))
  }
}

extension Session {
  /// Goes to what was after an epoch: a moment of its own, which `undo` takes back.
  mutating func go(to place: EpochPlace, _ effects: Effects) throws(SessionError) -> TravelReport {
    let from = present
    var found = try state(at: place, effects)
    // What is the same in all but its time is no change.
    (found.time, found.answer) = (state.time, state.answer)
    let isHere = !found.hasChanged(since: from.state)
    let to = Moment(
      number: isHere ? from.number : timeline.next, command: commandText, parent: from.number,
      state: found)
    state = found
    return TravelReport(
      way: .epoch(found.epoch, of: place.moment, isInside: place.done != nil), from: from, to: to,
      commands: [], difference: Difference(from.state, found))
  }
}
