import Backprop
import Glibc

// The engine as a contender: see ../README.md for the lines it reads and writes.

/// The instructions named in the environment, or the best that this processor has.
let instructions =
  getenv("LANES").flatMap { InstructionSet(rawValue: String(cString: $0)) } ?? .best
guard instructions <= .best else { fatalError("this processor has no \(instructions)") }
if CommandLine.arguments.contains("lanes") {
  print(instructions)
  exit(0)
}

var jobs: [String: Job] = [:]
while let line = readLine() {
  let words = line.split(separator: " ").map(String.init)
  guard (3...4).contains(words.count), let batch = Int(words[1]), let epochs = Int(words[2]) else {
    break
  }
  let kind = words.count > 3 ? words[3] : ""
  let name = "\(words[0]) \(kind)"
  let job = try jobs[name] ?? Job(path: words[0], normalization: Normalization(rawValue: kind))
  jobs[name] = job
  var trainer = Trainer(
    job.network, on: job.data,
    options: TrainingOptions(
      learningRate: job.learningRate, batchSize: batch, dropout: kind == "dropout" ? 0.5 : 0),
    instructions: instructions)
  // As `train` does: so many epochs in a row as take some milliseconds.
  let stretch = max(
    1, min(4096, 1_000_000 / (job.data.count * job.network.architecture.parameterCount)))
  var losses: [Double] = []
  var left = epochs
  let time = ContinuousClock().measure {
    while left > 0 {
      trainer.runEpochs(min(left, stretch), into: &losses)
      left -= losses.count
    }
  }
  let (seconds, attoseconds) = time.components
  print(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, losses.last ?? 0)
  flush()
}
