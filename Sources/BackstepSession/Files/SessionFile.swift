import Backprop

/// A whole session as one JSON file.
///
/// The members of the object, and no others; `watches`, `own`, `masks`, `course`, `running`, `norm`, `order`,
/// what only dropout and normalisation compute, and any of the settings may be missing:
///
/// | key | what it holds |
/// |---|---|
/// | `format` | `"backstep session"` |
/// | `version` | 1; a file of a newer version is refused |
/// | `time` | `{"now":…,"next":…}`: the moment's number, and that of the next new moment |
/// | `net` | `{"sizes":[2,3,1],"activations":["sigmoid","sigmoid"],"biases":true,"norm":null}`; `norm` is `"batchnorm"`, `"layernorm"` or null |
/// | `running` | `{"mean":…,"var":…}`, what batch normalisation has seen so far, a list a layer; or null |
/// | `weights` | `{"W1":[[…]],"b1":[…],…}`: a row a neuron; `scale1` and `shift1` of a normalised layer |
/// | `initial` | the same: what `reset` goes back to; null for `weights` themselves |
/// | `optimizer` | `{"steps":…,"m":…,"v":…}`: m and v laid out as the weights, or null |
/// | `frozen` | laid out as the weights, 1 for frozen and 0 for free; null when nothing is |
/// | `settings` | each row of `Settings.all`, the usual value where there is none |
/// | `generator` | the four words of the generator's state, in hexadecimal |
/// | `data`, `held_out` | `{"name":…,"inputs":[…],"classes":[…],"x":[[…]],"y":[[…]]}`: names, which may be none, and a row a sample; or null |
/// | `sample` | `{"index":0}`, or of a batch `{"indices":[0,2]}`; or `{"x":[…],"y":[…]}`, one's own, sample after sample, null where one is missing |
/// | `epoch` | `{"done":…,"samples":…,"nudged":true,"order":[…]}`: epochs trained, samples of the present one nudged in order, whether any nudge was taken, and the order of the present one, empty where it is that of the data |
/// | `course` | how the loss has gone: `training`, the mean loss of each epoch, and `heldOut`, that over the samples kept from training, each `{"epochs":[…],"losses":[…],"every":…,"last":…,"loss":…}`: the epochs kept, one of so many, and the last; and `sum`, that of the samples nudged in the present epoch |
/// | `masks` | the dropout masks that the stages use until the next samples or nudge, a list a layer, sample after sample; or null |
/// | `values` | what the stages computed, of a batch sample after sample: `x`, `z`, `a`, `mask`, `mean`, `var`, `norm`, `u`, `loss`, `d`, `gradient`, `change`, and `nudge`, what the last nudge was made of, each null when there is none; `reached` (the last stage that still holds, or null) and `edit` (the command that made the others stale, or null) |
/// | `watches` | the watched names, as they are typed |
/// | `own` | what `let` has named: `{"name":"target","axes":[],"numbers":[0.1]}`, `axes` the length of a vector, or the rows and columns of a matrix |
///
/// Numbers are written with all their digits; in a very large file, long lists of them as
/// `DenseNumbers`. Computed ones that are not finite are the texts
/// `"NaN"`, `"Infinity"` and `"-Infinity"`; x, y and settings are always finite. Whole numbers of
/// 64 bits (`seed`, `generator`) are texts. Older moments, marks, the timeline's limit and a bug of
/// the bug lab are not in the file: a hidden one would be found by reading it.
package enum SessionFile {
  /// The version written, and the newest read.
  package static let version = 1
  static let format = "backstep session"

  /// What a file holds.
  enum Content {
    case session(Contents)
    case weights(GivenNetwork)
  }

  /// What a file of a very large session lacks; the more, the larger it is.
  package enum Omission: CaseIterable, Sendable {
    case nothing
    /// What the stages computed.
    case stages
    /// That, and what the optimizer remembers.
    case optimizer
    /// All but network, weights and settings.
    case allButNetwork
  }

  /// The bytes of a session's file: numbers to be read by people, or where those would be too many,
  /// denser ones, and where that does not help, with something left out.
  ///
  /// - Parameters:
  ///   - plain: The most bytes written for people: more than that nobody reads.
  ///   - largest: The most bytes.
  /// - Throws: `.tooLarge` when they are more than would be read again.
  package static func file(
    of session: Session, plain: Int = 64 << 20, largest: Int = JSONReader.largest
  ) throws(FileFault) -> (bytes: [UInt8], omission: Omission) {
    var smallest = 0
    for omission in Omission.allCases {
      let json = json(of: session, without: omission)
      let counts = json.counts
      // Not even written where it is sure to be too large.
      if omission == .nothing, counts.numbers * 5 <= plain {
        let bytes = Array(json.page().utf8)
        if bytes.count <= min(plain, largest) { return (bytes, omission) }
      }
      smallest = counts.numbers * 32 / 3
      guard smallest <= largest, counts.values <= JSONReader.most.values,
        counts.numbers <= JSONReader.most.numbers
      else { continue }
      let bytes = Array(json.page(isDense: true).utf8)
      if bytes.count <= largest { return (bytes, omission) }
    }
    throw .tooLarge(smallest, limit: largest)
  }

  /// The bytes alone.
  package static func bytes(of session: Session) throws(FileFault) -> [UInt8] {
    try file(of: session).bytes
  }

  /// Beyond this nobody reads it.
  private static let longestPlain = 64 * 1024 * 1024

  static func json(of session: Session, without omission: Omission = .nothing) -> JSONValue {
    var state = session.state
    if omission != .nothing {
      state.values = StageValues()
      state.masks = []
    }
    if omission == .optimizer || omission == .allButNetwork {
      state.optimizerState = OptimizerState()
    }
    if omission == .allButNetwork {
      (state.initialParameters, state.frozen, state.order) = ([], [], [])
      (state.data, state.heldOut) = (nil, nil)
      state.sample = .own(x: nil, y: nil)
      state.epochProgress = 0
    }
    return contents.write(Contents(state: state, nextTime: session.timeline.next))
  }

  /// Whether bytes are a session's, or begin as one.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(200), as: UTF8.self).contains("\"\(format)\"")
  }

  /// The session in a file, with a timeline that begins there.
  package static func session(_ bytes: [UInt8]) throws(FileFault) -> Session {
    guard case .session(let contents) = try read(bytes) else { throw .notASession }
    var session = Session(contents.state)
    session.timeline.reserve(upTo: contents.nextTime)
    return session
  }

  /// Reads and checks all of a file.
  static func read(_ bytes: [UInt8], named name: String = "") throws(FileFault) -> Content {
    if WeightTable.isOne(bytes) {
      return .weights(try WeightTable.network(bytes, file: name))
    }
    let value = try json(bytes)
    guard case .object(let members) = value else { throw .notASession }
    let node = JSONNode(path: "", value: value)
    guard let format = members.first(where: { $0.0 == "format" })?.1 else {
      if members.contains(where: { $0.0 == "W1" }) {
        return .weights(try PlainWeights.network(node))
      }
      guard let dict = StateDict(node) else { throw .notASession }
      return .weights(try dict.network())
    }
    guard case .string(Self.format) = format else { throw .notASession }
    // Looked at first: a newer version may have other members.
    if case .integer(let version) = members.first(where: { $0.0 == "version" })?.1,
      version > Self.version
    {
      throw .newerVersion(version, known: Self.version)
    }
    return .session(try contents.read(node))
  }

  /// The value of a file. Python writes NaN as a bare word, which is no JSON: where it stands says
  /// more than that.
  private static func json(_ bytes: [UInt8]) throws(FileFault) -> JSONValue {
    do throws(JSONProblem) {
      return try JSONReader.read(bytes)
    } catch {
      guard error.kind == .expected(.value), !isOne(bytes),
        let value = try? JSONReader.read(StepFile.quotingNonFinite(bytes))
      else { throw .json(error) }
      return value
    }
  }
}
