import Backprop
import BackstepSession

extension Page {
  /// A note in words.
  func words(of note: Note) -> String {
    switch note {
    case .lossChanged(let old, let new):
      "The loss is now \(new): \(old) cannot stand on a "
        + "\(state.architecture.outputActivation) output."
    case .dataPutAside(let fit):
      "\(fit.name) is put aside: it has \(Self.count(fit.inputs, "input")) and "
        + "\(Self.count(fit.targets, "answer"))."
    case .dataTakenUp(let name): "\(name) fits again and is back."
    case .networkDoesNotFit(let fit):
      "The network does not fit: `\(fit.command)` would. The stages wait for one."
    case .uphill: "A negative lr goes uphill: every nudge makes the loss larger."
    case .answersUnreached(let unreached): words(of: unreached)
    case .sampleIncomplete(let hasX, let hasY):
      "The stages wait for a sample: type `\(hasX ? "set y ..." : hasY ? "set x ..." : "set x ...` and `set y ...")`, or `data NAME`."
    case .otherSamples(let indices):
      "The stages work on \(indices.count == 1 ? "sample" : "samples") \(Self.samples(indices)) now: "
        + "the first nudge of an epoch."
    case .needsBatch:
      "batchnorm needs two samples or more: `set batch 4` or `sample all` before `forward`."
    case .frozenDropped(let names):
      "Nothing is frozen any more: \(Self.some(names)) belonged to the network before."
    case .watchesDropped(let names):
      "Not watched any more, because this network has no such name: \(Self.some(names))."
    case .bugChangesNothing(_, let idleness):
      changesNothing("the bug", idleness)
    case .momentsForgotten(let count, let marks, let limit): forgotten(count, marks, limit)
    case .watchNeedsTerminal:
      "Nothing was drawn, and trained the same: `watch` needs a terminal of at least "
        + "\(TrainingPicture.leastWindow.columns) by \(TrainingPicture.leastWindow.rows) that can "
        + "redraw its lines, and the style `text`."
    case .savedWithout(let omission): omission.words ?? "The file holds the whole session."
    case .activationsKept(let architecture):
      "The file names no activations; they are as before: "
        + architecture.activations.map(\.rawValue).joined(separator: ", ")
        + ". \(Self.choosing(architecture))"
    case .activationsAssumed(let architecture):
      "The file names no activations; all are \(architecture.outputActivation) now. "
        + Self.choosing(architecture)
    case .weightsRead(let sources): read(sources)
    case .biasesOfZero(let layers):
      "Without biases in the file: \(Self.some(layers.map { text(.biases($0)) })), now 0. `freeze "
        + "\(layers.map { text(.biases($0)) }.joined(separator: " "))` keeps them so."
    case .leftAside(let keys):
      "Left aside: \(Self.some(keys.map { $0.spelledOut.shortened(to: 30) }))."
    }
  }

  /// What to type for other activations.
  private static func choosing(_ architecture: Architecture) -> String {
    let sizes = architecture.sizes.map(String.init).joined(separator: " ")
    let words = architecture.layerCount > 1 ? "HIDDEN OUTPUT" : "OUTPUT"
    return "`net \(sizes) \(words)` before `load` chooses others."
  }

  /// `fc1.weight (3x2) was read as W1, fc1.bias (3) as b1.`
  private func read(_ sources: [WeightSource]) -> String {
    let parts = sources.enumerated().map { index, source in
      let shape = source.shape.map(String.init).joined(separator: "x")
      return
        "\(source.name.spelledOut.shortened(to: 40)) (\(shape)) \(index == 0 ? "was read " : "")as "
        + text(source.quantity)
    }
    return Self.some(parts, atMost: 16) + "."
  }

  /// What is out of the output's reach, and the net that reaches it.
  func words(of unreached: Dataset.Unreached) -> String {
    let reach = unreached.output.reach
    let given =
      reach.upperBound.isFinite
      ? "from \(number(reach.lowerBound)) to \(number(reach.upperBound))"
      : "from \(number(reach.lowerBound)) up"
    return "Out of reach: y goes from \(number(unreached.answers.lowerBound)) to "
      + "\(number(unreached.answers.upperBound)), and a \(unreached.output) output gives numbers "
      + "\(given). `\(unreached.fit.command)` can reach them."
  }

  private func forgotten(_ count: Int, _ marks: [String], _ limit: String) -> String {
    let lost = marks.isEmpty ? "" : " (with \(marks.joined(separator: ", ")))"
    return "The timeline has reached its limit of \(limit): "
      + "\(Self.count(count, "moment")) forgotten\(lost), the oldest first. `set memory SIZE` gives "
      + "it more."
  }

  /// `1 input`, `2 inputs`.
  static func count(_ number: Int, _ thing: String) -> String {
    number.counting(thing)
  }
}

extension Dataset.Fit {
  /// The network that would take the data, as it is typed.
  var command: String {
    var words = ["net"] + fittingSizes.map(String.init)
    if output != .sigmoid || hidden != .sigmoid, fittingSizes.count > 2 {
      words.append(hidden.rawValue)
    }
    if output != .sigmoid { words.append(output.rawValue) }
    return words.joined(separator: " ")
  }
}

extension SessionFile.Omission {
  /// What a file lacks, and why; nil when it lacks nothing.
  package var words: String? {
    let left: String
    switch self {
    case .nothing: return nil
    case .stages: left = "the computed stages"
    case .optimizer: left = "the computed stages and what the optimizer remembers"
    case .allButNetwork: left = "all but network, weights and settings"
    }
    return "The session is too large for a file; left out: \(left)."
  }
}
