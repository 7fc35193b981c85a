import Backprop

/// Counts the bytes of moments, those of a buffer that several share only once.
struct Ledger: Sendable {
  private(set) var bytes = 0
  private var moments: [Buffer: Int] = [:]

  mutating func add(_ moment: Moment) { count(moment, 1) }
  mutating func remove(_ moment: Moment) { count(moment, -1) }

  private mutating func count(_ moment: Moment, _ sign: Int) {
    // Its fields, and its places in the tables of timeline and ledger.
    let states = [moment.state] + (moment.run?.snapshots ?? [])
    bytes += sign * (states.count * MemoryLayout<State>.size + 500 + moment.command.utf8.count)
    for buffer in states.lazy.flatMap(\.buffers) {
      let before = moments[buffer] ?? 0
      moments[buffer] = before + sign == 0 ? nil : before + sign
      if min(before, before + sign) == 0 { bytes += sign * buffer.bytes }
    }
  }
}

/// Where an array lies, and what it takes.
struct Buffer: Hashable, Sendable {
  let address: UInt, bytes: Int

  /// Nil for an array that is empty or not there.
  init?<T>(_ array: [T]?) {
    guard let array, !array.isEmpty else { return nil }
    address = array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    // Not the capacity, which is the allocator's choice and not the same in every run.
    bytes = array.count * MemoryLayout<T>.stride + 32
  }
}

extension State {
  /// Every array in it that can be large. By hand, because reflection takes a hundred times as
  /// long; a test holds this against it.
  var buffers: [Buffer] {
    var (x, y): ([Double]?, [Double]?)
    var indices: [Int]?
    switch sample {
    case .own(let ownX, let ownY): (x, y) = (ownX, ownY)
    case .data(let rows): indices = rows
    }
    let nudge = values.nudge
    var numbers = [
      network.parameters, initialParameters, data?.numbers, heldOut?.numbers, x, y, masks,
      network.running?.means, network.running?.variances,
      course.training.keptLosses, course.heldOut.keptLosses,
      values.losses, values.changes, nudge?.parameters, nudge?.target, nudge?.losses,
    ]
    for state in [optimizerState, nudge?.before, nudge?.after] {
      numbers += [state?.firstMoment, state?.secondMoment]
    }
    for pass in [values.forward, nudge?.forward] { numbers += pass?.arrays ?? [] }
    for pass in [values.backward, nudge?.backward] {
      numbers += [pass?.blames, pass?.gradients, pass?.scaledBlames, pass?.normBlames]
    }
    let all =
      numbers + (bug?.program.arrays ?? []) + (compared?.buffers ?? [])
      + own.map(\.numbers)
    return Array(
      Set(
        all.compactMap { Buffer($0) }
          + [
            Buffer(order), Buffer(indices), Buffer(frozen), Buffer(nudge?.frozen),
            Buffer(course.training.keptEpochs), Buffer(course.heldOut.keptEpochs),
          ]
          .compactMap(\.self)))
  }
}
