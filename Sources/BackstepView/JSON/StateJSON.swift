import Backprop
import BackstepSession

extension JSONView {
  /// A quantity, vectors as arrays and matrices as arrays of rows whatever their size; null where
  /// there is none.
  func value(of quantity: Quantity, _ state: State) -> JSONValue {
    guard let value = try? state.knownValue(of: Name(quantity)) else { return .null }
    return value.json
  }

  /// `W1`, `b1`, `W2`, …
  func parameters(_ state: State) -> Members {
    (1...state.architecture.layerCount).flatMap { layer -> Members in
      state.architecture.parts(of: layer).map { part in
        let quantity = Quantity.parameter(.value, part, layer)
        return (quantity.text(layers: state.architecture.layerCount), value(of: quantity, state))
      }
    }
  }

  func sample(_ state: State) -> Members {
    [
      ("sample", indices(state.sampleIndices)),
      ("x", state.x.map { rows(state.rows($0)) } ?? .null),
      ("y", state.y.map { rows(state.rows($0)) } ?? .null),
    ]
  }

  /// The index of a sample, or a list of those of a batch; null for samples of one's own.
  func indices(_ indices: [Int]?) -> JSONValue {
    guard let indices else { return .null }
    return indices.count == 1 ? .integer(indices[0]) : .integers(indices)
  }

  /// The numbers of a sample, or a row of them for each of a batch.
  func rows(_ rows: [[Double]]) -> JSONValue {
    rows.count == 1 ? .numbers(rows[0]) : .array(rows.map(JSONValue.numbers))
  }

  func network(_ state: State) -> Members {
    let architecture = state.architecture
    return architecture.members + [
      ("norm", architecture.normalization.map { .string($0.rawValue) } ?? .null),
      ("parameters", .integer(architecture.parameterCount)),
    ]
  }

  func show(_ report: ShowReport, _ state: State) -> Members {
    let settings = report.settings.map { ($0.name, $0.value.json) }
    return switch report.topic {
    case .overview:
      network(state) + sample(state) + [
        ("settings", .object(settings)), ("epoch", .integer(state.epoch)),
        ("next", .string(state.nextStage.rawValue)),
      ]
    case .net: network(state)
    case .weights: parameters(state) + frozen(state)
    case .settings: settings
    case .data:
      data(state) + samples(state)
    case .sample: sample(state)
    case .watches: watches(state)
    }
  }

  func assignment(_ report: SetReport, _ state: State) -> Members {
    switch report.subject {
    case .numbers(let name, _, _):
      return [.input, .target].contains(name.quantity) ? sample(state) : parameters(state)
    case .setting(let name, _, let after, let drawsWeights):
      return [(name, after.json)] + (drawsWeights ? parameters(state) : [])
    }
  }

  func calculation(_ report: PrintReport, _ state: State) -> Members {
    var result: Members = [("value", report.value.json)]
    if let equal = report.equal {
      result.append(("equals", .string(equal.text(in: state.shape))))
    }
    if !report.beforeNudge.isEmpty {
      let names = report.beforeNudge.map { JSONValue.string($0.text(in: state.shape)) }
      result.append(("before_nudge", .array(names)))
    }
    return result
  }

  func own(_ report: OwnReport, _ state: State) -> Members {
    guard let name = report.named?.name, let value = state.own.first(where: { $0.name == name })
    else {
      return [("names", .object(state.own.map { ($0.name, $0.value.json) }))]
    }
    return [("name", .string(name)), ("value", value.value.json)]
  }

  func assertion(_ comparison: Assertion) -> Members {
    [
      ("condition", .string(comparison.text)), ("left", .number(comparison.left)),
      ("relation", .string(comparison.relation.rawValue)), ("right", .number(comparison.right)),
    ]
  }

}
