extension Codec<LossCourse> {
  /// How the loss has gone.
  static let course = object(
    onto: LossCourse(),
    [
      Field("training", \.training, Codec<LossHistory>.losses(atMost: LossCourse.most)),
      Field("heldOut", \.heldOut, Codec<LossHistory>.losses(atMost: LossCourse.mostHeldOut)),
      Field("sum", \.sum, .number),
    ])
}

/// A history as a file has it.
private struct Losses: Sendable {
  var epochs: [Int] = []
  var losses: [Double] = []
  var every = 1
  var last = 0
  var loss = 0.0
}

extension Codec<LossHistory> {
  fileprivate static func losses(atMost limit: Int) -> Codec {
    Codec<Losses>.object(
      onto: Losses(),
      [
        Field("epochs", \.epochs, .wholeNumbers(1...Codec<Int>.mostCount)),
        Field("losses", \.losses) { .numbers($0.epochs.count) },
        Field("every", \.every, .whole(1...Codec<Int>.mostCount)),
        Field("last", \.last, .count()),
        Field("loss", \.loss, .number),
      ]
    ).mapped {
      Losses(
        epochs: $0.keptEpochs, losses: $0.keptLosses, every: $0.stride, last: $0.lastEpoch,
        loss: $0.lastLoss)
    } read: { parts, node throws(FileFault) in
      guard
        let history = LossHistory(
          limit: limit, epochs: parts.epochs, losses: parts.losses, stride: parts.every,
          last: (parts.last, parts.loss))
      else { throw .contradiction(node.path) }
      return history
    }
  }
}
