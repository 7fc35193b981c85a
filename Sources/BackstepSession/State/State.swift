import Backprop

/// Everything a command can change, as one value: keeping a copy is keeping a moment.
package struct State: Equatable, Sendable {
  /// The network with its weights.
  package var network: Network
  /// The weights that `reset` goes back to: seeded or set by hand, before the first nudge.
  package var initialParameters: [Double]
  /// What the optimizer remembers of earlier nudges.
  package var optimizerState = OptimizerState()
  /// True for each parameter that nudges leave alone; empty when none is.
  package var frozen: [Bool] = []
  /// The names whose changes are told.
  package var watches: [Name] = []
  /// What `let` has named, in the order of naming.
  package internal(set) var own: [OwnValue] = []
  /// What `print` said last; no moment of the timeline has it.
  package internal(set) var answer = LastAnswer()
  /// The mistake that the program makes, if it makes one.
  package internal(set) var bug: Bug?
  /// What `set` has chosen.
  package var settings: Settings {
    didSet { network.normEpsilon = settings.normEpsilon }
  }
  /// The random numbers to come.
  package var generator: Generator
  /// The data set, put aside when it does not fit the network.
  package var data: Dataset?
  /// Samples of the data set that are kept from training, for `evaluate` to ask about.
  package var heldOut: Dataset?
  /// What the stages work on.
  package var sample: Sample {
    didSet { if sampleCount != oldValue.count(in: architecture) { widenWatches() } }
  }
  /// What the stages have computed, and how far that still holds.
  package var values = StageValues()
  /// Epochs trained.
  package var epoch = 0
  /// The losses of those epochs.
  package internal(set) var course = LossCourse()
  /// Samples of the present epoch already nudged, in its order.
  package var epochProgress = 0
  /// The order in which the present epoch meets the samples, once it is drawn; empty for that of
  /// the data.
  package internal(set) var order: [Int] = []
  /// The dropout masks that the stages use until the next samples or nudge, as
  /// `ForwardPass.masks` has them; empty before they are drawn.
  package internal(set) var masks: [Double] = []
  /// Whether any nudge has been taken since the weights were drawn or set.
  package var hasNudged = false
  /// The step of another program that was compared last.
  package internal(set) var compared: GivenStep?
  /// Its moment's number on the timeline.
  package var time = 0

  /// A fresh session's state: the 2-3-1 sigmoid network on XOR.
  package init(settings: Settings = Settings()) {
    self.settings = settings
    generator = Generator(seed: settings.seed)
    let architecture = Self.firstArchitecture
    let parameters = settings.initialization.parameters(for: architecture, from: &generator)
    network = Network(
      architecture, parameters: parameters, normEpsilon: settings.normEpsilon)
    initialParameters = parameters
    data = Problem.xor.dataset()
    sample = .data([0])
  }

  private static let firstArchitecture: Architecture = {
    do { return try Architecture(sizes: [2, 3, 1]) } catch { preconditionFailure("\(error)") }
  }()

  /// Sizes and activations of the network.
  package var architecture: Architecture { network.architecture }

  /// The data, when they can be given to the network.
  package var fittingData: Dataset? {
    data.flatMap { $0.fit(architecture).isFit ? $0 : nil }
  }

  /// The stage that `step` would run.
  package var nextStage: Stage { values.reached?.next ?? .forward }
}
