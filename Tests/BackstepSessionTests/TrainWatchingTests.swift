import Backprop
import Testing

@testable import BackstepSession

/// What somebody who looks on can see and do.
@Suite("Watching training")
struct TrainWatchingTests {
  @Test(
    "Looking on changes no bit",
    arguments: ["", "set batch 2; set shuffle on; set dropout 0.3; set optimizer adam"])
  func sameBits(setup: String) throws {
    let looker: TrainingWatcher = { progress, network in
      _ = network().parameters.reduce(0, +)
      return TrainingDirection(epochsUntilNext: progress.done % 3)
    }
    let watched = try session(setup, "train 50", effects: Effects(watchTraining: looker))
    let alone = try session(setup, "train 50")
    #expect(watched.state == alone.state)
  }

  @Test("A learning rate chosen on the way is recorded, and the recording replays to the bit")
  func rateChanges() throws {
    let steering: TrainingWatcher = { progress, _ in
      switch progress.done {
      case 10: TrainingDirection(learningRate: 0.75, epochsUntilNext: 5)
      case 15: TrainingDirection(learningRate: .nan, epochsUntilNext: 5)
      case 20: TrainingDirection(learningRate: 1.1250000000000002, epochsUntilNext: 80)
      default: TrainingDirection(epochsUntilNext: 10)
      }
    }
    var steered = try session("train 3")
    let report = try steered.trained("train 60", Effects(watchTraining: steering))
    #expect(
      report.rateChanges == [
        .init(epoch: 13, rate: 0.75), .init(epoch: 23, rate: 1.1250000000000002),
      ])
    #expect(
      report.replay == [
        "train 10", "set lr 0.75", "train 10", "set lr 1.1250000000000002", "train 40",
      ])
    var replayed = try session("train 3")
    for command in report.replay { _ = try replayed.perform(command) }
    #expect(replayed.state.network == steered.state.network)
    #expect(replayed.state.settings == steered.state.settings)
  }

  @Test("It is asked before the first epoch, then as often as it wants, and at the last")
  func asking() throws {
    var seen: [Int] = []
    let counting: TrainingWatcher = { progress, _ in
      seen.append(progress.epoch)
      return TrainingDirection(epochsUntilNext: 10)
    }
    _ = try session("train 30", effects: Effects(watchTraining: counting))
    #expect(seen == [0, 10, 20, 30])
  }

  @Test("Asked to stop, it stops after the epoch, whole")
  func stopping() throws {
    let stopping: TrainingWatcher = { progress, _ in
      TrainingDirection(stops: progress.done >= 7)
    }
    var stopped = Session()
    let report = try stopped.trained("train 100", Effects(watchTraining: stopping))
    #expect(report.stopped == .interrupted && report.epochs == 7)
    #expect(stopped.state.network == (try session("train 7")).state.network)
  }
}
