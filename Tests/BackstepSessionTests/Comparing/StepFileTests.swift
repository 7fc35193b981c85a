import Backprop
import Testing

@testable import BackstepSession

/// Files of steps, good and bad.
@Suite struct StepFileTests {
  private static func read(_ text: String) throws -> GivenStep {
    try #require(StepFile.read(Array(text.utf8)).first)
  }

  private static let start = #""W1":[[1,2],[3,4],[5,6]],"b1":[0,0,0],"W2":[[1,2,3]],"b2":[0]"#

  @Test func namesThatProgramsUseAreTaken() throws {
    let step = try Self.read(
      #"{"w1":[[1,2],[3,4],[5,6]],"B1":[0,0,0],"W2":[1,2,3],"b2":0,"X":[[0,1]],"y":1,"#
        + #""A1":[[1,1,1]],"y_hat":[0.5],"dZ2":[0.1],"dW1":[[0,0],[0,0],[0,0]],"foo":3}"#)
    #expect(step.architecture.sizes == [2, 3, 1])
    #expect(
      Set(step.results.keys) == [
        .activations(1), .activations(2), .blames(2), .gradients(.weight, 1),
      ])
    #expect(step.remarks.contains(.unknown("foo")))
    #expect(step.remarks.contains(.alias("dZ2", for: "dOut")))
  }

