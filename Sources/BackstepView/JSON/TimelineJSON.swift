import Backprop
import BackstepSession

extension JSONView {
  func travel(_ report: TravelReport) -> Members {
    let state = report.to.state
    let commands = JSONValue.strings(report.commands)
    let way: Members =
      switch report.way {
      case .undo: [("undone", commands)]
      case .redo: [("redone", commands)]
      case .goto: [("after", .string(report.to.command))]
      case .epoch(_, let moment, let isInside):
        [
          ("inside", isInside ? .integer(moment.number) : .null),
          ("after", .string(moment.command)),
        ]
      }
    return [("from", .integer(report.from.number))] + way + [
      ("epoch", .integer(state.epoch)),
      ("sample", indices(state.sampleIndices)),
      ("stage", state.values.reached.map { .string($0.rawValue) } ?? .null),
      ("next", .string(state.nextStage.rawValue)),
    ] + parameters(state)
  }

  func found(_ report: FindReport) -> Members {
    func place(_ place: FoundPlace) -> JSONValue {
      .object([
        ("epoch", .integer(place.epoch)), ("time", .integer(place.time)),
        ("command", .string(place.command)), ("inside", .bool(place.isInside)),
        ("value", JSONValue(place.value)),
      ])
    }
    return [
      ("condition", .string(report.condition)), ("epoch", .integer(report.place.epoch)),
      ("place", place(report.place)), ("before", report.before.map(place) ?? .null),
      ("goto", JSONValue(report.command)),
    ]
  }

  func timeline(_ timeline: Timeline) -> Members {
    let moments = timeline.all.map { moment -> JSONValue in
      .object([
        ("time", .integer(moment.number)), ("command", .string(moment.command)),
        ("parent", JSONValue(moment.parent)),
        ("current", .bool(moment.number == timeline.current)),
        ("marks", .strings(timeline.marks(of: moment.number))),
      ])
    }
    return [
      ("moments", .array(moments)), ("current", .integer(timeline.current)),
      ("forgotten", .integer(timeline.forgotten)), ("bytes", .integer(timeline.bytes)),
      ("memory", .integer(timeline.limit.bytes)),
    ]
  }

  func mark(_ report: MarkReport) -> Members {
    [
      ("name", .string(report.name)),
      ("moved_from", JSONValue(report.movedFrom)),
    ]
  }

  func diff(_ report: DiffReport) -> Members {
    let (a, b) = (report.a, report.b)
    func pair(_ old: JSONValue, _ new: JSONValue) -> JSONValue {
      .object([("a", old), ("b", new)])
    }
    func side(_ side: DiffReport.Side) -> JSONValue {
      .object([
        ("time", side.epoch == nil ? .integer(side.moment.number) : .null),
        ("inside", side.epoch == nil ? .null : .integer(side.moment.number)),
        ("command", .string(side.moment.command)),
        ("marks", .strings(side.marks)),
        ("net", .object(network(side.state))),
      ])
    }
    let shape = b.state.shape
    let weights = report.difference.weights().map { change -> JSONValue in
      .object([
        ("name", .string(change.name.text(in: shape))), ("a", .number(change.a)),
        ("b", .number(change.b)), ("change", .number(change.change)),
      ])
    }
    return [
      ("a", side(a)), ("b", side(b)), ("loss", pair(JSONValue(a.meanLoss), JSONValue(b.meanLoss))),
      ("accuracy", pair(JSONValue(a.accuracy), JSONValue(b.accuracy))),
      ("epoch", pair(.integer(a.state.epoch), .integer(b.state.epoch))),
      ("weights", .array(weights)),
      (
        "settings",
        .array(
          report.difference.settings.map {
            .object([("name", .string($0.name)), ("a", $0.a.json), ("b", $0.b.json)])
          })
      ),
    ]
  }

  private func content(_ content: FileReport.Content) -> String {
    switch content {
    case .session: "session"
    case .weights: "weights"
    case .export(let target): target.rawValue
    case .picture: "picture"
    }
  }

  /// Which of a file's numbers became which.
  func sources(_ report: FileReport, _ state: State) -> Members {
    guard report.content == .weights else { return [] }
    return [
      (
        "read",
        .array(
          report.sources.map { source in
            .object([
              ("from", .string(source.name)),
              ("name", .string(source.quantity.text(layers: state.architecture.layerCount))),
              ("shape", .integers(source.shape)),
            ])
          })
      )
    ]
  }

  func file(_ report: FileReport) -> Members {
    [
      ("file", .string(report.name)), ("bytes", .integer(report.bytes)),
      ("content", .string(content(report.content))),
    ]
  }
}
