import Backprop
import BackstepSession
import BackstepView
import Testing

/// Session files with wild numbers in the places of good ones: refused, or loaded and survived.
@Suite struct WildFileTests {
  static let lines = [
    "step 3", "step 4", "set optimizer adam; step 4; set x 0.5 0.5; forward",
    "sample 0..2; step 4; set W1[0][1] 3; forward",
    "set batch 2; set shuffle on; set dropout 0.5; step 7; watch W1[0][1]; freeze b1",
    "net 2 3 1 tanh batchnorm; sample all; step 4; forward; loss",
    "net 2 3 2 1 relu layernorm; sample all; step 4; forward; loss; backward",
    "net 2 2 relu softmax; set x 1 2; set y 1 0; step 4; forward",
    "net 3 2; set x 1 2 3", "train 3; undo; seed 7; set init constant 0.5",
  ]

  /// What is done with a session that could be read; each is shown in every form.
  static let commands = [
    "show", "show settings", "show data", "show weights", "forward", "loss", "backward", "nudge",
    "cycle",
    "undo", "print W1[0][0]", "print loss", "evaluate", "why d1[0]", "why W1[0][0]",
    "inspect W1[0][0]",
    "check", "timeline", "predict out 0.5", "sample next", "sample prev", "sample random",
    "cycle 2", "train 1", "show", "step 5", "diff 0 1", "sample all", "step 4", "reset", "undo 3",
  ]

  static let wild: [JSONValue] = [
    .number(1e308), .number(-1e308), .number(.leastNonzeroMagnitude), .integer(-1), .integer(0),
    .integer(1),
    .integer(2), .number(0.5), .integer(1_000_000_000_000_000), .integer(1_000_000_000_000_001),
    .integer(.max), .integer(.min), .number(1e15), .string("NaN"), .string("-Infinity"), .null,
    .array([]), .numbers([0, 1, 2]), .array([.numbers([1])]), .object([]), .bool(true),
  ]

  @Test(arguments: lines.indices)
  func isRefusedOrSurvived(_ index: Int) throws {
    let bytes = try SessionFile.bytes(of: Self.session(Self.lines[index]))
    let file = try JSONReader.read(bytes)
    var generator = Generator(seed: UInt64(index))
    let places = Self.places(in: file)
    for round in 0..<10 {
      var edited = file
      let session: Session
      for _ in 0...generator.below(2) {
        edited = Self.changed(edited, at: places[generator.below(places.count)]) { old in
          Self.wilder(old, &generator)
        }
      }
      do throws(FileFault) {
        session = try SessionFile.session(Array(edited.text.utf8))
      } catch {
        #expect(!ErrorWords(.file(.bad(name: "f", error))).message.isEmpty)
        continue
      }
      try Self.survive(session, Self.commands, Effects(), "session \(index), round \(round)")
    }
  }

  static let others = [
    #"{"W1":[[0.1,0.2],[0.3,0.4],[0.5,0.6]],"b1":[0,0,0],"W2":[[0.1,0.2,0.3]],"b2":[0]}"#,
    #"""
    {"net":{"sizes":[2,3,1],"activations":["sigmoid","sigmoid"],"biases":true},
    "settings":{"loss":"half","lr":0.5},"x":[0,1],"y":[1],
    "W1":[[0.1,0.2],[0.3,0.4],[0.5,0.6]],"b1":[0,0,0],"W2":[[0.1,0.2,0.3]],"b2":[0],
    "z1":[0.2,0.4,0.6],"out":[0.5],"loss":0.1,"dOut":[-0.1],"gradW1":[[0,1],[0,2],[0,3]],
    "deltaW2":[[1,2,3]],"after":{"b1":[1,2,3]}}
    """#,
    #"""
    {"x":[[0,1],[1,1]],"y":[[1],[0]],"W1":[[0.1,0.2],[0.3,0.4],[0.5,0.6]],"W2":[[0.1,0.2,0.3]],
    "a1":[[0.2,0.4,0.6],[1,2,3]],"dW1":[[0,1],[0,2],[0,3]],"yhat":[0.5,0.25]}
    """#,
  ]

  /// Weights and steps of other programs, which a session takes in.
  @Test(arguments: others.indices, ["load f", "compare f"])
  func isRefusedOrTakenIn(_ index: Int, _ command: String) throws {
    let file = try JSONReader.read(Array(Self.others[index].utf8))
    var generator = Generator(seed: UInt64(index))
    let places = Self.places(in: file)
    for round in 0..<10 {
      let edited = Self.changed(file, at: places[generator.below(places.count)]) { old in
        Self.wilder(old, &generator)
      }
      let bytes = Array(edited.text.utf8)
      try Self.survive(
        Session(), [command] + Self.commands + ["print yours(W1)", "why yours(W1[0][0])"],
        Effects(readFile: { _ throws(FileProblem) in bytes }),
        "\(command) \(index), round \(round)")
    }
  }

  static func session(_ line: String) throws -> Session {
    var session = Session()
    for command in line.split(separator: ";") { _ = try session.perform(String(command)) }
    return session
  }

  /// - Parameter label: Says which file it was, where this is the end of the program.
  static func survive(
    _ start: Session, _ commands: [String], _ effects: Effects, _ label: String
  ) throws {
    var session = start
    let (text, json) = (TextView(), JSONView())
    for command in commands {
      do throws(SessionError) {
        let report = try session.perform(command, effects)
        #expect(!json.text(of: report).isEmpty, "\(label): \(command)")
        _ = text.text(of: report)
      } catch {
        #expect(!ErrorWords(error).message.isEmpty, "\(label): \(command)")
      }
    }
    _ = try SessionFile.session(SessionFile.bytes(of: session))
  }
}

// Places in a file, each the way to it from the top.
extension WildFileTests {
  static func places(in value: JSONValue) -> [[Int]] {
    let inner: [[Int]] =
      switch value {
      case .object(let members):
        members.enumerated().flatMap { index, member in
          places(in: member.1).map { [index] + $0 }
        }
      case .array(let values):
        values.enumerated().flatMap { index, value in places(in: value).map { [index] + $0 } }
      case .numbers(let numbers): numbers.indices.map { [$0] }
      default: []
      }
    return [[]] + inner
  }

  static func changed(_ value: JSONValue, at place: [Int], _ change: (JSONValue) -> JSONValue)
    -> JSONValue
  {
    guard let first = place.first else { return change(value) }
    let rest = Array(place.dropFirst())
    switch value {
    case .object(var members) where members.indices.contains(first):
      members[first].1 = changed(members[first].1, at: rest, change)
      return .object(members)
    case .array(var values) where values.indices.contains(first):
      values[first] = changed(values[first], at: rest, change)
      return .array(values)
    case .numbers(let numbers) where numbers.indices.contains(first):
      return .array(
        numbers.enumerated().map { $0 == first ? change(.number($1)) : .number($1) })
    default: return value
    }
  }

  private static func wilder(_ value: JSONValue, _ generator: inout Generator) -> JSONValue {
    switch (value, generator.below(3)) {
    case (.array(let values), 0) where !values.isEmpty: .array(Array(values.dropLast()))
    case (.array(let values), 1) where !values.isEmpty: .array(values + [values[0]])
    case (.numbers(let numbers), 0) where !numbers.isEmpty: .numbers(Array(numbers.dropLast()))
    case (.numbers(let numbers), 1): .numbers(numbers + [1e308])
    case (.object(let members), 0) where !members.isEmpty: .object(Array(members.dropLast()))
    default: wild[generator.below(wild.count)]
    }
  }
}
