import Backprop
import Testing

@testable import BackstepSession

@Suite struct SaveAndLoadTests {
  /// A world whose only file holds these bytes.
  private static func file(_ bytes: [UInt8]) -> Effects {
    Effects(readFile: { _ throws(FileProblem) in bytes })
  }

  static let endings = [
    "show", "forward", "forward; loss", "step 3", "step 4", "step 5", "cycle 3",
    "step 3; set x 1 1",
    "step 3; set lr 0.3", "step 2; set W2 1 2 3", "train 2; forward", "set x 3 4; step 2",
    "net 3 3; set x 1 2 3", "net 4 1 nobias", "data and; sample 3", "sample random; seed 7",
    "net 2 5 4 1 tanh linear; set init constant 0.1; step 6", "set init he; reset; set digits 9",
    "net 2 2 relu softmax; set x 1 2; set y 1 0; step 4",
  ]

  /// `compare` stands on another network: what was trained before is no part of its course.
  @Test func bringsBackWhatStandsOnAStep() throws {
    let step = #"{"W1":[[1,2],[3,4]],"b1":[0,0],"W2":[[5,6]],"b2":[0],"x":[0,1],"y":[1],"loss":1}"#
    let session = try session(
      "train 30; compare step; cycle; train 5", effects: Self.file(Array(step.utf8)))
    var other = Session()
    _ = try other.perform("load f", Self.file(SessionFile.bytes(of: session)))
    #expect(other.state.course == session.state.course)
    #expect(other.state.epoch == session.state.epoch)
  }

