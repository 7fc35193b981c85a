import Backprop
import Testing

@testable import BackstepSession

@Suite struct BadSessionFileTests {
  /// The file of a session in the middle of a loop, on one line.
  private static func file() throws -> String {
    let session = try TimelineTests.session(
      "set optimizer adam; step 4; set lr 0.25; sample 1; step 3; set x 0.5 0.5")
    return SessionFile.json(of: session).text
  }

  /// A text of the file, what stands there instead, and the fault it makes.
  static let edits: [(String, String, FileFault)] = [
    (#""version":1"#, #""version":2"#, .newerVersion(2, known: 1)),
    (#""version":1"#, #""version":0"#, .outOfRange("version", .whole(1...1))),
    (#""version":1"#, #""version":1,"colour":"red""#, .unknownKey("colour")),
    (#""biases":true"#, #""biases":1"#, .wrongKind("net.biases", expected: .boolean)),
    (#""sizes":[2,3,1]"#, #""sizes":[2,4,1]"#, .wrongCount("weights.W1", given: 3, needed: 4)),
    (#""sizes":[2,3,1]"#, #""sizes":[2]"#, .wrongCount("net.activations", given: 2, needed: 1)),
    (
      #""sizes":[2,3,1]"#, #""sizes":[2,3.5,1]"#,
      .wrongKind("net.sizes", expected: .wholeNumbers)
    ),
    (#""sizes":[2,3,1]"#, #""sizes":[2,0,1]"#, .architecture(.emptyLayer(0))),
    (#""sizes":[2,3,1]"#, #""sizes":[2,1e9,1]"#, .architecture(.layerTooLarge(1_000_000_000))),
    (
      #"["sigmoid","sigmoid"]"#, #"["sigmoid","sigmoidal"]"#,
      .unknownWord(
        "net.activations[1]", word: "sigmoidal", choices: Activation.allCases.map(\.rawValue))
    ),
    (#"["sigmoid","sigmoid"]"#, #"["softmax","sigmoid"]"#, .architecture(.hiddenSoftmax)),
    (#""loss":"squared""#, #""loss":"ce""#, .lossDoesNotFit(.ce, .sigmoid)),
    (#""loss":"squared""#, #""loss":7"#, .wrongKind("settings.loss", expected: .text)),
    (#""lr":0.25"#, #""lr":"NaN""#, .notFinite("settings.lr")),
    (
      #""batch":0"#, #""batch":-1"#,
      .outOfRange("settings.batch", .whole(0...10_000_000))
    ),
    (
      #""dropout":0.0"#, #""dropout":1.0"#,
      .outOfRange("settings.dropout", .share(zero: true, one: false))
    ),
    (
      #""batch":0"#, #""batch":999999999"#,
      .outOfRange("settings.batch", .whole(0...10_000_000))
    ),
    (
      #""momentum":0.9"#, #""momentum":-7"#,
      .outOfRange("settings.momentum", .share(zero: true, one: true))
    ),
    (
      #""beta1":0.9"#, #""beta1":1"#,
      .outOfRange("settings.beta1", .share(zero: true, one: false))
    ),
    (
      #""clip":null"#, #""clip":-3"#,
      .outOfRange("settings.clip", .positive)
    ),
    (
      #""decay":0.0"#, #""decay":-1"#,
      .outOfRange("settings.decay", .notNegative)
    ),
    (#""lr":0.25"#, #""lr":null"#, .wrongKind("settings.lr", expected: .number)),
    (#""lr":0.25"#, #""rate":0.25"#, .unknownKey("settings.rate")),
    (#""digits":4"#, #""digits":18"#, .outOfRange("settings.digits", .whole(1...17))),
    (
      #""seed":"1""#, #""seed":"-1""#,
      .wrongKind("settings.seed", expected: .wholeNumberAsText)
    ),
    (
      #""init":"uniform""#, #""init":"ones""#,
      .unknownWord("settings.init", word: "ones", choices: ["uniform", "xavier", "he", "zeros"])
    ),
    (
      #""reached":null"#, #""reached":"nudge","reached":null"#,
      .json(JSONProblem(line: 1, column: 0, kind: .duplicateKey("reached")))
    ),
    (
      #""done":0"#, #""done":-1"#,
      .outOfRange("epoch.done", .whole(0...1_000_000_000_000_000))
    ),
    (#""samples":1"#, #""samples":4"#, .outOfRange("epoch.samples", .whole(0...3))),
    (#""nudged":true"#, #""nudged":null"#, .wrongKind("epoch.nudged", expected: .boolean)),
    (#""now":"#, #""then":0,"now":"#, .unknownKey("time.then")),
    (
      #""sample":{"x":[0.5,0.5]"#, #""sample":{"x":[0.5]"#,
      .wrongCount("sample.x", given: 1, needed: 2)
    ),
    (#""sample":{"x":[0.5,0.5]"#, #""sample":{"index":4,"x":null"#, .unknownKey("sample.x")),
    (
      #""name":"xor","inputs":[],"classes":[],"x":[[0.0,0.0]"#,
      #""name":"xor","inputs":[],"classes":[],"x":[[0.0]"#,
      .wrongCount("data.x[1]", given: 2, needed: 1)
    ),
    (
      #""name":"xor","inputs":[],"classes":[],"x":[[0.0,0.0]"#,
      #""name":"xor","inputs":[],"classes":[],"x":[["NaN",0]"#, .notFinite("data.x[0][0]")
    ),
    (
      #""name":"xor","inputs":[],"classes":[],"x":[[0.0,0.0],"#,
      #""name":"xor","inputs":[],"classes":[],"x":["#,
      .wrongCount("data.y", given: 4, needed: 3)
    ),
    (#""values":{"x":[0.0,1.0]"#, #""values":{"x":null"#, .contradiction("values.x")),
    (
      #""values":{"x":[0.0,1.0]"#, #""values":{"x":[1.0]"#,
      .wrongCount("values.x", given: 1, needed: 2)
    ),
    (
      #""frozen":null"#,
      #""frozen":{"W1":[[2,0],[0,0],[0,0]],"b1":[0,0,0],"W2":[[0,0,0]],"b2":[0]}"#,
      .outOfRange("frozen", .whole(0...1))
    ),
    (#""frozen":null"#, #""frozen":[]"#, .wrongKind("frozen", expected: .object)),
    (#""steps":1"#, #""steps":1.5"#, .wrongKind("optimizer.steps", expected: .wholeNumber)),
  ]

  @Test(arguments: edits.indices)
  func refusesAndChangesNothing(_ index: Int) throws {
    let (old, new, fault) = Self.edits[index]
    let file = try Self.file()
    let isThere = file.contains(old)
    try #require(isThere, "\(old)")
    let bytes = Array(file.replacing(old, with: new, maxReplacements: 1).utf8)
    var session = Session()
    _ = try session.perform("forward")
    let before = session.state
    do {
      _ = try session.perform(
        "load f", Effects(readFile: { _ throws(FileProblem) in bytes }))
      Issue.record("\(new) was taken")
    } catch .file(.bad(_, .json(let problem))) {
      guard case .json(let expected) = fault else {
        Issue.record("\(problem)")
        return
      }
      #expect(problem.kind == expected.kind)
    } catch {
      #expect(error == .file(.bad(name: "f", fault)))
    }
    #expect(session.state == before)
    #expect(session.timeline.count == 2)
  }

  @Test func takesWhatWasNotEdited() throws {
    #expect(throws: Never.self) { try SessionFile.read(Array(Self.file().utf8)) }
  }

  /// Wherever a file is cut, wherever a byte is lost: an answer, and never the end of the program.
  @Test func survivesDamage() throws {
    let bytes = Array(try Self.file().utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: FileFault.self) { try SessionFile.read(Array(bytes[..<length])) }
    }
    var generator = Generator(seed: 7)
    for _ in 0..<200 {
      var damaged = bytes
      damaged[generator.below(bytes.count)] = UInt8(generator.below(256))
      damaged.remove(at: generator.below(damaged.count))
      _ = try? SessionFile.read(damaged)
    }
  }

  /// A stage that holds has its result, and one of the current samples.
  @Test(arguments: [
    ("step 1", #""reached":"forward""#, #""reached":"loss""#),
    ("step 2", #""reached":"loss""#, #""reached":"backward""#),
    ("step 3", #""reached":"backward""#, #""reached":"nudge""#),
    ("show", #""reached":null"#, #""reached":"forward""#),
    ("step 3", #""sample":{"index":0}"#, #""sample":{"indices":[0,1]}"#),
    ("sample 0..1; step 3", #""sample":{"indices":[0,1]}"#, #""sample":{"index":0}"#),
  ])
  func whatHoldsIsThere(_ line: String, _ old: String, _ new: String) throws {
    let file = SessionFile.json(of: try TimelineTests.session(line)).text
    let isThere = file.contains(old)
    try #require(isThere, "\(old)")
    #expect(throws: FileFault.contradiction("values.reached")) {
      try SessionFile.read(Array(file.replacing(old, with: new, maxReplacements: 1).utf8))
    }
  }
}
