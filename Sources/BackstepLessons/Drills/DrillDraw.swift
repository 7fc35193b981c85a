import Backprop
import BackstepSession

/// What a topic practises: how its questions are drawn, and what helps with them.
struct DrillPlan: Sendable {
  /// What it is called on a sheet.
  let title: String
  /// A first hint; the second is the formula.
  let hint: String
  /// Draws numbers and what is asked of them; nil when the dice fell badly.
  let draw: @Sendable (inout Dice) -> DrillDraw?
}

/// Numbers as they were drawn, before anybody has looked whether they make a good question.
struct DrillDraw {
  /// What there is, in a sentence or two of Markdown.
  var lead: String
  /// A network, a sample and settings; no stage has run.
  var state: State
  /// What is asked for: one number.
  var name: Name
  /// The numbers to calculate with, in the order in which they are shown.
  var given: [Name]
  /// More of them, which have no name of a single quantity.
  var extra: [(name: String, value: Double)] = []
  /// The words of the mistakes that can be made with these numbers.
  var usual: [String]
}

/// A network that a topic wants, put together in one place.
struct DrillNet {
  var sizes: [Int]
  var hidden = Activation.sigmoid
  var output = Activation.sigmoid
  /// All weights and biases, layer after layer: rows of weights, then biases.
  var parameters: [Double]
  var x: [Double]
  var y: [Double]
  var loss = Loss.squared
  var rate = 0.5
  var optimizer = Optimizer.sgd
  /// What the optimizer remembers.
  var memory = OptimizerState()

  /// The state with it; nil when the parts do not fit together.
  var state: State? {
    guard let architecture = try? Architecture(sizes: sizes, hidden: hidden, output: output),
      architecture.parameterCount == parameters.count
    else { return nil }
    var settings = Settings()
    settings.loss = loss
    settings.learningRate = rate
    settings.optimizer = optimizer
    var state = State(settings: settings)
    state.network = Network(architecture, parameters: parameters)
    state.initialParameters = parameters
    state.data = nil
    state.sample = .own(x: x, y: y)
    state.optimizerState = memory
    return state
  }
}

extension Activation {
  /// The sum at which a neuron says a number.
  func sum(for value: Double) -> Double {
    switch self {
    case .sigmoid: logarithm(value / (1 - value))
    case .tanh: logarithm((1 + value) / (1 - value)) / 2
    case .relu, .leaky, .softplus, .linear, .softmax: value
    }
  }
}

extension DrillTopic {
  /// What is drawn, asked and said in the topic.
  var plan: DrillPlan {
    switch self {
    case .forwardSum: .forwardSum
    case .activation: .activation
    case .loss: .loss
    case .dout: .dout
    case .hiddenBlame: .hiddenBlame
    case .hiddenBlamePaths: .hiddenBlamePaths
    case .gradient: .gradient
    case .change: .change
    case .newWeight: .newWeight
    case .softmax: .softmax
    case .momentum: .momentum
    case .adam: .adam
    case .batchMean: .batchMean
    }
  }

  /// What it is called on a sheet.
  package var title: String { plan.title }
}
