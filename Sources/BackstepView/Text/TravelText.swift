import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// In one sentence: which commands, where we are, and which numbers came back.
  func travel(_ report: TravelReport) -> [String] {
    let time = "time \(report.to.number)"
    let what: String
    var way = ""
    switch report.way {
    case .undo: what = "Undid \(commands(report.commands)), back at \(time)"
    case .redo: what = "Redid \(commands(report.commands)), now at \(time)"
    case .goto:
      what =
        report.from.number == report.to.number
        ? "Already at \(time)"
        : "Now at \(time), after `\(Self.short(report.to.command, 40))`"
    case .epoch(let epoch, let moment, let isInside):
      let command = "`\(Self.short(moment.command, 40))`, time \(moment.number)"
      what =
        report.from.number == report.to.number
        ? "Already at epoch \(epoch)"
        : "Now at epoch \(epoch), " + (isInside ? "inside \(command)" : "as after \(command)")
      way = report.from.number == report.to.number ? "" : " This is \(time); `undo` goes back."
    }
    let changes = changes(report.difference)
    return Flow.wrap(
      what
        + (changes.isEmpty
          ? "; next: \(state.nextStage.rawValue)" : ": " + changes.joined(separator: "; ")) + "."
        + way,
      width: options.width, indent: "  ")
  }

  private func commands(_ commands: [String]) -> String {
    guard commands.count > 1, let first = commands.first, let last = commands.last else {
      return "`\(Self.short(commands.first ?? "", 40))`"
    }
    return "\(commands.count) commands (`\(Self.short(first, 20))` to `\(Self.short(last, 20))`)"
  }

  /// The few changes that tell most.
  private func changes(_ difference: Difference) -> [String] {
    let (a, b) = (difference.a, difference.b)
    var result: [String] = []
    func change(_ name: String, _ old: String, _ new: String) {
      if old != new { result.append("\(name) \(old) \(options.arrow) \(new)") }
    }
    if !difference.isSameShape {
      change("net", Self.sizes(a.architecture), Self.sizes(b.architecture))
    }
    for setting in difference.settings.prefix(3) {
      change(setting.name, setting.a.text, setting.b.text)
    }
    change("data", a.data?.name ?? "none", b.data?.name ?? "none")
    change("epoch", "\(a.epoch)", "\(b.epoch)")
    change("sample", Self.sample(a), Self.sample(b))
    let count = difference.parameters.count
    if count > 0 {
      let largest = difference.weights(atMost: result.isEmpty ? 2 : 1).map {
        "\($0.name.text(in: b.shape)) \(number($0.a)) \(options.arrow) \(number($0.b))"
      }
      let more = count > largest.count ? " and \(count - largest.count) more" : ""
      result.insert(largest.joined(separator: ", ") + more, at: difference.isSameShape ? 0 : 1)
    }
    return result
  }

  private static func sample(_ state: State) -> String {
    state.sampleIndices.map(samples) ?? "own"
  }

  /// `2-3-1`
  static func sizes(_ architecture: Architecture) -> String {
    architecture.sizes.map(String.init).joined(separator: "-")
      + (architecture.hasBiases ? "" : " without biases")
  }

  /// Where a condition first held, and what to type to go there.
  func found(_ report: FindReport) -> [String] {
    let place = report.place
    var text = "`\(Self.short(report.condition, 60))` first holds "
    text +=
      place.isInside
      ? "at epoch \(place.epoch), inside `\(Self.short(place.command, 40))`, time \(place.time)"
      : "at time \(place.time), after `\(Self.short(place.command, 40))`"
    if let value = place.value {
      let before = report.before?.value
      text += ": \(Self.short(report.left, 30)) is \(distinct(value, from: before ?? .nan))"
      if let before { text += ", and was \(distinct(before, from: value)) just before" }
    }
    text += "."
    text += report.command.map { " Type `\($0)` to go there." } ?? " That is here."
    return Flow.wrap(text, width: options.width, indent: "  ")
  }

  func mark(_ report: MarkReport) -> [String] {
    let moved = report.movedFrom.map { " (it was time \($0))" } ?? ""
    return Flow.wrap(
      "\(report.name) is now time \(report.moment.number), after "
        + "`\(Self.short(report.moment.command, 40))`\(moved).", width: options.width)
  }

  func saved(_ report: FileReport) -> String {
    let verb =
      switch report.content {
      case .export: "Exported"
      case .picture: "Drawn"
      case .session, .weights: "Saved"
      }
    return "\(verb) to \(Self.short(report.name, 50)), \(MemorySize(bytes: report.bytes).rounded)."
  }

  func loaded(_ report: FileReport) -> String {
    let what = report.content == .session ? "a session" : "weights"
    return "Loaded \(what) from \(Self.short(report.name, 30)): \(networkLine)."
  }
}
