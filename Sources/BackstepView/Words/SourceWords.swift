import BackstepSession
import BackstepText

extension Page {
  /// Where a number comes from, in words.
  func words(of source: Source) -> String {
    switch source {
    case .data(let name, let sample): "sample \(sample) of \(name.spelledOut)"
    case .typed: "the sample"
    case .weight(let from, let to, let maker):
      "weight from \(neuron(from)) to \(neuron(to)), \(words(of: maker))"
    case .bias(let bias, let maker): "bias of \(neuron(bias)), \(words(of: maker))"
    case .scale(let of, let isShift, let maker):
      "\(isShift ? "shift" : "scale") of \(neuron(of)), "
        + (maker.isSeed ? "as at the beginning" : words(of: maker))
    case .running: "what batches have had so far, for evaluate"
    case .mask: "drawn by forward, for dropout"
    case .setting: "a setting"
    case .memory: "what the optimizer keeps of the gradients so far"
    case .counter: "counted by the program"
    case .evaluation: "the share of samples predicted right"
    case .slopes: "whether the neuron's slope is under 0.01 on every sample of the data"
    case .past: "from before a nudge; what it was computed from is no longer kept"
    case .norm: "the length of all gradients together: the root of the sum of their squares"
    }
  }

  /// A neuron of whatever sample.
  private func neuron(_ name: Name) -> String { name.text(in: Shape(state.architecture)) }

  private func words(of maker: Source.Maker) -> String {
    switch maker {
    case .seed(let seed): "drawn from seed \(seed)"
    case .hand: "set by hand"
    case .nudges: "as the nudges left it"
    }
  }
}

extension Source.Maker {
  /// Whether it is as it was drawn.
  fileprivate var isSeed: Bool { if case .seed = self { true } else { false } }
}

extension Source {
  /// A word for programs.
  var code: String {
    switch self {
    case .data: "sample"
    case .typed: "typed"
    case .weight: "weight"
    case .bias: "bias"
    case .scale: "scale"
    case .running: "running"
    case .mask: "mask"
    case .setting: "setting"
    case .memory: "optimizer"
    case .counter: "counter"
    case .evaluation: "evaluation"
    case .slopes: "slopes"
    case .norm: "norm"
    case .past: "past"
    }
  }
}
