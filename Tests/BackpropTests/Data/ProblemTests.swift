import Backprop
import Testing

@Suite struct ProblemTests {
  @Test(arguments: [Problem.circles, .moons, .spiral])
  func twoHundredSamplesInTwoEqualClasses(_ pattern: Problem) {
    let data = pattern.dataset(from: Generator(seed: 1))
    #expect(data.name == pattern.rawValue)
    #expect((data.count, data.inputCount, data.targetCount) == (200, 2, 1))
    let labels = (0..<data.count).map { data.target($0)[0] }
    #expect(labels.count { $0 == 1 } == 100)
    #expect(labels.count { $0 == 0 } == 100)
    #expect(labels.prefix(20).contains(0) && labels.prefix(20).contains(1))
    for index in 0..<data.count {
      #expect(data.input(index).allSatisfy { abs($0) < 1.4 })
    }
  }

  @Test(arguments: [Problem.circles, .moons, .spiral])
  func theSameGeneratorGivesTheSameBytes(_ pattern: Problem) {
    let first = pattern.dataset(from: Generator(seed: 5))
    #expect(first == pattern.dataset(from: Generator(seed: 5)))
    #expect(first != pattern.dataset(from: Generator(seed: 6)))
  }

  @Test func theCirclesLieAtTheirRadii() {
    let data = Problem.circles.dataset(from: Generator(seed: 2))
    for index in 0..<data.count {
      let x = data.input(index)
      let radius = (x[0] * x[0] + x[1] * x[1]).squareRoot()
      #expect(abs(radius - (data.target(index)[0] == 0 ? 1 : 0.5)) < 0.4)
    }
  }

  /// A small net tells the classes apart, which one line cannot.
  @Test(arguments: [(Problem.circles, 0.97), (.moons, 0.95)])
  func aSmallNetLearnsIt(_ pattern: Problem, _ reach: Double) throws {
    var generator = Generator(seed: 3)
    let data = pattern.dataset(from: generator)
    let architecture = try Architecture(sizes: [2, 8, 1], hidden: .tanh)
    let start = Network(
      architecture,
      parameters: Initialization.xavier.parameters(for: architecture, from: &generator))
    var trainer = Trainer(
      start, on: data,
      options: TrainingOptions(
        loss: .bce, optimizer: .adam, learningRate: 0.1, batchSize: 10, shuffles: true),
      generator: generator)
    for _ in 0..<100 { _ = trainer.runEpoch() }
    #expect(try #require(Evaluation(trainer.network, on: data, loss: .bce).accuracy) >= reach)
  }
}
