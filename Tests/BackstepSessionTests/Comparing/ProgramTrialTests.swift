import Backprop
import Testing

@testable import BackstepSession

/// Cases and shrinking, with programs that are closures.
@Suite struct ProgramTrialTests {
  /// A program of the engine with mistakes, fresh for each case.
  private static func program(_ mistakes: [Mistake]) -> RunningProgram {
    RunningProgram(
      ask: { line, _ in answer(line, mistakes)
      }, end: {})
  }

  private static func answer(_ line: String, _ mistakes: [Mistake]) -> ProgramAnswer {
    guard let value = try? JSONReader.read(Array((line.dropLast() + ",\"loss\":0}").utf8)),
      var reader = try? StepReader(value, after: nil), let step = try? reader.step()
    else { return ProgramAnswer(.closed) }
    return answer(step, mistakes)
  }

  private static func answer(_ step: GivenStep, _ mistakes: [Mistake]) -> ProgramAnswer {
    var program = FaultyProgram(mistakes)
    var state = OptimizerState()
    let made = program.step(
      step.network, input: step.inputs.flatMap(\.self), target: step.targets.flatMap(\.self),
      options: step.trainingOptions(loss: step.settings.loss), state: &state)
    let members = StepArray.all(in: step.architecture).compactMap { array -> (String, JSONValue)? in
      guard let quantity = array.quantity else { return nil }
      let (rows, columns) = array.shape(in: step.architecture, samples: step.samples)
      let numbers = array.numbers(of: made, in: step.architecture)
      let lines = (0..<rows).map { row in
        JSONValue.numbers(Array(numbers[row * columns..<(row + 1) * columns]))
      }
      return (quantity.text(layers: step.architecture.layerCount), .array(lines))
    }
    return ProgramAnswer(.line(JSONValue.object(members).text))
  }

  private static func report(_ mistakes: [Mistake], _ plan: CasePlan) throws -> ProgramReport {
    var trial = ProgramTrial(
      program(mistakes), seconds: 1, keepsSizes: plan.sizes != nil, isInterrupted: { false })
    return try trial.run(plan.cases(), command: "closure")
  }

  private static func plan(_ loss: Loss, _ output: Activation, batch: Int? = nil) -> CasePlan {
    var plan = CasePlan()
    plan.hidden = [.tanh]
    (plan.outputs, plan.losses, plan.batch) = ([output], [loss], batch)
    return plan
  }

  @Test(arguments: [
    (Loss.half, Activation.sigmoid), (.mse, .linear), (.bce, .sigmoid), (.ce, .softmax),
  ])
  func aRightProgramAnswersEveryCase(_ loss: Loss, _ output: Activation) throws {
    for batch in [nil, 3] {
      let report = try Self.report([], Self.plan(loss, output, batch: batch))
      #expect(report.failure == nil && report.judged == 100)
    }
  }

  /// Found, named, and shrunk to no more than it needs.
  @Test(arguments: [
    (Mistake.order, [1, 1, 1]), (.onePath, [1, 1, 2]), (.transposed, [1, 2, 2]),
    (.hiddenSlope, [1, 1, 1]), (.biasSum, [1, 2, 1]), (.sign, [1, 1]),
  ])
  func aFailureIsShrunk(_ mistake: Mistake, _ sizes: [Int]) throws {
    let report = try Self.report([mistake], Self.plan(.half, .sigmoid, batch: 3))
    let failure = try #require(report.failure)
    guard case .differs(let comparison) = failure.verdict else {
      Issue.record("\(failure.verdict)")
      return
    }
    #expect(comparison.mistakes == [mistake])
    #expect(failure.item.architecture.sizes == sizes)
    #expect(failure.item.inputs.count == 1)
    #expect(failure.failsAlone)
  }

  @Test func theSameSeedAsksTheSameCases() {
    let plan = Self.plan(.half, .sigmoid)
    #expect(plan.cases() == plan.cases())
    var other = plan
    other.seed = 2
    #expect(plan.cases() != other.cases())
    #expect(plan.cases()[0].architecture.sizes == [1, 1])
  }

  /// Where a slope jumps two programs may differ and both be right.
  @Test func noCaseStandsOnACorner() {
    var plan = CasePlan()
    plan.hidden = [.relu, .leaky]
    for item in plan.cases() { #expect(item.isSmooth) }
  }

  @Test func aNetThatIsNamedKeepsItsSizes() throws {
    var plan = Self.plan(.half, .sigmoid)
    plan.sizes = [2, 3, 1]
    let report = try Self.report([.order], plan)
    #expect(report.failure?.item.architecture.sizes == [2, 3, 1])
  }
}
