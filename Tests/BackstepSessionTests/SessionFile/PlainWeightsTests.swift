import Backprop
import Testing

@testable import BackstepSession

@Suite struct PlainWeightsTests {
  private static func load(_ file: String, after line: String = "") throws -> (Session, Report) {
    let bytes = Array(file.utf8)
    var session = Session()
    for command in Statements.split(line) { _ = try session.perform(command) }
    let report = try session.perform(
      "load f", Effects(readFile: { _ throws(FileProblem) in bytes }))
    return (session, report)
  }

  @Test func takesTheShapeFromTheNumbers() throws {
    let (session, report) = try Self.load(
      #"{"W1":[[1,2],[3,4],[5,6]],"b1":[7,8,9],"W2":[[10,11,12]],"b2":[13]}"#)
    #expect(session.state.network.parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    #expect(session.state.initialParameters == session.state.network.parameters)
    #expect(session.state.architecture.sizes == [2, 3, 1])
    #expect(report.notes == [.activationsKept(session.state.architecture)])
    #expect(session.state.sampleIndex == 0)
  }

  @Test func keepsActivationsOfTheSameSizes() throws {
    let (session, report) = try Self.load(
      #"{"W2":[[1,2],[3,4]],"W1":[[1,2],[3,4]]}"#, after: "net 2 2 2 tanh softmax")
    #expect(session.state.architecture.activations == [.tanh, .softmax])
    #expect(!session.state.architecture.hasBiases)
    #expect(report.notes.first == .activationsKept(session.state.architecture))
  }

  @Test func takesSigmoidOtherwise() throws {
    let (session, report) = try Self.load(#"{"W1":[1,2,3],"b1":[0]}"#, after: "net 2 4 1 tanh")
    #expect(session.state.architecture.sizes == [3, 1])
    #expect(session.state.architecture.activations == [.sigmoid])
    #expect(
      report.notes.prefix(2) == [
        .activationsAssumed(session.state.architecture),
        .dataPutAside(
          .init(
            name: "xor", inputs: 2, targets: 1, sizes: [3, 1], hidden: .sigmoid, output: .sigmoid)),
      ])
  }

  @Test(arguments: [
    (#"{"W1":[[1,2],[3]]}"#, FileFault.wrongCount("W1[1]", given: 1, needed: 2)),
    (#"{"W1":[[1]],"b1":[1,2]}"#, .wrongCount("b1", given: 2, needed: 1)),
    (
      #"{"W1":[[1]],"W2":[[1,2]]}"#,
      .doesNotMeet("W2", takes: 2, before: "W1", gives: 1, isTurned: true)
    ),
    (#"{"W1":[[1]],"W2":[[1]],"b2":[1]}"#, .missing("b1")),
    (#"{"W1":[[1]],"W3":[[1]]}"#, .unknownKey("W3")), (#"{"W1":[[1]],"x":1}"#, .unknownKey("x")),
    (#"{"W1":[["NaN"]]}"#, .notFinite("W1[0][0]")),
    (#"{"W1":[[1]],"b1":["Infinity"]}"#, .notFinite("b1[0]")),
    (#"{"W1":[[1e999]]}"#, .json(JSONProblem(line: 1, column: 9, kind: .numberTooLarge))),
    (#"{"W1":[]}"#, .missing("W1[0]")), (#"{"W1":[[]]}"#, .missing("W1[0]")),
    (#"{"W1":5}"#, .wrongKind("W1", expected: .list)),
    (#"{"W1":[[true]]}"#, .wrongKind("W1[0][0]", expected: .number)),
    (#"{"W1":[1]"#, .json(JSONProblem(line: 1, column: 10, kind: .endsTooEarly))),
    (
      #"{"W1":[[1]],"W1":[[1]]}"#,
      .json(JSONProblem(line: 1, column: 13, kind: .duplicateKey("W1")))
    ),
    ("[]", .notASession), ("{}", .notASession), ("7", .notASession),
    (#"{"format":"other"}"#, .notASession),
  ])
  func refuses(_ file: String, _ fault: FileFault) {
    #expect(throws: SessionError.file(.bad(name: "f", fault))) { try Self.load(file) }
  }

  @Test func refusesNetworksThatAreTooLarge() {
    let row = "[" + Array(repeating: "0", count: 100_001).joined(separator: ",") + "]"
    #expect(
      throws: SessionError.file(.bad(name: "f", .architecture(.layerTooLarge(100_001))))
    ) { try Self.load("{\"W1\":[\(row)]}") }
  }
}
