import Backprop

/// Where a network can be taken.
package enum ExportTarget: String, CaseIterable, Sendable {
  /// A program that goes on with it.
  case pytorch, numpy, javascript
  /// Its weights as tables; all of its quantities.
  case csv, json

  /// Why a network cannot be taken somewhere.
  package enum Obstacle: Equatable, Sendable {
    case normalization(Normalization), dropout, clipping, frozen, noData
  }

  /// What stands in the way of taking a state there, if anything does.
  func obstacle(_ state: State) -> Obstacle? {
    switch self {
    case .csv, .json: return nil
    case .pytorch: return state.samplesToExport == nil ? .noData : nil
    case .numpy, .javascript:
      if let normalization = state.architecture.normalization {
        return .normalization(normalization)
      }
      if state.dropsNeurons { return .dropout }
      if state.settings.optimizerSettings.clip != nil { return .clipping }
      if state.frozen.contains(true) { return .frozen }
      return state.samplesToExport == nil ? .noData : nil
    }
  }

  /// The text of the file.
  func text(_ state: State) -> String {
    switch self {
    case .pytorch: PyTorchProgram(state).text
    case .numpy: NumPyProgram(state).text
    case .javascript: JavaScriptProgram(state).text
    case .csv: state.weightTable
    case .json: state.allQuantities.page()
    }
  }
}

extension State {
  /// x and y that a program goes on with: the data, or else the samples of one's own.
  var samplesToExport: (x: [[Double]], y: [[Double]])? {
    if let data = fittingData {
      return (
        (0..<data.count).map { data.input($0) }, (0..<data.count).map { data.target($0) }
      )
    }
    guard let x, let y else { return nil }
    return (rows(x), rows(y))
  }

  /// A line a parameter: its name, layer, row, column, and value with all its digits.
  fileprivate var weightTable: String {
    var lines = ["name,layer,row,column,value"]
    for index in network.parameters.indices {
      let name = Name(parameter: index, in: Shape(architecture))
      let column = name.indices.count > 1 ? "\(name.indices[1])" : ""
      lines.append(
        "\(name.quantity.text(layers: architecture.layerCount)),\(name.quantity.layer ?? 0),"
          + "\(name.indices[0]),\(column),\(network.parameters[index])")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every quantity that is known now, under its name; the network and the settings beside them.
  fileprivate var allQuantities: JSONValue {
    var members: [(String, JSONValue)] = [
      (
        "net",
        .object(
          architecture.members + [
            ("norm", architecture.normalization.map { .string($0.rawValue) } ?? .null)
          ])
      ),
      ("settings", .object(Settings.all.map { ($0.name, $0.value(settings).json) })),
    ]
    for quantity in Quantity.all(in: shape) {
      guard let value = try? value(of: Name(quantity)) else { continue }
      members.append((quantity.text(layers: architecture.layerCount), value.json))
    }
    return .object(members)
  }
}
