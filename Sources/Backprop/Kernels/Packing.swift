extension Workspace {
  /// Takes in all weights and biases from the canonical buffer.
  func packParameters(_ values: [Double]) { pack(values, into: buffers.parameters) }

  /// All weights and biases, in canonical order.
  func unpackedParameters() -> [Double] { unpacked(buffers.parameters) }

  /// Takes in numbers laid out as the parameters are.
  func pack(_ values: [Double], into vectors: Vectors) {
    let packed = vectors.scalars
    values.withUnsafeBufferPointer { values in
      layout.forEachParameter { packed[$1] = values[$0] }
    }
  }

  /// Numbers laid out as the parameters are, in canonical order.
  func unpacked(_ vectors: Vectors) -> [Double] {
    let packed = vectors.scalars
    return [Double](unsafeUninitializedCapacity: architecture.parameterCount) { values, count in
      layout.forEachParameter { values[$0] = packed[$1] }
      count = architecture.parameterCount
    }
  }

  /// Per-neuron numbers of a slot, in canonical order.
  func unpackedNeurons(_ vectors: Vectors, slot: Int = 0) -> [Double] {
    let packed = vectors.from(slot * buffers.stride).scalars
    return [Double](unsafeUninitializedCapacity: architecture.neuronCount) { values, count in
      layout.forEachNeuron { values[$0] = packed[$1] }
      count = architecture.neuronCount
    }
  }

  /// Takes in per-neuron numbers of one of several samples for a slot.
  func packNeurons(_ values: [Double], _ sample: Int = 0, into vectors: Vectors, slot: Int = 0) {
    let packed = vectors.from(slot * buffers.stride).scalars
    let start = sample * architecture.neuronCount
    values.withUnsafeBufferPointer { values in
      layout.forEachNeuron { packed[$1] = values[start + $0] }
    }
  }

  /// Takes in x of one of several samples for a slot.
  func packInput(_ values: [Double], _ sample: Int = 0, slot: Int = 0) {
    let width = architecture.inputCount
    let start = sample * width
    let own = ownInput.from(slot * ((width + 3) / 4)).scalars
    for index in 0..<width { own[index] = values[start + index] }
    buffers.inputs[slot] = UnsafePointer(own)
  }

  /// Marks the parameters that may change; only with room for it.
  func packFrozen(_ frozen: [Bool]) {
    let packed = buffers.movable.scalars
    layout.forEachParameter { packed[$1] = Double(bitPattern: frozen[$0] ? 0 : .max) }
  }

  /// √(Σ gradient²) over the parameters that are not frozen, summed in canonical order.
  func gradientNorm(frozen: [Bool]) -> Double {
    let gradients = buffers.gradients.scalars
    var squares = 0.0
    layout.forEachParameter { canonical, packed in
      guard frozen.isEmpty || !frozen[canonical] else { return }
      squares += gradients[packed] * gradients[packed]
    }
    return squares.squareRoot()
  }

  /// Whether all parameters are finite; padding counts too, and may say no where they are.
  private var looksFinite: Bool {
    // Of what is finite nothing is left; of what is not, something that is not a number.
    var left = (Lanes.zero, Lanes.zero)
    for index in stride(from: 0, to: layout.parameterVectors &- 1, by: 2) {
      let (first, second) = (buffers.parameters[index], buffers.parameters[index &+ 1])
      left.0 += first - first
      left.1 += second - second
    }
    return left.0 + left.1 == .zero
  }

  /// The first weight or bias that is not a finite number, as an index into the canonical buffer.
  func firstNonFiniteParameter() -> Int? {
    guard !looksFinite else { return nil }
    let packed = buffers.parameters.scalars
    var found: Int?
    layout.forEachParameter { canonical, position in
      if found == nil, !packed[position].isFinite { found = canonical }
    }
    return found
  }
}
