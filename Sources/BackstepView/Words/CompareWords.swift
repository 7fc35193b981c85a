import Backprop
import BackstepSession

/// The words of a comparison.
enum CompareWords {
  /// Activations that the file does not name, and that give its forward pass.
  static func meant(_ activations: [Activation]) -> String {
    let names = activations.map { "\"\($0)\"" }.joined(separator: ",")
    let told =
      Array(Set(activations)).count == 1
      ? "\(activations[0])" : activations.map(\.rawValue).joined(separator: ", ")
    return "Your forward pass is that of \(told), and the file does not say so: put "
      + "\"net\":{\"activations\":[\(names)]} into it, and compare again."
  }

  static func verdict(_ verdict: ArrayVerdict.Verdict) -> String {
    switch verdict {
    case .exact: "exact"
    case .agrees: "agrees"
    case .nothing: "proves nothing"
    case .differs: "differs"
    }
  }

  static func convention(_ convention: Reading.Convention) -> String {
    switch convention {
    case .both(let first, .blamesAveraged(let samples)):
      "Conventions, no mistakes: your gradients \(told(first)) And "
        + told(.blamesAveraged(samples: samples))
    case .both(let first, let second):
      "Conventions, no mistakes: your gradients \(told(first)) They \(told(second))"
    case .blamesAveraged: "A convention, no mistake: \(told(convention))"
    case .twoKept, .halfForMean, .sumForMean, .meanOverOutputs:
      "A convention, no mistake: your gradients \(told(convention))"
    }
  }

  /// What a constant factor may come from; nil where it tells nothing.
  static func factor(_ factor: Double?, samples: Int) -> String? {
    guard let factor, samples > 1 else { return nil }
    if factor == Double(samples) {
      return "\(samples) times as large, as the number of samples: a sum where the mean is right?"
    }
    guard abs(factor * Double(samples) - 1) < 1e-9 else { return nil }
    return "1/\(samples) of it, as the number of samples: averaged, and all else summed?"
  }

  /// What gradients do by it.
  private static func told(_ convention: Reading.Convention) -> String {
    switch convention {
    case .twoKept:
      "keep the 2 of the squared error; here it is left to the learning rate. With half of your "
        + "learning rate the nudges are the same."
    case .halfForMean(let outputs):
      "are those of half the sum of squares, 1/2*sum((out - y)^2), not of the mean over "
        + "\(outputs) outputs: a factor of \(outputs)/2 on all of them."
    case .meanOverOutputs(let outputs):
      "are of the mean over \(outputs) outputs; here the losses of the outputs are added. It is a "
        + "learning rate 1/\(outputs) as large."
    case .sumForMean(let samples):
      "are the sum over \(samples) samples; here they are the mean. It is a learning rate "
        + "\(samples) times as large."
    case .blamesAveraged(let samples):
      "your blames are divided by the \(samples) samples at once; here the mean is taken in the "
        + "gradients."
    case .both(let first, let second): "\(told(first)) They \(told(second))"
    }
  }
}

extension CompareWords {
  /// What was taken otherwise than it stands in the file.
  static func remarks(_ remarks: [GivenStep.Remark], _ number: (Double) -> String) -> [String] {
    var result: [String] = []
    for remark in remarks {
      let words: String? =
        switch remark {
        case .inputsFirst(.named): "weights have a row an input, as named"
        case .inputsFirst(.shapes): "weights have a row an input (x @ W), by their shapes"
        case .inputsFirst(.values): "weights have a row an input (x @ W), by the forward values"
        case .samplesInColumns: "a sample is a column (W @ X), by the shapes"
        case .oneForAll(let word): "\(word) is one number, taken for every bias of its layer"
        case .alias(let word, let name): alias(word, name)
        case .unknown(let word) where ["activations", "sizes", "biases", "norm"].contains(word):
          "\(word) is left aside: it belongs in \"net\": \"net\":{\"\(word)\":...}"
        case .unknown(let word) where ["lr", "optimizer"].contains(word):
          "\(word) is left aside: it belongs in \"settings\": \"settings\":{\"\(word)\":...}"
        case .unknown(let word): "\(word.prefix(40)) is not known and left aside"
        case .normalizationAssumed(let kind): "how it is normalised is not named, \(kind) is taken"
        case .activationsAssumed: "activations are not named, sigmoid is taken"
        case .outputAssumed(let output): "the output's activation is not named, \(output) is taken"
        case .classes: "y are classes, counted from 0"
        case .rateFound(let rate): "lr \(number(rate)), from the changes"
        case .rateAssumed(let rate): "lr is not named, \(number(rate)) is taken"
        }
      if let words, !result.contains(words) { result.append(words) }
    }
    return result
  }

  /// `dW is gradW`: once for all layers; nothing where only capitals differ.
  private static func alias(_ word: String, _ name: String) -> String? {
    guard word.lowercased() != name.lowercased() else { return nil }
    func stem(_ text: String) -> (String, digits: String) {
      let digits = String(text.reversed().prefix { $0.isNumber }.reversed())
      return (String(text.dropLast(digits.count)), digits)
    }
    let (from, to) = (stem(word), stem(name))
    return !from.digits.isEmpty && from.digits == to.digits
      ? "\(from.0) is \(to.0)" : "\(word) is \(name)"
  }
}
