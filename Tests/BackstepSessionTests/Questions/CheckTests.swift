import Backprop
import Testing

@testable import BackstepSession

@Suite struct CheckTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func theProgramsGradientsPass(_ seed: UInt64) throws {
    var random = try RandomSession(seed: seed, deepest: 5)
    let before = random.session.state
    let report = try random.check("check")
    #expect(report.passed, "\(random.commands): \(String(describing: report.worst))")
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
    (-0.25, true, true),
  ])
  func theVerdict(_ gradient: Double, _ hasKink: Bool, _ passes: Bool) throws {
    let architecture = try Architecture(sizes: [1, 1], output: .relu, hasBiases: false)
    let network = Network(architecture, parameters: [hasKink ? 0 : 0.5])
    let check = GradientCheck(
      of: [gradient], network: network, input: [1], target: [0.25], loss: .half)
    let report = CheckReport(
      name: nil,
      entries: check.entries.map {
        .init(name: Name(.weights(1), [0, 0]), gradient: gradient, check: $0)
      },
      count: 1, isInterrupted: false, tolerance: 1e-6)
    #expect(report.passed == passes)
    let whole = Report(command: "check", state: State(), body: .check(report), notes: [])
    #expect(whole.hasFailed == !passes)
  }
}

extension RandomSession {
  fileprivate var inputs: Int {
    session.state.architecture.inputCount * session.state.architecture.sizes[1]
  }

  mutating func check(_ command: String) throws -> CheckReport {
    guard case .check(let report) = try session.perform(command).body else {
      throw SessionError.naming(.notSingle(command))
    }
    return report
  }
}
