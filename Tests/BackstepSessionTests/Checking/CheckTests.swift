import Backprop
import Testing

@testable import BackstepSession

@Suite struct CheckTests {
  static func report(_ script: String) throws -> CheckReport {
    let run = Script(script)
    #expect(run.error == nil, "\(script)")
    guard case .check(let report) = try #require(run.reports.last).body else {
      throw SessionError.noSample
    }
    return report
  }

  /// A session on a random net: depth 1–5, every activation, a loss that fits it.
  static func randomSession(_ seed: UInt64) throws -> Session {
    var generator = Generator(seed: seed)
    let loss = Loss.allCases[Int(seed) % Loss.allCases.count]
    let elementwise = Activation.allCases.filter(\.isElementwise)
    let hidden = elementwise[generator.below(elementwise.count)]
    let output = loss.requiredActivation ?? elementwise[generator.below(elementwise.count)]
    var sizes = (0...1 + generator.below(5)).map { _ in 1 + generator.below(5) }
    if output == .softmax { sizes[sizes.count - 1] += 1 }
    let architecture = try Architecture(
      sizes: sizes, hidden: hidden, output: output, hasBiases: generator.below(4) > 0)
    var state = State()
    state.network = Network(
      architecture,
      parameters: Initialization.uniform.parameters(for: architecture, from: &generator))
    state.settings.loss = loss
    var y = [Double](repeating: 0, count: architecture.outputCount)
    y[generator.below(y.count)] = 1
    state.sample = .own(
      x: (0..<architecture.inputCount).map { _ in 2 * generator.unit() - 1 }, y: y)
    return Session(state)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func aRandomNetPasses(_ seed: UInt64) throws {
    var session = try Self.randomSession(seed)
    let before = session.state
    let report = try session.perform("check")
    guard case .check(let check) = report.body else { throw SessionError.noSample }
    #expect(check.passed && !report.isFailure, "seed \(seed)")
    #expect(check.entries.count == before.architecture.parameterCount)
    #expect(session.state == before)
  }

  /// The gradients compared are those that the program's own backward makes.
  @Test(arguments: [0, 3, 12])
  func oneWrongGradientIsTheWorst(_ index: Int) throws {
    let state = State()
    let x = try #require(state.x), y = try #require(state.y)
    var gradients = state.backwardPass(of: state.network.forward(x), target: y).gradients
    gradients[index] += 0.01
    let check = GradientCheck(
      of: gradients, network: state.network, input: x, target: y, loss: .squared)
    let report = CheckReport(
      of: check, gradients: gradients, subject: nil, count: gradients.count, stride: 1, state)
    #expect(!report.passed)
    #expect(report.entries[0].name == Name(parameter: index, in: state.architecture))
    #expect(report.entries.count { !$0.passes } == 1)
  }

  @Test func underSquaredTwiceTheGradientIsCompared() throws {
    let report = try Self.report("sample 1; check")
    #expect(report.factor == 2)
    for entry in report.entries { #expect(entry.comparison.analytic == 2 * entry.gradient) }
    #expect(try Self.report("set loss half; check").factor == 1)
  }

  @Test(arguments: [
    ("W1", 6), ("W1[1]", 2), ("W2[0][1]", 1), ("b1", 3), ("b2", 1), ("gradW1[2][0]", 1),
  ])
  func aNameChecksItsOwn(_ name: String, _ count: Int) throws {
    let report = try Self.report("check \(name)")
    #expect(report.entries.count == count)
    let all = try Self.report("check").entries.map(\.name)
    #expect(report.entries.allSatisfy { all.contains($0.name) })
  }

  @Test func namesAndPlacesOfParametersBelongTogether() throws {
    let architecture = try Architecture(sizes: [3, 2, 4, 1])
    for index in 0..<architecture.parameterCount {
      let name = Name(parameter: index, in: architecture)
      #expect(name.parameters(in: architecture) == index..<index + 1)
    }
  }

  @Test func theWorstComesFirstAndKinksLast() throws {
    let entries = try Self.report(
      "net 1 2 1 relu linear; set x 1; set y 1; set W1 1 1; set b1 -1 0; check"
    )
    .entries
    let isKink = entries.map(\.comparison.hasKink)
    #expect(isKink.contains(true) && isKink.contains(false))
    #expect(isKink == isKink.sorted { !$0 && $1 })
    let errors = entries.filter { !$0.comparison.hasKink }.map(\.comparison.relativeError)
    #expect(errors == errors.sorted(by: >))
  }

  @Test func aLargeNetIsSampled() throws {
    let zeros = String(repeating: " 0.5", count: 64)
    let report = try Self.report("net 64 40 2 tanh; set x\(zeros); set y 1 0; check")
    #expect(report.count == 64 * 40 + 40 + 80 + 2)
    #expect(report.stride > 1 && report.entries.count <= 2000 && report.entries.count > 500)
    #expect(report.passed)
    let columns = Set(
      report.entries.filter { $0.name.quantity == .weights(1) }.map { $0.name.indices[1] })
    #expect(columns.count == 64)
  }

  @Test(arguments: [
    ("check hidden", SessionError.notAParameter("hidden")),
    ("check loss", .notAParameter("loss")),
    ("check W9", .unknownName("W9", suggestions: ["W1", "W2"])),
    ("check W1[3]", .indexRange(name: "W1", index: 3, last: 2, axis: .row)),
    ("net 2 2 2; set x 1 1; check", .noSample),
  ])
  func whatCannotBeCheckedIsRefused(_ script: String, _ error: SessionError) {
    #expect(Script(script).error == error)
  }
}