  @Test func inputsFirstIsFoundByShapes() throws {
    let step = try Self.read(
      #"{"W1":[[1,3,5],[2,4,6]],"b1":[0,0,0],"W2":[[1],[2],[3]],"b2":[0],"x":[0,1],"y":[1],"#
        + #""gradW1":[[1,2,3],[4,5,6]]}"#)
    #expect(step.architecture.sizes == [2, 3, 1])
    #expect(Array(step.network.parameters.prefix(6)) == [1, 2, 3, 4, 5, 6])
    #expect(step.results[.gradients(.weight, 1)] == [1, 4, 2, 5, 3, 6])
    #expect(step.remarks.contains(.inputsFirst(.shapes)))
  }

  /// A square matrix tells nothing by its shape; the forward values do.
  @Test func inputsFirstIsFoundByTheForwardValues() throws {
    let step = try Self.read(
      #"{"W1":[[1,3],[2,4]],"b1":[0,0],"x":[1,0],"y":[1,0],"z1":[1,3]}"#)
    #expect(step.remarks.contains(.inputsFirst(.values)))
    #expect(Array(step.network.parameters.prefix(4)) == [1, 2, 3, 4])
    let other = try Self.read(
      #"{"W1":[[1,3],[2,4]],"b1":[0,0],"x":[1,0],"y":[1,0],"z1":[1,2]}"#)
    #expect(!other.remarks.contains(.inputsFirst(.values)))
  }

  /// As `W @ X` has them: a sample is a column of x, of y, and of all that is computed of it.
  @Test func samplesInColumnsAreFoundByShapes() throws {
    let step = try Self.read(
      "{\(Self.start),\"x\":[[0,0,1],[0,1,1]],\"y\":[[0,1,1]],\"A1\":[[1,2,3],[4,5,6],[7,8,9]],"
        + "\"out\":[[1,2,3]],\"dZ1\":[[1,2,3],[4,5,6],[7,8,9]]}")
    #expect(step.inputs == [[0, 0], [0, 1], [1, 1]])
    #expect(step.targets == [[0], [1], [1]])
    #expect(step.results[.activations(1)] == [1, 4, 7, 2, 5, 8, 3, 6, 9])
    #expect(step.results[.blames(1)] == [1, 4, 7, 2, 5, 8, 3, 6, 9])
    #expect(step.remarks.contains(.samplesInColumns))
  }

  @Test func oneSampleMayBeAColumn() throws {
    let step = try Self.read(
      "{\(Self.start),\"x\":[[0],[1]],\"y\":[[1]],\"hidden\":[[1],[2],[3]],\"out\":[[1]]}")
    #expect(step.inputs == [[0, 1]])
    #expect(step.results[.activations(1)] == [1, 2, 3])
    #expect(!step.remarks.contains(.samplesInColumns))
  }

  /// What a sum without an axis leaves.
  @Test func oneNumberForAllBiasesIsTaken() throws {
    let step = try Self.read("{\(Self.start),\"x\":[0,1],\"y\":[1],\"db1\":0.25}")
    #expect(step.results[.gradients(.bias, 1)] == [0.25, 0.25, 0.25])
    #expect(step.remarks.contains(.oneForAll("db1")))
  }

  @Test func aNetMayNameItsSizesAlone() throws {
    let sizes = "\"net\":{\"sizes\":[2,3,1]}"
    let step = try Self.read("{\(Self.start),\(sizes),\"x\":[0,1],\"y\":[1],\"out\":[1]}")
    #expect(step.architecture.sizes == [2, 3, 1])
    #expect(step.remarks.contains(.activationsAssumed))
  }

  /// Where the first number that is not finite comes from is told by the page.
  @Test func aResultThatIsNotFiniteIsTheFirstWrongPlace() throws {
    let step = try Self.read(
      "{\(Self.start),\"x\":[0,1],\"y\":[1],\"z1\":[2,4,6],\"hidden\":[NaN,1,1],\"out\":[NaN]}")
    let comparison = Comparison([step])
    #expect(comparison.first?.array == .activations(1) && comparison.first?.worst == 0)
  }

  @Test func aBatchHasARowASample() throws {
    let step = try Self.read(
      "{\(Self.start),\"x\":[[0,0],[0,1],[1,0],[1,1]],\"y\":[0,1,1,0],\"out\":[1,2,3,4]}")
    #expect(step.samples == 4)
    #expect(step.targets == [[0], [1], [1], [0]])
    #expect(step.results[.activations(2)] == [1, 2, 3, 4])
  }

  @Test func lettersOfPythonForWhatIsNotFinite() throws {
    let step = try Self.read(
      "{\(Self.start),\"x\":[0,1],\"y\":[1],\"out\":[NaN],\"z2\":[-Infinity]}")
    #expect(step.results[.activations(2)]?[0].isNaN == true)
    #expect(step.results[.sums(2)] == [-.infinity])
  }

  @Test func stepsInARowGoOnFromTheOneBefore() throws {
    let steps = try StepFile.read(
      Array(
        ("{\(Self.start),\"x\":[0,1],\"y\":[1],\"settings\":{\"loss\":\"half\",\"lr\":0.1},"
          + "\"after\":{\"W2\":[[7,8,9]]},\"out\":[1]}\n{\"x\":[1,1],\"y\":[0],\"out\":[1]}\n").utf8
      ))
    #expect(steps.count == 2)
    #expect(steps[1].settings.learningRate == 0.1)
    #expect(Array(steps[1].network.parameters[9..<12]) == [7, 8, 9])
  }

  @Test(arguments: [
    ("", StepFault.empty), ("  \n", .empty), ("[]", .empty), ("3", .notAnObject),
    ("{}", .noWeights), (#"{"W1":[[1,2]],"y":[1],"out":[1]}"#, .noSample("x")),
    (#"{"W1":[[1,2]],"x":[1,2],"out":[1]}"#, .noSample("y")),
    (#"{"W1":[[1,2]],"x":[1,2],"y":[1]}"#, .noResults),
    (#"{"W1":[[1,2]],"w1":[[1,3]],"x":[1,2],"y":[1],"out":[1]}"#, .twice("W1", "w1", for: "W1")),
    (#"{"W1":[[1,"2"]],"x":[1,2],"y":[1],"out":[1]}"#, .text("W1[0][1]", "2")),
    (
      #"{"W1":[[1,2],[3]],"x":[1,2],"y":[1],"out":[1]}"#,
      .ragged("W1", row: 1, given: 1, needed: 2)
    ),
    (
      #"{"W1":[[1,2,3]],"x":[1,2],"y":[1],"out":[1]}"#,
      .meets("W1", .init(rows: 1, columns: 3), before: "x", count: 2, transposedFits: false)
    ),
    (
      #"{"W1":[[1,2],[3,4],[5,6]],"W2":[[1],[2],[3]],"x":[1,2],"y":[1],"out":[1]}"#,
      .meets("W2", .init(rows: 3, columns: 1), before: "W1", count: 3, transposedFits: true)
    ),
    (
      #"{"W1":[[1,2]],"x":[1,2],"y":[1],"out":[1,2,3,4]}"#,
      .shape(
        "out", given: .init(rows: 1, columns: 4), needed: .init(rows: 1, columns: 1),
        transposedFits: false)
    ),
    (
      #"{"W1":[[1,2]],"x":[1,2],"y":[1],"out":[[1],[2],[3],[4]]}"#,
      .sampleCount("out", given: 4, needed: 1)
    ),
    (
      #"{"W1":[[1,2]],"b1":[0],"x":[1,2],"y":[1],"out":[1],"net":{"sizes":[3,1]}}"#,
      .file(.contradiction("net.sizes"))
    ),
    (
      #"{"W1":[[1,2]],"x":[1,2],"y":[1,0],"out":[1],"settings":3}"#,
      .file(.wrongKind("settings", expected: .object))
    ),
    (#"{"W1":[[1,2]],"x":[1,2],"y":[1],"out":{"a":1}}"#, .notNumbers("out")),
    (
      #"{"W1":[[1,2],[3,4]],"x":[1,2],"y":[1,0],"out":[1,0],"settings":{"loss":"ce"}}"#,
      .file(.lossDoesNotFit(.ce, .sigmoid))
    ),
    (#"{"W1":[[1,NaN]],"x":[1,2],"y":[1],"out":[1]}"#, .notFinite("W1[0][1]")),
    (
      #"{"W1":[[1,2]],"x":[1,2],"y":[1],"out":[1],"layout":"sideways"}"#,
      .unknownLayout("sideways")
    ),
    (#"{"W1":[[1,2]],"b1":[0],"W2":[[1]],"x":[1,2],"y":[1],"out":[1]}"#, .missing("b2")),
    (
      #"{"W1":[[1,2],[3,4]],"x":[1,2],"y":[0.5,0.6],"out":[0,1],"net":{"activations":["softmax"]}}"#,
      .targetDoesNotFit(.ce)
    ),
    (
      #"[{"W1":[[1,2]],"x":[1,2],"y":[1],"out":[1]},{"W1":[[1]],"x":[1],"y":[1],"out":[1]}]"#,
      .file(.contradiction("W1"))
    ),
  ])
  func whatIsWrongIsSaid(_ text: String, _ fault: StepFault) throws {
    #expect(throws: fault) { try StepFile.read(Array(text.utf8)) }
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: StepFault.self) { try StepFile.read(Array(text.utf8)) }
  }
}
