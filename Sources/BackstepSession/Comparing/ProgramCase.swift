import Backprop

/// A step without results: what a program under test is asked to start from.
package struct ProgramCase: Equatable, Sendable {
  package let network: Network
  /// x and y, a row a sample.
  package let inputs: [[Double]], targets: [[Double]]
  /// The loss that is asked for; nil leaves it to the program.
  package let loss: Loss?
  let learningRate: Double
  /// Whether x and y are rows even of one sample.
  let hasRows: Bool

  package var architecture: Architecture { network.architecture }

  /// The case on one line, as the program gets it.
  package var line: String { json.text }

  package var json: JSONValue {
    var settings: [(String, JSONValue)] = [("lr", Self.json(learningRate))]
    if let loss { settings.append(("loss", .string(loss.description))) }
    var members: [(String, JSONValue)] = [
      (
        "net",
        .object(architecture.members)
      ),
      ("settings", .object(settings)), ("layout", .string("neurons-first")),
      ("x", samples(inputs)), ("y", samples(targets)),
    ]
    for layer in 1...architecture.layerCount {
      let weights = network.parameters[architecture.weights(of: layer)]
      let rows = weights.rows(of: architecture.sizes[layer - 1])
      members.append(("W\(layer)", .array(rows.map(Self.json))))
      let biases = Array(network.parameters[architecture.biases(of: layer)])
      if !biases.isEmpty { members.append(("b\(layer)", Self.json(biases))) }
    }
    return .object(members)
  }

  private func samples(_ rows: [[Double]]) -> JSONValue {
    hasRows ? .array(rows.map(Self.json)) : Self.json(rows[0])
  }

  private static func json(_ numbers: [Double]) -> JSONValue { .array(numbers.map(json)) }

  /// A whole number without the point and the 0.
  private static func json(_ number: Double) -> JSONValue {
    Int(exactly: number).map { .integer($0) } ?? .number(number)
  }

  /// The step that the program made of it. What it says of the beginning is not listened to: that
  /// is the case's.
  func step(answeredBy answer: JSONValue) throws(StepFault) -> GivenStep {
    guard case .object(let answered) = answer else { throw .notAnObject }
    let own: JSONValue
    do throws(JSONProblem) { own = try JSONReader.read(Array(line.utf8)) } catch {
      throw .json(error)
    }
    guard case .object(let members) = own else { throw .notAnObject }
    let results = answered.filter { word, _ in
      switch StepKey(word, layers: architecture.layerCount) {
      case .net, .settings, .layout, .x, .y, .weights, .biases, .scales, .shifts, .masks: false
      case .result, .statistic, .after, nil: true
      }
    }
    var reader = try StepReader(.object(members + results), after: nil)
    return try reader.step()
  }

  /// The case as a step that nothing was made of.
  var bareStep: GivenStep {
    var settings = Settings()
    settings.learningRate = learningRate
    return GivenStep(
      network: network, inputs: inputs, targets: targets, settings: settings,
      isLossNamed: loss != nil, isRateNamed: true, results: [:], remarks: [])
  }

  /// The loss that is asked for, or a usual one of its output.
  var usualLoss: Loss {
    loss ?? (architecture.outputActivation.isElementwise ? .squared : .ce)
  }

  /// Whether no sum lies where a slope jumps: there programs may differ and both be right.
  var isSmooth: Bool {
    inputs.allSatisfy { input in
      let pass = network.forward(input)
      return (1...architecture.layerCount).allSatisfy { layer in
        !architecture.activation(of: layer).hasCorner
          || pass.sums[architecture.neurons(of: layer)].allSatisfy { abs($0) > 1e-3 }
      }
    }
  }
}
