import CLanes

/// The memory in which the kernels run one network: its parameters in vectors, and room for the
/// values of one sample or of several.
///
/// `@unchecked Sendable` holds because a workspace is either local to one function or held by one
/// `Trainer`, which copies it before it writes when it is not the only holder.
final class Workspace: @unchecked Sendable {
  /// What a workspace has room for besides one sample's values.
  struct Room {
    var slots = 1
    var gradients = false
    var dropout = false
    /// dU and dNorm, which are nothing but stations on the way back.
    var normBlames = false
    var moments: Optimizer?
    var frozen = false
    /// What the processor's vectors are used for.
    var instructions = InstructionSet.best
  }

  let architecture: Architecture
  let layout: PackedLayout
  let buffers: Buffers
  let room: Room
  let ownInput: Vectors
  /// Kept, so that an epoch need not ask every layer.
  let isSmall: Bool
  /// The workspace whose parameters are read here too; nil where they are its own.
  private let owner: Workspace?

  /// Room for a network, its parameters all 0, or those of another workspace, which are then only
  /// read.
  init(
    _ architecture: Architecture, normEpsilon: Double = Normalization.epsilon, room: Room,
    sharing owner: Workspace? = nil
  ) {
    let layout = PackedLayout(architecture)
    let inputVectors = (architecture.inputCount + 3) / 4
    let ownInput = Vectors.allocate(inputVectors * room.slots)
    let inputs = UnsafeMutablePointer<UnsafePointer<Double>?>.allocate(capacity: room.slots)
    for slot in 0..<room.slots {
      (inputs + slot).initialize(to: UnsafePointer(ownInput.from(slot * inputVectors).scalars))
    }
    func perParameter(_ needed: Bool) -> Vectors {
      Vectors.allocate(needed ? layout.parameterVectors : 0)
    }
    func perNeuron(_ needed: Bool = true) -> Vectors {
      Vectors.allocate(needed ? layout.neuronVectors * room.slots : 0)
    }
    let parameters = owner?.buffers.parameters ?? perParameter(true)
    let gradients = perParameter(room.gradients)
    let sums = perNeuron()
    let activations = perNeuron()
    let blames = perNeuron()
    let signals = room.dropout ? perNeuron() : activations
    let masks = perNeuron(room.dropout)
    let isNormalized = architecture.normalization != nil
    let scaled = isNormalized ? perNeuron() : sums
    let norms = perNeuron(isNormalized)
    let statistics = max(layout.neuronVectors, room.slots * ((layout.layers.count + 3) / 4))
    func perStatistic(_ needed: Bool) -> Vectors { Vectors.allocate(needed ? statistics : 0) }
    let layers = UnsafeMutablePointer<LayerBuffers>.allocate(capacity: layout.layers.count)
    let shapes = UnsafeMutablePointer<lanes_layer>.allocate(capacity: layout.layers.count)
    for (number, layer) in layout.layers.enumerated() {
      // Where there is no room, the pointer is never followed.
      (layers + number).initialize(
        to: LayerBuffers(
          inputs: layer.inputs, neurons: layer.neurons, blocks: layer.blocks,
          lastLanes: layer.lastLanes, isRow: layer.isRow, isNormalized: layer.isNormalized,
          activation: layer.activation,
          weights: parameters.from(layer.weights), bias: parameters.from(layer.biases).scalars,
          scales: parameters.from(layer.scales), shifts: parameters.from(layer.shifts),
          scaleGradients: gradients.from(layer.scales),
          shiftGradients: gradients.from(layer.shifts), state: layer.state,
          sums: sums.from(layer.state),
          scaled: (layer.isNormalized ? scaled : sums).from(layer.state),
          activations: activations.from(layer.state),
          signals: signals.from(layer.state), masks: masks.from(layer.state),
          blames: blames.from(layer.state)))
      let biases = parameters.from(layer.biases).scalars
      (shapes + number).initialize(
        to: lanes_layer(
          inputs: layer.inputs, columns: layer.columns, neurons: layer.neurons,
          weights: parameters.from(layer.weights).scalars,
          biases: layout.hasBiases ? biases : nil,
          weight_gradients: room.gradients ? gradients.from(layer.weights).scalars : nil,
          bias_gradients: room.gradients && layout.hasBiases
            ? gradients.from(layer.biases).scalars : nil,
          activations: activations.from(layer.state).scalars,
          blames: blames.from(layer.state).scalars, is_row: layer.isRow))
    }
    buffers = Buffers(
      layers: layers, shapes: shapes,
      arithmetic: room.instructions.arithmetic,
      layerCount: layout.layers.count, hasBiases: layout.hasBiases, hasDropout: room.dropout,
      normalization: architecture.normalization, normEpsilon: normEpsilon,
      stride: layout.neuronVectors, parameters: parameters, gradients: gradients,
      firstMoment: perParameter(room.moments?.hasFirstMoment ?? false),
      secondMoment: perParameter(room.moments?.hasSecondMoment ?? false),
      movable: perParameter(room.frozen), sums: sums, activations: activations, blames: blames,
      scaled: scaled, norms: norms, normBlames: perNeuron(room.normBlames),
      scaledBlames: perNeuron(room.normBlames), means: perStatistic(isNormalized),
      variances: perStatistic(isNormalized),
      runningMeans: perStatistic(architecture.normalization == .batch),
      runningVariances: perStatistic(architecture.normalization == .batch), signals: signals,
      masks: masks, inputs: inputs)
    self.architecture = architecture
    self.layout = layout
    isSmall = layout.isSmall
    self.room = room
    self.ownInput = ownInput
    self.owner = owner
  }

