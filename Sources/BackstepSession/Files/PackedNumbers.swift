import Backprop

/// Numbers laid out as the parameters, or as the neurons, under the names of their layers.
extension Architecture {
  /// `{"W1":[[…]],"b1":[…],…}`: a row a neuron.
  var packedParameters: Codec<[Double]> {
    .object(
      onto: [Double](repeating: 0, count: parameterCount),
      (1...layerCount).flatMap { layer in
        parts(of: layer).map { part in
          Field(
            Quantity.parameter(.value, part, layer).text(layers: layerCount),
            \.[part: parameters(part, of: layer)],
            part == .weight
              ? .matrix(rows: sizes[layer], columns: sizes[layer - 1]) : .numbers(sizes[layer]))
        }
      })
  }

  /// The same with 1 where a flag is set; null without flags.
  var packedFlags: Codec<[Bool]> {
    packedParameters.mapped { flags in
      flags.map { $0 ? 1 : 0 }
    } read: { numbers, node throws(FileFault) in
      guard numbers.allSatisfy({ $0 == 0 || $0 == 1 }) else {
        throw .outOfRange(node.path, .whole(0...1))
      }
      return numbers.map { $0 == 1 }
    }.nullWhereEmpty
  }

  /// `[[layer 1],[layer 2],…]`, in each layer sample after sample.
  func packedNeurons(samples: Int) -> Codec<[Double]> {
    Codec { numbers in
      .array((1...layerCount).map { .numbers(rows(of: $0, in: numbers)) })
    } read: { node throws(FileFault) in
      var layers: [[Double]] = []
      for (layer, numbers) in try node.elements(layerCount).enumerated() {
        layers.append(try numbers.numbers(samples * sizes[layer + 1]))
      }
      var result: [Double] = []
      result.reserveCapacity(samples * neuronCount)
      for sample in 0..<samples {
        for (layer, numbers) in layers.enumerated() {
          result += numbers[sample * sizes[layer + 1]..<(sample + 1) * sizes[layer + 1]]
        }
      }
      return result
    }
  }
}

extension [Double] {
  fileprivate subscript(part range: Range<Int>) -> [Double] {
    get { Array(self[range]) }
    set { replaceSubrange(range, with: newValue) }
  }
}
