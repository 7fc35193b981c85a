import Backprop
import BackstepSession

extension JSONView {
  /// The six keys that every name has, null where there is nothing known, then the name's own.
  func inspect(_ report: InspectReport, _ state: State) -> Members {
    var common: [String: JSONValue] = [:]
    var own: Members = []
    switch report.subject {
    case .parameter(let story):
      common = [
        "gradient": JSONValue(story.gradient), "numeric_gradient": JSONValue(story.numericGradient),
        "last_change": JSONValue(story.lastChange), "next_change": JSONValue(story.nextChange),
      ]
      own = members(of: story, state)
    case .parameters(let story):
      common = [
        "gradient": story.gradients.map(\.json) ?? .null,
        "numeric_gradient": story.numericGradients.map(\.json) ?? .null,
        "last_change": story.lastChanges.map(\.json) ?? .null,
        "next_change": story.nextChanges.map(\.json) ?? .null,
      ]
    case .neurons(let neurons):
      own =
        report.name.isSingle(in: state.shape)
        ? neurons.first.map { members(of: $0, state) } ?? []
        : [("neurons", .array(neurons.map { .object(members(of: $0, state)) }))]
    case .number(let tree, let origin):
      if let expression = tree?.expression {
        own = [("formula", .string(expression.symbols(in: origin.shape)))]
      }
      if let source = tree?.source { own = [("source", .string(source.code))] }
    case .numbers: break
    }
    var result: Members = [
      ("name", .string(report.name.text(in: state.shape))),
      ("value", report.value.map(\.json) ?? .null),
    ]
    for key in ["gradient", "numeric_gradient", "last_change", "next_change"] {
      result.append((key, common[key] ?? .null))
    }
    if let missing = report.missing {
      result.append(("missing", .string(ErrorWords(missing).line)))
    }
    return result + own
  }

  private func members(of story: ParameterStory, _ state: State) -> Members {
    func text(_ name: Name) -> JSONValue { .string(name.text(in: state.shape)) }
    func neuron(_ name: Name) -> JSONValue { .string(name.text(in: Shape(state.architecture))) }
    var result: Members = [("parameter", text(story.parameter))]
    switch story.source {
    case .weight(let from, let to, _)?: result += [("from", neuron(from)), ("to", neuron(to))]
    case .bias(let neuron, _)?:
      result += [("from", .null), ("to", .string(neuron.text(in: Shape(state.architecture))))]
    default: break
    }
    result += [
      ("frozen", .bool(story.isFrozen)),
      ("folded_factor", .number(story.origin.settings.loss.foldedFactor)),
      ("loss_slope", JSONValue(story.numeric?.numeric)),
      ("kink", .bool(story.numeric?.hasKink ?? false)), ("m", JSONValue(story.firstMoment)),
      ("v", JSONValue(story.secondMoment)),
      (
        "path",
        .array(
          story.stations.map { name in
            let value = try? (name == story.parameter ? state : story.origin).value(of: name)
            return .object([("name", text(name)), ("value", value.map(\.json) ?? .null)])
          })
      ),
      ("paths", .array(story.paths.map { .object(path($0, story.origin)) })),
      ("history", .numbers(story.history)),
    ]
    if !story.shares.isEmpty {
      result.append(("samples", .array(story.shares.map { .object(share($0, story.origin)) })))
    }
    return result
  }

  private func members(of story: NeuronStory, _ state: State) -> Members {
    [
      ("neuron", .string(story.neuron.text(in: state.shape))), ("sum", JSONValue(story.sum)),
      ("activation", JSONValue(story.activation)), ("slope", JSONValue(story.slope)),
      ("blame", JSONValue(story.blame)),
      ("condition", story.condition.map { .string($0.rawValue) } ?? .null),
    ]
  }
}
