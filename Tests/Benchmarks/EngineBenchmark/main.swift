import Backprop

// The engine as a contender: see ../../../README.md for the lines it reads and writes.

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
      learningRate: job.learningRate, batchSize: batch, dropout: kind == "dropout" ? 0.5 : 0))
  var loss = 0.0
  let clock = ContinuousClock()
  let time = clock.measure {
    for _ in 0..<epochs { loss = trainer.runEpoch() }
  }
  let (seconds, attoseconds) = time.components
  print(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, loss)
  flush()
}
