import Backprop

/// Numbers laid out as the parameters, or as the neurons, under the names of their layers.
extension Architecture {
  /// `W1`, `b1`, `W2`, …
  var parameterKeys: [String] {
    (1...layerCount).flatMap { layer in
      parts(of: layer).map { Quantity.parameter(.value, $0, layer).text(layers: layerCount) }
    }
  }

  /// `{"W1":[[…]],"b1":[…],…}`
  func json(parameters: [Double]) -> JSONValue {
    .object(
      (1...layerCount).flatMap { layer -> [(String, JSONValue)] in
        let columns = sizes[layer - 1]
        let all = weights(of: layer)
        let rows = stride(from: all.lowerBound, to: all.upperBound, by: columns).map {
          JSONValue.numbers(Array(parameters[$0..<$0 + columns]))
        }
        return [("W\(layer)", JSONValue.array(rows))]
          + parts(of: layer).dropFirst().map { part in
            (
              Quantity.parameter(.value, part, layer).text(layers: layerCount),
              .numbers(Array(parameters[self.parameters(part, of: layer)]))
            )
          }
      })
  }

  /// 1 where a flag is set; null without flags.
  func json(flags: [Bool]) -> JSONValue {
    flags.isEmpty ? .null : json(parameters: flags.map { $0 ? 1 : 0 })
  }

  /// Reads what `json(parameters:)` writes.
  func parameters(_ node: JSONNode) throws(FileFault) -> [Double] {
    let members = try node.members(parameterKeys)
    var result: [Double] = []
    result.reserveCapacity(parameterCount)
    for layer in 1...layerCount {
      for row in try members["W\(layer)"].elements(sizes[layer]) {
        result += try row.numbers(sizes[layer - 1])
      }
      for part in parts(of: layer).dropFirst() {
        let key = Quantity.parameter(.value, part, layer).text(layers: layerCount)
        result += try members[key].numbers(sizes[layer])
      }
    }
    return result
  }

  /// `[[layer 1],[layer 2],…]`, in each layer sample after sample.
  func json(neurons: [Double]) -> JSONValue {
    .array((1...layerCount).map { .numbers(rows(of: $0, in: neurons)) })
  }

  /// Reads what `json(neurons:)` writes.
  func neurons(_ node: JSONNode, samples: Int) throws(FileFault) -> [Double] {
    var result = [Double](repeating: 0, count: samples * neuronCount)
    for (index, layer) in try node.elements(layerCount).enumerated() {
      let (numbers, count) = (try layer.numbers(samples * sizes[index + 1]), sizes[index + 1])
      for sample in 0..<samples {
        result.replaceSubrange(
          neurons(of: index + 1, sample: sample),
          with: numbers[sample * count..<(sample + 1) * count])
      }
    }
    return result
  }
}