  /// Room for a network, with its parameters.
  convenience init(_ network: Network, room: Room = Room()) {
    self.init(network.architecture, normEpsilon: network.normEpsilon, room: room)
    packParameters(network.parameters)
    if let running = network.running {
      packNeurons(running.means, into: buffers.runningMeans)
      packNeurons(running.variances, into: buffers.runningVariances)
    }
  }

  /// Runs `body` with a workspace that lives as long as it does.
  static func with<Result>(
    _ network: Network, room: Room = Room(), _ body: (Workspace) -> Result
  ) -> Result {
    let workspace = Workspace(network, room: room)
    return withExtendedLifetime(workspace) { body(workspace) }
  }

  deinit {
    let own = [
      buffers.gradients, buffers.firstMoment, buffers.secondMoment,
      buffers.movable, buffers.sums, buffers.activations, buffers.masks, buffers.blames, ownInput,
      buffers.norms, buffers.normBlames, buffers.scaledBlames, buffers.means, buffers.variances,
      buffers.runningMeans, buffers.runningVariances,
    ]
    for vectors in own { vectors.deallocate() }
    if owner == nil { buffers.parameters.deallocate() }
    if room.dropout { buffers.signals.deallocate() }
    if buffers.normalization != nil { buffers.scaled.deallocate() }
    buffers.layers.deallocate()
    buffers.shapes.deallocate()
    buffers.inputs.deallocate()
  }

  /// Another workspace with the same parameters and optimizer state.
  func copy() -> Workspace {
    let other = Workspace(architecture, normEpsilon: buffers.normEpsilon, room: room)
    func copy(_ vectors: KeyPath<Buffers, Vectors>, _ needed: Bool = true) {
      guard needed else { return }
      other.buffers[keyPath: vectors].base.copyMemory(
        from: buffers[keyPath: vectors].base,
        byteCount: layout.parameterVectors * MemoryLayout<Lanes>.stride)
    }
    copy(\.parameters)
    copy(\.firstMoment, room.moments?.hasFirstMoment ?? false)
    copy(\.secondMoment, room.moments?.hasSecondMoment ?? false)
    copy(\.movable, room.frozen)
    copyRunning(to: other)
    return other
  }

  /// A workspace for other samples of the same network; both may run at a time.
  func sharingParameters() -> Workspace {
    let other = Workspace(
      architecture, normEpsilon: buffers.normEpsilon, room: room, sharing: self)
    copyRunning(to: other)
    return other
  }

  private func copyRunning(to other: Workspace) {
    guard architecture.normalization == .batch else { return }
    for running in [\Buffers.runningMeans, \.runningVariances] {
      other.buffers[keyPath: running].base.copyMemory(
        from: buffers[keyPath: running].base,
        byteCount: layout.neuronVectors * MemoryLayout<Lanes>.stride)
    }
  }
}
