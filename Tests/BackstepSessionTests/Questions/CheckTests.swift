import Backprop
import Testing

@testable import BackstepSession

@Suite struct CheckTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func theProgramsGradientsPass(_ seed: UInt64) throws {
    var random = try RandomSession(seed: seed, deepest: 5)
    let before = random.session.state
    let report = try random.check("check")
    #expect(report.count(.wrong) == 0, "\(random.commands): \(String(describing: report.worst))")
    #expect(report.passed == (report.conclusive > 0))
    #expect(report.entries.count == before.architecture.parameterCount)
    #expect(random.session.state == before, "check left a trace")
  }

  @Test func aPartIsCheckedAlone() throws {
    var random = try RandomSession(seed: 3)
    let report = try random.check("check W1[0][0]")
    #expect(report.entries.map(\.name) == [Name(.weights(1), [0, 0])])
    #expect(try random.check("check gradW1").entries.count == report.count * random.inputs)
  }

  @Test(arguments: [
    ("out", SessionError.naming(.notAParameter("out"))),
    ("zork", .naming(.unknownName("zork", suggestions: []))),
  ])
  func whatIsNoParameterIsRefused(_ name: String, _ error: SessionError) throws {
    var session = Session()
    #expect(throws: error) { try session.perform("check \(name)") }
  }

  @Test func whatIsZeroOnBothSidesProvesNothing() throws {
    var session = Session()
    let report = try session.check("check")
    #expect(report.passed)
    #expect((report.conclusive, report.count(.nothing)) == (7, 6))
    let silences = Set(report.entries.compactMap(\.silence))
    #expect(silences == [.factor(Name(.input, [0])), .factor(Name(.input, [1]))])
    #expect(report.advice == .sample(3, tells: 6))
    #expect(report.sorted.suffix(6).allSatisfy { $0.silence != nil })
  }

  /// Dead neurons hide a backward that goes through the transposed weights.
  @Test func aDeadLayerProvesNothingOfWhatLiesBelow() throws {
    var session = Session()
    for command in [
      "net 2 3 2 relu", "set W1 -1 -1 -1 -1 -1 -1", "set b1 -1 -1 -1", "set x 1 1", "set y 0 1",
      "bug transposed",
    ] { _ = try session.perform(command) }
    let report = try session.check("check")
    #expect(report.conclusive == 2)
    #expect(report.count(.nothing) == 15)
    #expect(try !session.check("check W1").passed)
    #expect(try session.check("check W1").conclusive == 0)
  }

  @Test func allGoesOnUntilEachIsTold() throws {
    var session = Session()
    let before = session.state
    let report = try session.check("check all")
    #expect(report.passed)
    #expect((report.conclusive, report.count(.nothing)) == (13, 0))
    #expect(Set(report.entries.compactMap(\.sample)) == [0, 1, 2])
    #expect(session.state == before)
    #expect(try session.check("check all W1").entries.count == 6)
  }

  @Test func allSaysWhatNoSampleTells() throws {
    var session = Session()
    for command in ["net 2 3 1 relu sigmoid", "set W1 1 1 1 1 -1 -1", "set b1 1 1 -1"] {
      _ = try session.perform(command)
    }
    let report = try session.check("check all")
    #expect(report.passed)
    let untold = report.entries.filter { report.standing(of: $0) == .nothing }
    #expect(untold.count == 4)
    #expect(untold.contains { $0.silence == .factor(Name(.blames(1), [2])) })
  }

  @Test func allFindsABugThatTheFirstSampleHides() throws {
    var session = Session()
    for command in [
      "net 2 3 3 1 relu sigmoid", "set W1 1 1 1 1 1 1", "set b1 -0.5 -0.5 -0.5",
      "set W2 .1 .2 .3 .4 .5 .6 .7 .8 .9", "set b2 .3 .3 .3", "bug transposed",
    ] { _ = try session.perform(command) }
    #expect(try session.check("check").passed)
    let report = try session.check("check all")
    #expect(!report.passed)
    #expect(report.worst?.sample == 1)
  }

  @Test func aLargeNetIsSampledTheSameWayEachTime() throws {
    let first = CheckSample.indices(in: 0..<50_000, parameters: 50_000)
    #expect(first.count == CheckSample.limit)
    #expect(Set(first).count == first.count)
    #expect(first == CheckSample.indices(in: 0..<50_000, parameters: 50_000))
    #expect(CheckSample.indices(in: 5..<2005, parameters: 50_000) == Array(5..<2005))
    #expect(CheckSample.indices(in: 0..<10_000_000, parameters: 10_000_000).count == 40)
  }

  /// A gradient that is wrong, or not a number, fails; one at a kink says nothing.
  @Test(arguments: [
    (0.25, false, true), (-0.25, false, false), (0.0, false, false), (.nan, false, false),
    (-0.25, true, false),
  ])
  func theVerdict(_ gradient: Double, _ hasKink: Bool, _ passes: Bool) throws {
    let architecture = try Architecture(sizes: [1, 1], output: .relu, hasBiases: false)
    let network = Network(architecture, parameters: [hasKink ? 0 : 0.5])
    let check = GradientCheck(
      of: [gradient], network: network, input: [1], target: [0.25], loss: .half)
    let report = CheckReport(
      name: nil,
      entries: check.entries.map {
        .init(
          name: Name(.weights(1), [0, 0]), sample: nil, gradient: gradient, check: $0, silence: nil)
      },
      count: 1, goesOn: false, isInterrupted: false, tolerance: 1e-6, advice: nil)
    #expect(report.passed == passes)
    let whole = Report(command: "check", state: State(), body: .check(report), notes: [])
    #expect(whole.hasFailed == !passes)
  }
}

extension Session {
  fileprivate mutating func check(_ command: String) throws -> CheckReport {
    guard case .check(let report) = try perform(command).body else {
      throw SessionError.typing(.unclosedQuote)
    }
    return report
  }
}

extension RandomSession {
  fileprivate var inputs: Int {
    session.state.architecture.inputCount * session.state.architecture.sizes[1]
  }

  mutating func check(_ command: String) throws -> CheckReport {
    try session.check(command)
  }
}
