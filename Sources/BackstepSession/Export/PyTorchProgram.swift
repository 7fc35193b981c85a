import Backprop

/// A script that rebuilds the network, its data and its optimizer, and goes on training.
///
/// In double precision its next steps are those of `train`, as long as nothing is drawn by lot: the
/// order of the samples, and dropout, are torch's own.
struct PyTorchProgram {
  private let parts: ProgramParts

  init(_ state: State) { parts = ProgramParts(state: state) }

  var architecture: Architecture { parts.architecture }

  var text: String {
    [head, network, data, loss, optimizer, training].joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    """
    \"\"\"A network taken from backstep: \(parts.title).

        python3 FILE                       goes on training, and prints the loss
        python3 FILE --predict             prints what the network says of every sample
        python3 FILE --weights OUT.json    trains, and writes the weights as `load` reads them
        torchrun --nproc-per-node=2 FILE   trains on several processes, each on its share of a batch

    Double precision: the next steps are those of backstep's `train`.
    \"\"\"
    import argparse
    import json
    import os

    import torch
    import torch.nn.functional as F
    from torch import nn

    torch.set_default_dtype(torch.float64)
    """
  }

  private var network: String {
    var modules: [String] = []
    var state: [String] = []
    var names: [String] = []
    func tensor(_ name: String, _ text: String) {
      state.append("    \"\(name)\": \(text),")
    }
    for layer in 1...architecture.layerCount {
      let place = modules.count
      let bias = architecture.hasBiases ? "" : ", bias=False"
      modules.append(
        "nn.Linear(\(architecture.sizes[layer - 1]), \(architecture.sizes[layer])\(bias))")
      tensor(
        "\(place).weight", parts.rows(parts.weights(layer, of: parameters), indent: "        "))
      names.append("(\"W\(layer)\", \"\(place).weight\")")
      if architecture.hasBiases {
        tensor("\(place).bias", parts.list(parts.vector(.bias, layer, of: parameters)))
        names.append("(\"b\(layer)\", \"\(place).bias\")")
      }
      guard layer < architecture.layerCount else { break }
      if let normalization = architecture.normalization {
        let place = modules.count
        let epsilon = "eps=\(parts.settings.normEpsilon)"
        let kind = normalization == .batch ? "BatchNorm1d" : "LayerNorm"
        modules.append("nn.\(kind)(\(architecture.sizes[layer]), \(epsilon))")
        tensor("\(place).weight", parts.list(parts.vector(.scale, layer, of: parameters)))
        tensor("\(place).bias", parts.list(parts.vector(.shift, layer, of: parameters)))
        names.append("(\"scale\(layer)\", \"\(place).weight\")")
        names.append("(\"shift\(layer)\", \"\(place).bias\")")
        if let running = parts.state.network.running {
          let neurons = architecture.neurons(of: layer)
          tensor("\(place).running_mean", parts.list(running.means[neurons]))
          tensor("\(place).running_var", parts.list(running.variances[neurons]))
          names.append("(\"runmean\(layer)\", \"\(place).running_mean\")")
          names.append("(\"runvar\(layer)\", \"\(place).running_var\")")
        }
      }
      if let module = architecture.activation(of: layer).module { modules.append(module) }
      if parts.settings.dropout > 0 { modules.append("nn.Dropout(\(parts.settings.dropout))") }
    }
    let list = modules.map { "    \($0)," }.joined(separator: "\n")
    return """
      # The sums z of the last layer come out; `activated` makes the prediction of them.
      model = nn.Sequential(
      \(list)
      )
      STATE = {
      \(state.joined(separator: "\n"))
      }
      model.load_state_dict({name: torch.tensor(value, dtype=torch.float64) for name, value in STATE.items()}, strict=False)
      # What backstep calls the parameters.
      NAMES = [\(names.joined(separator: ", "))]


      def activated(z):
          return \(architecture.outputActivation.python)
      """
  }

  private var parameters: [Double] { parts.state.network.parameters }

  private var data: String {
    let samples = parts.state.samplesToExport ?? ([], [])
    return """
      X = torch.tensor(\(parts.rows(samples.x, indent: "    ")), dtype=torch.float64)
      Y = torch.tensor(\(parts.rows(samples.y, indent: "    ")), dtype=torch.float64)
      BATCH = \(parts.batch)
      SHUFFLE = \(parts.settings.shuffle ? "True" : "False")
      """
  }

  private var loss: String {
    let (value, slope, comment) = parts.settings.loss.torch(
      outputs: architecture.outputCount, delta: parts.settings.loss.huberDelta)
    return """
      def losses(z, y):
          \"\"\"The loss of each sample.\"\"\"
          out = activated(z)
          return \(value)


      def objective(z, y):
          \"\"\"What is differentiated of each sample\(comment).\"\"\"
          return \(slope)
      """
  }