  /// The larger the session, the denser its file and the more is left out of it; what is in it is
  /// read again to the last bit.
  @Test(arguments: ["", " relu softmax batchnorm", " tanh linear layernorm"])
  func aLargeSessionIsWrittenDenserAndThenInPart(_ words: String) throws {
    let session = try TimelineTests.session(
      "net 20 30 5\(words); set optimizer adam; set batch 2; "
        + "set x [[\(Self.row),[\(Self.row)]; set y [[1,0,0,0,0],[0,1,0,0,0]]; step 4; forward")
    var largest = Int.max
    var sizes: [SessionFile.Omission: Int] = [:]
    while let file = try? SessionFile.file(of: session, plain: min(largest, 1000), largest: largest)
    {
      #expect(file.bytes.count <= largest)
      sizes[file.omission] = file.bytes.count
      let read = try SessionFile.session(file.bytes).state
      #expect(read.network == session.state.network)
      #expect(read.settings == session.state.settings)
      if file.omission == .nothing { #expect(read.values == session.state.values) }
      if file.omission == .stages { #expect(read.optimizerState == session.state.optimizerState) }
      largest = file.bytes.count - 1
    }
    #expect(sizes.count == SessionFile.Omission.allCases.count)
    let plain = try SessionFile.bytes(of: session)
    // Behind relu most numbers are 0, which is written in three bytes.
    guard words.isEmpty else { return }
    #expect(sizes[.nothing].map { $0 * 3 < plain.count * 2 } == true)
  }

  private static let row = (0..<20).map { "\($0)" }.joined(separator: ",") + "]"

  @Test(arguments: endings)
  func bringsEverythingBack(_ line: String) throws {
    let session = try TimelineTests.session(line)
    var other = Session()
    _ = try other.perform("load f", Self.file(SessionFile.bytes(of: session)))
    let isSame = String(reflecting: other.state) == String(reflecting: session.state)
    #expect(isSame)
    #expect(other.timeline.next == session.timeline.next)
    let again = try SessionFile.bytes(of: other)
    #expect(again == (try SessionFile.bytes(of: session)))
    _ = try? other.perform("undo")
    let isFirst = String(reflecting: other.state) == String(reflecting: State())
    #expect(isFirst)
  }

  @Test(arguments: Optimizer.allCases, [false, true])
  func trainingGoesOnToTheBit(_ optimizer: Optimizer, inBatches: Bool) throws {
    var settings = Settings()
    settings.optimizer = optimizer
    settings.learningRate = 0.05
    if inBatches {
      (settings.batch, settings.shuffle, settings.dropout) = (3, true, 0.25)
      settings.optimizerSettings.decay = 0.001
      settings.optimizerSettings.clip = 0.5
    }
    var whole = Session(State(settings: settings))
    _ = try whole.perform("train 20")
    var other = Session()
    _ = try other.perform("load f", Self.file(SessionFile.bytes(of: whole)))
    for command in ["train 20", "step 7", "sample random", "cycle 2"] {
      _ = try whole.perform(command)
      _ = try other.perform(command)
      let isSame = String(reflecting: whole.state) == String(reflecting: other.state)
      #expect(isSame, "\(command)")
    }
  }

  /// Files from before there were `huberdelta` and `alpha` have the defaults of these.
  @Test func aSettingThatIsAbsentIsTheDefault() throws {
    let session = try Session.after("set huberdelta 0.25; set alpha 0.5; set loss huber")
    var text = String(decoding: try SessionFile.bytes(of: session), as: UTF8.self)
    var other = Session()
    _ = try other.perform("load f", Self.file(Array(text.utf8)))
    #expect(other.state.settings == session.state.settings)
    for key in [#""huberdelta": 0.25,"#, #""alpha": 0.5,"#] {
      let range = try #require(text.firstRange(of: key))
      text.removeSubrange(range)
    }
    _ = try other.perform("load f", Self.file(Array(text.utf8)))
    #expect(other.state.settings.loss == .huber)
    #expect(other.state.settings.optimizerSettings == OptimizerSettings())
  }

  @Test func numbersThatAreNoneSurvive() throws {
    var session = try TimelineTests.session(
      "net 2 1 linear; set x 1e200 0; set y 0; set W1 1e200 0; step 6")
    #expect(session.state.values.loss?.isNaN == true)
    var other = Session()
    _ = try other.perform("load f", Self.file(SessionFile.bytes(of: session)))
    #expect(try SessionFile.bytes(of: other) == SessionFile.bytes(of: session))
    _ = try session.perform("backward")
    _ = try other.perform("backward")
    #expect(try SessionFile.bytes(of: other) == SessionFile.bytes(of: session))
  }

  @Test func frozenParametersStayFrozen() throws {
    var session = Session()
    session.state.frozen = (0..<13).map { $0 % 3 == 0 }
    var other = Session()
    _ = try other.perform("load f", Self.file(SessionFile.bytes(of: session)))
    #expect(other.state.frozen == session.state.frozen)
  }

  @Test func loadingIsOneCommandThatCanBeUndone() throws {
    let bytes = try SessionFile.bytes(of: try TimelineTests.session("train 3; forward; undo"))
    var session = Session()
    for command in ["forward", "set lr 2", "loss"] { _ = try session.perform(command) }
    let before = session.state
    _ = try session.perform("load f", Self.file(bytes))
    #expect(session.state.time == 4)
    #expect(session.state.epoch == 3)
    _ = try session.perform("undo")
    #expect(String(reflecting: session.state) == String(reflecting: before))
    _ = try session.perform("redo")
    #expect(session.state.epoch == 3)
  }

  @Test func goesOnWithTheTimesOfTheFile() throws {
    let bytes = try SessionFile.bytes(of: try TimelineTests.session("forward; loss; undo"))
    var session = Session()
    _ = try session.perform("load f", Self.file(bytes))
    #expect(session.state.time == 1)
    _ = try session.perform("set lr 9")
    #expect(session.state.time == 3)
  }

  @Test func writesOverNothingButASession() throws {
    var session = Session()
    let bytes = try SessionFile.bytes(of: session)
    func effects(_ old: [UInt8]?) -> Effects {
      Effects(replaceFile: { _, _ throws(FileProblem) in }, oldFile: { _ in old })
    }
    let lesson = Array("# A lesson of somebody's".utf8)
    _ = try session.perform("save f", effects(nil))
    _ = try session.perform("save f", effects(bytes))
    _ = try session.perform("save f force", effects(lesson))
    #expect(throws: SessionError.file(.exists(name: "f"))) {
      try session.perform("save f", effects(lesson))
    }
  }

  @Test func asksForTheFileToBeReplaced() throws {
    var session = Session()
    let effects = Effects(replaceFile: { name, bytes throws(FileProblem) in
      throw .system("\(name): \(bytes.count > 1000)")
    })
    #expect(throws: SessionError.file(.notWritten(name: "a b.json", .system("a b.json: true")))) {
      try session.perform("save \"a b.json\"", effects)
    }
    #expect(throws: SessionError.typing(.usage(command: "save", usage: ["save FILE [force]"]))) {
      try session.perform("save")
    }
  }
}
