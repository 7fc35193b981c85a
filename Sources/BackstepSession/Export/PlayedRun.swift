import Backprop

/// What led to the present, as moments to be played one after the other: a choice of them when there
/// are many, near to each other where training begins.
struct PlayedRun {
  /// One of its moments.
  struct Frame {
    let state: State
    /// The moment's time, or that of the one that the run of `train` led to, and its command.
    let time: Int, command: String
    /// Whether it is after an epoch inside that run.
    let isInside: Bool
    /// How many epochs and other changes of the weights lie before it.
    let position: Int
  }
  private(set) var frames: [Frame] = []
  /// The mean loss as it was met in an epoch, or as it was after another change, and where.
  private(set) var losses: [(position: Int, loss: Double)] = []

  /// The moments on a way of one network, data set and loss: the last part of the way that has them.
  ///
  /// - Parameter most: About how many moments; at least the first and the last are taken.
  init(_ way: [Moment], atMost most: Int, _ effects: Effects) throws(SessionError) {
    guard let present = way.last else { return }
    let start = (way.lastIndex { !$0.state.canBePlayed(with: present.state) } ?? -1) + 1
    let part = Array(way[start...])
    let wanted = Self.wanted(part, most)
    var history = LossHistory(after: 0)
    var position = 0
    for (index, moment) in part.enumerated() {
      let before = index > 0 ? part[index - 1].state : nil
      if let before, let run = moment.run {
        var retracing = try Retracing(run, from: before, command: moment.command)
        while !retracing.isAtEnd {
          let next = wanted.first { $0 > position } ?? .max
          let left = next == .max ? Int.max : retracing.done + next - position
          let met = retracing.run(to: left)
          history.add(met, after: position)
          position += met.count
          if effects.isInterrupted() { throw .loop(.interrupted) }
          guard position == next, !retracing.isAtEnd else { continue }
          add(retracing.state, moment, isInside: true, position)
        }
        add(moment.state, moment, isInside: true, position)
      } else if moment.state.network != before?.network {
        if before != nil { position += 1 }
        guard wanted.contains(position) || index == 0 || index == part.count - 1 else { continue }
        add(moment.state, moment, isInside: false, position)
        if let data = moment.state.fittingData {
          let evaluation = try moment.state.evaluation(on: data, effects)
          history.add(epoch: position, loss: evaluation.meanLoss)
        }
      }
    }
    losses = history.entries.map { ($0.epoch, $0.loss) }
  }

  private mutating func add(_ state: State, _ moment: Moment, isInside: Bool, _ position: Int) {
    frames.append(
      Frame(
        state: state, time: moment.number, command: moment.command, isInside: isInside,
        position: position))
  }

  /// How many epochs and other changes of the weights there are on a way.
  static func length(_ way: [Moment]) -> Int {
    zip(way, way.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1.run?.epochs ?? (pair.1.state.network != pair.0.state.network ? 1 : 0))
    }
  }

  /// Positions evenly along the whole way, and at growing distances from its beginning.
  private static func wanted(_ part: [Moment], _ most: Int) -> [Int] {
    let length = length(part)
    guard length > most else { return Array(0...max(0, length)) }
    let half = max(1, most / 2)
    var result: Set<Int> = [0, length]
    for step in 0...half {
      let share = Double(step) / Double(half)
      result.insert(Int(Double(length) * share))
      result.insert(Int(powered(Double(length), share)))
    }
    return result.sorted()
  }
}

extension State {
  /// Whether its moment can stand in one page with another.
  fileprivate func canBePlayed(with other: State) -> Bool {
    architecture == other.architecture && settings.loss == other.settings.loss && data == other.data
  }

  /// One sample of the data sent through and back with these weights, as the program should do it:
  /// nothing is dropped, and no mistake is made.
  func sent(sample index: Int) throws(SessionError) -> State {
    var copy = self
    copy.watches = []
    copy.settings.dropout = 0
    (copy.bug, copy.masks, copy.values) = (nil, [], StageValues())
    copy.sample = .data([index])
    var session = Session(copy)
    for stage in [Stage.forward, .loss, .backward] { _ = try session.run(stage) }
    return session.state
  }
}
