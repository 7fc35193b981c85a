import Backprop

/// Where a network can be taken.
package enum ExportTarget: String, CaseIterable, Sendable {
  /// A program that goes on with it.
  case pytorch, numpy, javascript
  /// Its weights as tables; all of its quantities.
  case csv, json
  /// The run that led to it, as a page that plays it.
  case html

  /// Why a network cannot be taken somewhere.
  package enum Obstacle: Equatable, Sendable {
    case normalization(Normalization), dropout, clipping, frozen, noData
    case tooLarge(parameters: Int, most: Int), nothingToPlay
  }

  /// What stands in the way of taking a state there, if anything does.
  func obstacle(_ state: State) -> Obstacle? {
    switch self {
    case .csv, .json: return nil
    case .html:
      guard state.fittingData != nil else { return .noData }
      // Of a sample alone there is nothing to be shown.
      if let normalization = state.architecture.normalization, normalization == .batch {
        return .normalization(normalization)
      }
      let (count, most) = (state.architecture.parameterCount, RunPage.mostParameters)
      return count > most ? .tooLarge(parameters: count, most: most) : nil
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
  func text(_ session: Session, _ effects: Effects) throws(SessionError) -> String {
    let state = session.state
    if let obstacle = obstacle(state) { throw .file(.notExported(self, obstacle)) }
    switch self {
    case .pytorch: return PyTorchProgram(state).text
    case .numpy: return NumPyProgram(state).text
    case .javascript: return JavaScriptProgram(state).text
    case .csv: return WeightTable.text(state)
    case .json: return state.allQuantities.page()
    case .html:
      let page = try RunPage(session, effects)
      guard !page.isStill else { throw .file(.notExported(self, .nothingToPlay)) }
      return try page.text(effects)
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
      ("settings", Codec.settings(for: architecture).write(settings)),
    ]
    for quantity in Quantity.all(in: shape) {
      guard let value = try? value(of: Name(quantity)) else { continue }
      members.append((quantity.text(layers: architecture.layerCount), value.json))
    }
    return .object(members)
  }
}
