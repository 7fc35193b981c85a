import Backprop
import Testing

@testable import BackstepSession

/// A session after some commands, each of which must succeed.
func session(_ commands: String..., effects: Effects = Effects()) throws -> Session {
  var session = Session()
  for command in commands.flatMap({ Statements.split($0) }) {
    _ = try session.perform(command, effects)
  }
  return session
}

extension Session {
  /// What `train` reports.
  mutating func trained(_ text: String, _ effects: Effects = Effects()) throws -> TrainReport {
    guard case .train(let report) = try perform(text, effects).body else { throw NotATraining() }
    return report
  }

  struct NotATraining: Error {}
}

/// What all of `train` holds to, whatever the network.
@Suite("Train")
struct TrainTests {
  @Test(
    "The weights are the same to the last bit, trained, cycled or stepped",
    arguments: [
      "", "set optimizer momentum", "set optimizer nesterov", "set optimizer adam; set lr 0.05",
      "set decay 0.01", "set clip 0.1", "net 2 4 3 1 tanh; set lr 0.1",
      "net 2 3 1 nobias; data nand", "net 2 5 1 relu sigmoid; set loss bce; set lr 0.1",
    ])
  func sameBits(setup: String) throws {
    let trained = try session(setup, "train 25")
    let cycled = try session(setup, "cycle 100")
    let stepped = try session(setup, "step 400")
    #expect(trained.state.network == cycled.state.network)
    #expect(trained.state.network == stepped.state.network)
    #expect(trained.state.optimizerState == stepped.state.optimizerState)
    #expect(trained.state.epoch == 25 && stepped.state.epoch == 25)
  }

  @Test(
    "Two runs one after the other are one run",
    arguments: ["", "set batch 3; set shuffle on; set dropout 0.2; set optimizer adam"])
  func runsAddUp(setup: String) throws {
    let once = try session(setup, "train 30")
    let twice = try session(setup, "train 12; train 18")
    #expect(once.state.network == twice.state.network)
    #expect(once.state.generator == twice.state.generator)
  }

