import Backprop
import BackstepText

/// The page that plays a run: an HTML file that stands alone, made of the template, style and script
/// that the program carries with it, and of numbers, names and formulas as JSON.
struct RunPage {
  /// More weights and biases than this are no picture any more.
  static let mostParameters = 3000
  /// About how many numbers all its moments have together.
  private static let mostNumbers = 150_000
  /// Moments, when there are enough.
  private static let frames = (fewest: 16, most: 120)
  private static let mostSamples = 8

  private let run: PlayedRun
  private let names: PageNames
  private let samples: [Int]
  private let plane: PagePlane?
  private let data: Dataset
  private let end: State

  init(_ session: Session, _ effects: Effects) throws(SessionError) {
    let end = session.state
    let data = try end.neededData()
    (self.end, self.data) = (end, data)
    let names = try PageNames(try end.sent(sample: 0))
    self.names = names
    // As many samples as leave room for enough moments.
    let counts = data.count <= Self.mostSamples ? [data.count, 4, 2, 1] : [4, 2, 1]
    func room(_ samples: Int) -> Int {
      Self.mostNumbers / (names.parameters.count + samples * names.moving.count)
    }
    let wanted = min(Self.frames.most / 2, PlayedRun.length(session.way) + 1)
    let count = counts.first { $0 <= data.count && room($0) >= wanted } ?? 1
    let step = Double(data.count) / Double(count)
    samples = (0..<count).map { place in Int(Double(place) * step) }
    let most = min(Self.frames.most, max(Self.frames.fewest, room(count)))
    run = try PlayedRun(session.way, atMost: most, effects)
    plane = PagePlane(data, end.network.architecture)
  }

  /// Whether there is anything to play.
  var isStill: Bool { run.frames.count < 2 }

  /// The text of the file.
  ///
  /// - Throws: Besides what is missing, `.interrupted`.
  func text(_ effects: Effects) throws(SessionError) -> String {
    func text(_ name: String) throws(SessionError) -> String {
      guard let bytes = effects.bundledData(name) else { throw .data(.notBundled(name)) }
      return String(decoding: bytes, as: UTF8.self)
    }
    let title = "backstep: " + heading
    return Self.filled(
      try text("page.html"),
      [
        ("<!-- title -->", title.asMarkup), ("/* style */", try text("page.css")),
        ("<!-- data -->", Self.harmless(try json(title, effects).text)),
        ("/* script */", try text("page.js")),
      ])
  }

  /// A template with texts in the places of marks, which stand in it once each and in this order;
  /// marks within the texts stay what they are.
  static func filled(_ template: String, _ texts: [(mark: String, text: String)]) -> String {
    var rest = template[...]
    var result = ""
    for (mark, text) in texts {
      guard let range = rest.firstRange(of: mark) else { continue }
      result += rest[..<range.lowerBound] + text
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// JSON that cannot end the element it stands in.
  static func harmless(_ json: String) -> String {
    var result = ""
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      case "\u{2028}": result += "\\u2028"
      case "\u{2029}": result += "\\u2029"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension RunPage {
  /// `2-3-1 sigmoid on xor`
  private var heading: String {
    let architecture = end.architecture
    let (hidden, output) = (architecture.hiddenActivation, architecture.outputActivation)
    let norm = architecture.normalization.map { ", \($0)" } ?? ""
    return architecture.sizes.map(String.init).joined(separator: "-")
      + (hidden == output ? " \(hidden)" : " \(hidden) \(output)") + norm + " on \(data.name)"
  }

  private var summary: String {
    let settings = end.settings
    let batch = end.trainingOptions.batchSize
    var words = ["loss \(settings.loss)", "\(settings.optimizer)"]
    if batch > 1 { words.append("batches of \(batch)") }
    if settings.shuffle { words.append("shuffled") }
    if settings.dropout > 0 {
      words.append("dropout \(Expression.shortest(settings.dropout)) in training, none here")
    }
    if end.bug != nil {
      words.append("trained with a mistake in the program, blames and gradients as they should be")
    }
    return words.joined(separator: ", ") + "."
  }

  private func json(_ title: String, _ effects: Effects) throws(SessionError) -> JSONValue {
    var frames: [JSONValue] = []
    for frame in run.frames { frames.append(try json(frame, effects)) }
    let curve = run.losses.map { JSONValue.array([.integer($0.position), .number($0.loss)]) }
    return .object(
      [
        ("title", .string(title)), ("summary", .string(summary)),
        ("digits", .integer(end.settings.digits)),
      ] + names.json(end)
        + [
          ("sampleCount", .integer(data.count)),
          ("samples", .array(try samplesJSON())),
          ("plane", plane?.json ?? .null), ("curve", .array(curve)),
          ("frames", .array(frames)),
        ])
  }

  private func samplesJSON() throws(SessionError) -> [JSONValue] {
    var result: [JSONValue] = []
    for index in samples {
      let state = try end.sent(sample: index)
      result.append(
        .object([
          ("label", .string("\(index)")), ("x", .numbers(data.input(index))),
          ("y", .numbers(data.target(index))), ("still", try names.still.json(in: state)),
        ]))
    }
    return result
  }

  private func json(_ frame: PlayedRun.Frame, _ effects: Effects) throws(SessionError) -> JSONValue
  {
    let state = frame.state
    let evaluation = try state.evaluation(on: data, effects)
    var numbers: [JSONValue] = []
    for index in samples { numbers.append(try names.moving.json(in: state.sent(sample: index))) }
    return .object([
      ("epoch", .integer(state.epoch)), ("time", .integer(frame.time)),
      ("command", .string(frame.command)), ("inside", .bool(frame.isInside)),
      ("position", .integer(frame.position)), ("lr", .number(state.settings.learningRate)),
      ("loss", .number(evaluation.meanLoss)),
      ("accuracy", JSONValue(evaluation.accuracy)),
      ("parameters", .numbers(state.network.parameters)), ("samples", .array(numbers)),
      ("plane", plane.map { .string($0.answers(of: state.network)) } ?? .null),
    ])
  }
}
