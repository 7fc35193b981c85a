import Backprop
import Testing

@testable import BackstepSession

@Suite struct PlotTests {
  private static func error(_ script: String) -> SessionError? {
    var session = Session()
    for command in Statements.split(script) {
      let before = session.state
      do throws(SessionError) { _ = try session.perform(command) } catch {
        #expect(session.state == before)
        return error
      }
    }
    return nil
  }

  /// An epoch far away, as a file may bring it: the epochs up to it are not run again.
  @Test func theWayOverASurfaceHasNoEpochsThatNobodyTrained() throws {
    var session = Session()
    _ = try session.perform("net 9300 1")
    let x = [Double](repeating: 0.5, count: 9300)
    session.state.data = Dataset(name: "wide", samples: [(x: x, y: [1])])
    session.state.sample = .data([0])
    session.state.epoch = 1_000_000_000_000_000
    _ = try session.perform("set lr 0.25")
    guard case .plot(let report) = try session.perform("plot surface W1[0][0] W1[0][1]").body,
      case .surface(let plot) = report.plot
    else { return #expect(Bool(false)) }
    #expect(plot.path.count == 1)
  }

  @Test func theWayOverASurfaceIsTheOneTrained() throws {
    var session = Session()
    _ = try session.perform("set lr 2")
    _ = try session.perform("train 30")
    _ = try session.perform("cycle 2")
    guard case .plot(let report) = try session.perform("plot surface b2 W2[0]").body,
      case .surface(let plot) = report.plot
    else { return #expect(Bool(false)) }
    // Epochs 0 to 20 are one apart, then two, then three; a cycle is four samples here.
    #expect(plot.path.count > 25 && plot.path.count < 33)
    for epoch in [1, 10, 20] {
      var other = Session()
      for command in ["set lr 2", "train \(epoch)"] { _ = try other.perform(command) }
      let place = (
        across: other.state.network.parameters[12], up: other.state.network.parameters[9]
      )
      #expect(plot.path.contains { $0 == place })
    }
  }

  @Test(arguments: [
    ("plot loss", SessionError.plot(.notTrained)),
    ("net 1 2 1; set x 1; set y 1; plot boundary", .plot(.oneInput)),
    ("net 4 3; plot boundary", .plot(.whichInputs(of: 4))),
    ("plot surface", .plot(.whichWeights(example: "W1[0][0]"))),
    ("plot surface W1", .plot(.severalWeights("W1", example: "W1[0][0]"))),
    ("plot surface out", .plot(.notAWeight("out"))),
    ("plot surface gradW1[0][0]", .plot(.notAWeight("gradW1[0][0]"))),
    ("freeze W1[0][0]; plot surface W1[0][0]", .plot(.frozen("W1[0][0]"))),
    ("freeze b2; plot surface W1[0][0] b2", .plot(.frozen("b2"))),
    ("plot surface b2 b2", .plot(.twice("b2"))),
    ("plot weights hidden", .plot(.notAWeight("hidden"))),
    ("plot weights gradW1", .loop(.notComputed(name: "gradW1", by: .backward))),
    ("net 3 1; set x 1 2 3; plot flow", .loop(.noSample)),
    ("net 3 2 1 batchnorm; set x 1 2 3; set y 1; plot flow", .network(.batchOfOne)),
    ("plot boundary x[0]", .plot(.whichInputs(of: 2))),
    ("plot boundary x[0] x[0]", .plot(.twice("x[0]"))),
    ("plot boundary x[0] W1[0][0]", .plot(.notAnInput("W1[0][0]"))),
    ("plot boundary x[0] x", .plot(.notAnInput("x"))),
    ("set b2 1e999", .typing(.notFinite("1e999"))),
    ("train 5; plot loss to x.png", .plot(.notSVG("x.png"))),
    ("train 5; plot loss to x.svg", .file(.notWritten(name: "x.svg", .noWriting))),
    (
      "plot los",
      .typing(.unknownWord("los", kind: .plot, choices: Plot.Subject.allCases.map(\.rawValue)))
    ),
  ])
  func whatIsMissingIsSaid(script: String, error: SessionError) {
    #expect(Self.error(script) == error)
  }

  @Test(arguments: ["plot", "train 1; plot loss 3", "plot boundary to", "plot boundary to a.svg b"])
  func badForms(_ script: String) {
    guard case .typing(.usage(command: "plot", _)) = Self.error(script) else {
      Issue.record("\(script)")
      return
    }
  }

  @Test func aNetworkThatHasLeftTheNumbersHasNoBoundary() throws {
    var session = try TimelineTests.session("net 2 1 linear; set W1 1e308 1e308; set b1 1e308")
    session.state.network.parameters = [.infinity, -.infinity, .nan]
    #expect(throws: SessionError.plot(.notFinite("`out` all over the plane"))) {
      try session.perform("plot boundary")
    }
  }

  /// Whatever its numbers, a network that is not wholly lost is drawn or refused, and nothing traps.
  @Test func numbersThatAreNotFiniteAreDrawnOrRefused() throws {
    var session = try TimelineTests.session("sample 1; step 3; train 3; step 3")
    for wild in [Double.nan, .infinity, -.infinity, 1e308, -1e308, 1e-300] {
      session.state.network.parameters[0] = wild
      session.state.network.parameters[9] = -wild
      for command in [
        "plot net", "plot boundary", "plot weights", "plot surface b2", "plot surface W1[0][0]",
        "plot surface W1[0][0] b2", "plot flow", "plot weights W1", "plot loss",
      ] {
        do throws(SessionError) { _ = try session.perform(command) } catch {
          guard case .plot(.notFinite) = error else { throw error }
        }
      }
    }
  }

  /// A moment whose state is an earlier one again: the run that led further is another one, and the
  /// marks on the way are those of both.
  @Test func aMomentThatGoesBackHasItsMarks() throws {
    var session = try TimelineTests.session("train 5; mark a; train 5; mark b")
    var back = try #require(session.timeline[1]).state
    back.time = session.timeline.next
    session.timeline.record(back, command: "back")
    session.state = back
    let plot = try LossPlot(session)
    #expect(plot.marks == [LossPlot.Mark(name: "a", epoch: 5)])
    #expect(plot.runs.map(\.time) == [nil, 2])
    #expect(plot.runs.map { $0.training.count } == [5, 10])
  }

  /// Extreme inputs have a place too.
  @Test func thePlaneOfFarSamplesIsFinite() throws {
    let data = Dataset(
      name: "far", inputCount: 2, targetCount: 1,
      values: [1e308, -1e308, 0, -1e308, 1e308, 1, 0, 0, 0])
    let network = try TimelineTests.session("forward").state.network
    let plot = try #require(
      BoundaryPlot(of: network, data, inputs: (0, 1), columns: 4, rows: 4))
    #expect(plot.across.lowerBound.isFinite && plot.up.upperBound.isFinite)
    #expect(plot.points.map(\.answer) == [0, 1, 0])
    #expect(
      BoundaryPlot(of: network, data, inputs: (0, 1), columns: 40, rows: 40) { true } == nil)
  }

  @Test func aPictureIsWrittenOnce() throws {
    nonisolated(unsafe) var files: [String: [UInt8]] = ["old.svg": [1]]
    let effects = Effects(
      replaceFile: { files[$0] = $1 }, oldFile: { files[$0] }, drawing: { _, _ in "<svg/>" })
    var session = try TimelineTests.session("train 3")
    #expect(throws: SessionError.file(.exists(name: "old.svg"))) {
      try session.perform("plot loss to old.svg", effects)
    }
    _ = try session.perform("plot loss to old.svg force", effects)
    _ = try session.perform("plot loss to new.svg", effects)
    #expect(files["old.svg"] == Array("<svg/>".utf8) && files["new.svg"] == files["old.svg"])
  }
}