  @Test(
    "A condition ends it at the first epoch after which it holds",
    arguments: [
      ("train until epoch >= 7", 7, TrainReport.Stop.condition),
      ("train 5 until epoch >= 7", 5, .epochs), ("train until lr > 0", 0, .condition),
      ("train 3 until accuracy > 2", 3, .epochs), ("train 4", 4, .epochs), ("train", 1, .epochs),
    ])
  func endings(text: String, epochs: Int, stopped: TrainReport.Stop) throws {
    var session = Session()
    let before = session.state
    let report = try session.trained(text)
    #expect(report.epochs == epochs && report.stopped == stopped)
    #expect(session.state.epoch == epochs)
    if epochs == 0 { #expect(session.state == before) }
  }

  @Test("The loss of a condition is what evaluate gives with the weights after the epoch")
  func lossOfCondition() throws {
    var session = Session()
    let report = try session.trained("train until loss < 0.01")
    #expect(report.stopped == .condition && report.meanLoss < 0.01)
    var shorter = Session()
    #expect(try shorter.trained("train \(report.epochs - 1)").meanLoss >= 0.01)
  }

  @Test(
    "What is not a training is refused and changes nothing",
    arguments: [
      "train 0", "train -1", "train 1.5", "train x", "train until", "train 5 until",
      "train 5 til loss < 1", "train 5 5", "train until hidden[0] > 1", "train until loss <",
      "train until W1[9][9] > 0", "train until W1 + b1 > 0", "train 1000000001", "train until loss",
      "train 10 until W1",
    ])
  func refused(text: String) {
    var session = Session()
    let before = session.state
    #expect(throws: SessionError.self) { try session.perform(text) }
    #expect(session.state == before)
  }

  @Test("A value that is not finite ends it in its epoch, and says which it is")
  func divergence() throws {
    var byLoss = try session("net 2 3 1 linear; set lr 1e200")
    #expect(try byLoss.trained("train 100").divergence == .loss(sample: 1))
    #expect(byLoss.state.epoch == 1)
    // The first three answers are right by chance, the fourth throws every weight out of range.
    var byWeight = try session(
      "net 2 1 linear; data and; set init zeros; set loss mse; set lr 1e308")
    let report = try byWeight.trained("train 100")
    #expect(report.divergence == .parameter(Name(.weights(1), [0, 0])))
    #expect(report.stopped == .diverged && report.epochs == 1)
  }

  @Test("In a lesson it may not go on for ever")
  func limit() throws {
    let effects = Effects(trainingLimit: TrainingLimit(epochs: 50, work: 10_000_000))
    var limited = Session()
    #expect(throws: SessionError.loop(.tooMuchTraining(epochs: 51, allowed: 50))) {
      try limited.perform("train 51", effects)
    }
    let report = try limited.trained("train until loss < 0", effects)
    #expect(report.epochs == 50 && report.cap == 50 && report.stopped == .epochs)
    let less = Effects(trainingLimit: TrainingLimit(epochs: 1_000_000, work: 4 * 13 * 20))
    #expect(throws: SessionError.loop(.tooMuchTraining(epochs: 21, allowed: 20))) {
      try limited.perform("train 21", less)
    }
  }

  @Test("Ctrl-C ends it after the epoch under way")
  func interrupted() throws {
    var session = Session()
    let report = try session.trained("train 100", Effects(isInterrupted: { true }))
    #expect(report.stopped == .interrupted && report.epochs == 1)
    #expect(session.state.network == (try BackstepSessionTests.session("train 1")).state.network)
  }

  @Test("An epoch that takes long does not keep Ctrl-C waiting", arguments: ["", "; bug slope"])
  func interruptedWithinAnEpoch(_ bug: String) throws {
    final class Asked { var times = 0 }
    func effects(_ asked: Asked, until most: Int = .max) -> Effects {
      Effects(
        bundledData: Effects.bundled,
        isInterrupted: {
          asked.times += 1
          return asked.times > most
        })
    }
    let sizes = bug.isEmpty ? "64 600 10" : "64 2 10"
    let start = try session(
      "net \(sizes); data digits; set batch 599\(bug)", effects: effects(.init()))
    var (once, asked) = (start, Asked())
    _ = try once.perform("train 1", effects(asked))
    let times = asked.times
    var session = start
    // The last question is asked behind the epoch, the one before it within.
    #expect(throws: SessionError.loop(.interrupted)) {
      try session.perform("train 3", effects(.init(), until: times - 2))
    }
    #expect(session.state == start.state)
    let report = try session.trained("train 3", effects(.init(), until: times))
    #expect(report.stopped == .interrupted && report.epochs == 1)
    #expect(session.state.network == once.state.network)
  }

  @Test("A plateau and stuck layers are named while there is much to learn, and not after")
  func symptoms() throws {
    var stuck = try session("seed 3")
    let plateau = try #require(try stuck.trained("train 200").plateau)
    #expect(plateau.last == 200 && plateau.last - plateau.first >= 100)
    #expect(abs(plateau.lossOfGuessing - 0.25) < 1e-12)
    var saturated = try session("set lr 1000")
    #expect(try saturated.trained("train 300").stuckLayers.first?.layer == 1)
    var dead = try session("net 2 3 1 relu sigmoid; set b1 -9 -9 -9")
    #expect(
      try dead.trained("train 5").stuckLayers
        == [StuckLayer(layer: 1, reason: .dead, stuck: 3, neurons: 3)])
    var learnt = Session()
    let report = try learnt.trained("train 20000")
    #expect(report.plateau == nil && report.stuckLayers.isEmpty && report.evaluation.accuracy == 1)
  }

  @Test("The history keeps round epochs, the first and the last, and never more than a thousand")
  func history() {
    var history = LossHistory(after: 7)
    for epoch in 8...12_352 { history.add(epoch: epoch, loss: Double(epoch)) }
    let epochs = history.entries.map(\.epoch)
    #expect(Array(epochs.prefix(3)) == [8, 27, 47])
    #expect(epochs.last == 12_352 && epochs.count <= 1000)
    var rows = LossHistory(after: 7)
    var (done, count) = (7, 1)
    while done < 12_352 {
      count = min(count * 3 % 1000 + 1, 12_352 - done)
      rows.add((1...count).map { Double(done + $0) }, after: done)
      done += count
    }
    #expect(rows.entries.map(\.epoch) == epochs)
    #expect(rows.entries.map(\.loss) == history.entries.map(\.loss))
    var short = LossHistory(after: 0)
    for epoch in 1...1000 { short.add(epoch: epoch, loss: 0) }
    #expect(short.entries.map(\.epoch) == Array(1...1000))
  }

  @Test(
    "`watch` may stand before `until` or at the end",
    arguments: [
      ("train 5 watch", 5), ("train watch", 1), ("train 7 watch until epoch >= 3", 3),
      ("train 7 until epoch >= 3 watch", 3), ("train watch until epoch >= 2", 2),
      ("train until epoch >= 2 watch", 2),
    ])
  func watching(command: String, epochs: Int) throws {
    var session = Session()
    var looks: [TrainingProgress] = []
    let effects = Effects(
      watchTraining: { progress, _ in
        looks.append(progress)
        return TrainingDirection(epochsUntilNext: 1000)
      }, showsTraining: { true })
    let report = try session.trained(command, effects)
    #expect(report.epochs == epochs && report.wasShown)
    // Before the first epoch, and the state at the end.
    #expect(looks.map(\.done) == [0, epochs] && looks.map(\.isOver) == [false, true])
    #expect(looks.allSatisfy { $0.isWatched })
    var plain = Session()
    let other = try plain.trained(command)
    #expect(!other.wasShown && plain.state.network == session.state.network)
  }

  @Test("Nobody is told to find a terminal where nobody could look on")
  func watchingNotes() throws {
    var session = Session()
    let watcher: TrainingWatcher = { _, _ in TrainingDirection(epochsUntilNext: 9) }
    let unseen = try session.perform("train 1 watch")
    #expect(unseen.notes.isEmpty)
    let seen = try session.perform("train 1 watch", Effects(watchTraining: watcher))
    #expect(seen.notes == [.watchNeedsTerminal])
    #expect(throws: SessionError.self) { try session.perform("train watch 5") }
    #expect(throws: SessionError.self) { try session.perform("train 5 watch watch") }
  }
}
