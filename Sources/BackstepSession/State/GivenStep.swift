import Backprop

/// What another program started a step from, and what it computed: the numbers of a file.
package struct GivenStep: Equatable, Sendable {
  /// The network before the step.
  package let network: Network
  /// x and y, a row a sample.
  package let inputs: [[Double]], targets: [[Double]]
  /// What its nudge goes by; the loss stands in it only if `isLossNamed`.
  package var settings: Settings
  package let isLossNamed: Bool
  /// Whether the learning rate stands in the file.
  package let isRateNamed: Bool
  /// The results, row by row, by what they are.
  package let results: [StepArray: [Double]]
  /// What was taken otherwise than it stands there.
  package internal(set) var remarks: [Remark]
  /// The dropout masks of its forward pass, as `ForwardPass.masks` has them; none without dropout.
  var masks: [Double] = []

  /// Something a reader of the file should know.
  package enum Remark: Hashable, Sendable {
    /// Weights have a row an input, as in `x @ W`; and how that was found.
    case inputsFirst(LayoutSource)
    /// x, y and what is computed of each sample have a column a sample.
    case samplesInColumns
    /// One number, taken for each bias of a layer.
    case oneForAll(String)
    /// A name that programs use, and what it stands for here.
    case alias(String, for: String)
    /// A name that nothing is known of.
    case unknown(String)
    /// The activations are not named: sigmoid was taken.
    case activationsAssumed
    /// The activation of the last layer is not named: this one was taken.
    case outputAssumed(Activation)
    /// y are numbers of classes.
    case classes
    /// Scales are given and no kind of normalisation: this one was taken.
    case normalizationAssumed(Normalization)
    /// The learning rate is not named: read from the changes, or the usual one.
    case rateFound(Double), rateAssumed(Double)
  }

  /// How the layout of the weights was found.
  package enum LayoutSource: Hashable, Sendable { case named, shapes, values }

  package var architecture: Architecture { network.architecture }
  package var samples: Int { inputs.count }

  /// The same step with no word about its loss.
  var withoutLoss: GivenStep {
    GivenStep(
      network: network, inputs: inputs, targets: targets, settings: settings, isLossNamed: false,
      isRateNamed: isRateNamed,
      results: results.filter { $0.key != .loss && $0.key != .losses }, remarks: remarks)
  }

  /// How its nudge goes.
  func trainingOptions(loss: Loss) -> TrainingOptions {
    TrainingOptions(
      loss: loss, optimizer: settings.optimizer, settings: settings.optimizerSettings,
      learningRate: settings.learningRate)
  }

  /// All that it keeps in memory.
  var buffers: [[Double]] {
    [network.parameters, masks] + inputs + targets + results.values
  }

  /// The numbers given for a quantity, of some samples where there is one for each.
  func numbers(of quantity: Quantity, samples chosen: [Int]) -> [Double]? {
    guard let array = arrays.first(where: { $0.quantity == quantity }),
      let numbers = results[array]
    else { return nil }
    guard array.isOfSamples else { return numbers }
    let columns = array.shape(in: architecture, samples: samples).columns
    guard chosen.allSatisfy((0..<samples).contains) else { return nil }
    return chosen.flatMap { numbers[$0 * columns..<($0 + 1) * columns] }
  }

  /// The results in the order in which they are computed.
  package var arrays: [StepArray] {
    StepArray.all(in: architecture).filter { results[$0] != nil }
  }

  /// Whether the numbers have the digits of single precision or fewer: all of them are written with
  /// at most nine digits, or are numbers of 32 bits; or most of the long ones are of 32 bits, and
  /// what was computed from those is no better.
  package var isSinglePrecision: Bool {
    let all = results.values.joined().filter(\.isFinite)
    // What rounding has left of larger numbers has few bits, whatever the precision.
    let largest = all.reduce(0) { max($0, abs($1)) }
    let numbers = all.filter { abs($0) >= 1e-12 * largest }
    // Nine digits are what single precision needs to be read back.
    let long = numbers.filter { $0.writtenDigits > 9 }
    let single = long.count { Double(Float($0)) == $0 }
    return single == long.count || single > 1 && 2 * single > long.count
  }
}

extension Double {
  /// How many significant digits its shortest decimal form has.
  fileprivate var writtenDigits: Int {
    let mantissa = description.prefix { $0 != "e" }.filter { $0.isASCIIDigit }
    let significant = mantissa.drop { $0 == "0" }
    let trailing = significant.reversed().prefix { $0 == "0" }.count
    return significant.count - trailing
  }
}