  private var optimizer: String {
    let numbers = parts.numbers
    let rate = "lr=\(Expression.shortest(parts.settings.learningRate))"
    let decay = "weight_decay=\(Expression.shortest(numbers.decay))"
    let made =
      switch parts.settings.optimizer {
      case .sgd: "torch.optim.SGD(model.parameters(), \(rate), \(decay))"
      case .momentum:
        "torch.optim.SGD(model.parameters(), \(rate), momentum=\(numbers.momentum), \(decay))"
      case .nesterov:
        "torch.optim.SGD(\n    model.parameters(), \(rate), momentum=\(numbers.momentum), \(decay), nesterov=True)"
      case .rmsprop:
        "torch.optim.RMSprop(\n    model.parameters(), \(rate), alpha=\(numbers.alpha), eps=\(numbers.epsilon), \(decay))"
      case .adam:
        "torch.optim.Adam(\n    model.parameters(), \(rate), betas=(\(numbers.beta1), \(numbers.beta2)), eps=\(numbers.epsilon), \(decay))"
      }
    return """
      optimizer = \(made)
      CLIP = \(numbers.clip.map(Expression.shortest) ?? "None")\(memory)
      """
  }

  /// What the optimizer remembers of the steps so far, and which parameters stay as they are.
  private var memory: String {
    let optimizer = parts.settings.optimizer
    let state = parts.state.optimizerState
    var keys: [(String, [Double])] = []
    switch optimizer {
    case .sgd: break
    case .momentum, .nesterov: keys = [("momentum_buffer", state.firstMoment)]
    case .rmsprop: keys = [("square_avg", state.secondMoment)]
    case .adam: keys = [("exp_avg", state.firstMoment), ("exp_avg_sq", state.secondMoment)]
    }
    var text = ""
    if !keys.isEmpty, state.stepCount > 0 {
      text += "\n# What it remembers of \(state.stepCount) steps, laid out as the parameters are."
      for (key, values) in keys {
        text += "\n\(key) = \(parts.list(ordered(parts.moments(values))))"
      }
      let members =
        keys.map { "\"\($0.0)\": take(\($0.0), at, parameter)" }
        + (optimizer.keepsStep ? ["\"step\": torch.tensor(float(\(state.stepCount)))"] : [])
      text += """


        def take(numbers, at, like):
            return torch.tensor(numbers[at:at + like.numel()], dtype=torch.float64).reshape(like.shape)


        at = 0
        for parameter in model.parameters():
            optimizer.state[parameter] = {\(members.joined(separator: ", "))}
            at += parameter.numel()
        """
    }
    if parts.state.frozen.contains(true) {
      let flags = parts.state.frozen.map { $0 ? 1.0 : 0 }
      text += "\nFROZEN = \(parts.list(ordered(flags)))"
    } else {
      text += "\nFROZEN = None"
    }
    return text
  }

  /// Numbers laid out as the parameters, in the order of torch's.
  private func ordered(_ numbers: [Double]) -> [Double] {
    (1...architecture.layerCount).flatMap { layer in
      architecture.parts(of: layer).flatMap { numbers[architecture.parameters($0, of: layer)] }
    }
  }
}

extension Optimizer {
  /// Whether torch counts its steps.
  fileprivate var keepsStep: Bool {
    switch self {
    case .rmsprop, .adam: true
    case .sgd, .momentum, .nesterov: false
    }
  }
}

extension Activation {
  /// The module of a hidden layer; nil for none.
  fileprivate var module: String? {
    switch self {
    case .sigmoid: "nn.Sigmoid()"
    case .tanh: "nn.Tanh()"
    case .relu: "nn.ReLU()"
    case .leaky: "nn.LeakyReLU(\(Activation.leakySlope))"
    case .softplus: "nn.Softplus(threshold=100)"
    case .linear, .softmax: nil
    }
  }

  /// What the last layer makes of its sums z.
  fileprivate var python: String {
    switch self {
    case .sigmoid: "torch.sigmoid(z)"
    case .tanh: "torch.tanh(z)"
    case .relu: "torch.relu(z)"
    case .leaky: "F.leaky_relu(z, \(Activation.leakySlope))"
    case .softplus: "F.softplus(z, threshold=100)"
    case .linear: "z"
    case .softmax: "torch.softmax(z, 1)"
    }
  }
}

extension Loss {
  /// Each sample's loss, and what is differentiated of it.
  fileprivate func torch(outputs: Int, delta: Double)
    -> (value: String, slope: String, comment: String)
  {
    let squares = "((out - y) ** 2).sum(1)"
    let same = "losses(z, y)"
    return switch kind {
    case .squared: (squares, "losses(z, y) / 2", ": the 2 is left to the learning rate")
    case .half: (squares + " / 2", same, "")
    case .mse: ("((out - y) ** 2).mean(1)", same, "")
    case .huber:
      ("F.huber_loss(out, y, reduction=\"none\", delta=\(delta)).sum(1)", same, "")
    case .bce:
      ("F.binary_cross_entropy_with_logits(z, y, reduction=\"none\").sum(1)", same, "")
    case .ce: ("-(y * F.log_softmax(z, 1)).sum(1)", same, "")
    }
  }
}
