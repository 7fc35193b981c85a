import Backprop

/// A program in NumPy as a learner would have written it: forward, loss, backward, nudge.
struct NumPyProgram {
  private let parts: ProgramParts

  init(_ state: State) { parts = ProgramParts(state: state) }

  private var architecture: Architecture { parts.architecture }
  private var layers: Int { architecture.layerCount }
  private var parameters: [Double] { parts.state.network.parameters }

  private func matrices(_ all: [Double]) -> String {
    "[\n"
      + (1...layers).map {
        "    np.array(\(parts.rows(parts.weights($0, of: all), indent: "        ")), float),\n"
      }.joined() + "]"
  }

  private func vectors(_ all: [Double]) -> String {
    "["
      + (1...layers).map { "np.array(\(parts.list(parts.vector(.bias, $0, of: all))), float)" }
      .joined(separator: ", ") + "]"
  }

  var text: String {
    let samples = parts.state.samplesToExport ?? ([], [])
    let hidden = architecture.hiddenActivation
    let output = architecture.outputActivation
    let loss = parts.settings.loss.numpy(output, outputs: architecture.outputCount)
    let rule = parts.settings.optimizer.python(parts.numbers)
    let state = parts.state.optimizerState
    return """
      \"\"\"A network taken from backstep: \(parts.title).

          python3 FILE [--epochs N]       goes on training, and prints the loss
          python3 FILE --predict          prints what the network says of every sample
          python3 FILE --weights OUT      trains, and writes the weights as `load` reads them
          python3 FILE --step OUT         writes one step on the first batch, for `compare`
      \"\"\"
      import json
      import sys

      import numpy as np

      # Row j of a matrix is neuron j, column i one of its inputs.
      W = \(matrices(parameters))
      b = \(vectors(parameters))
      X = np.array(\(parts.rows(samples.x, indent: "    ")), float)
      Y = np.array(\(parts.rows(samples.y, indent: "    ")), float)
      lr = \(Expression.shortest(parts.settings.learningRate))
      BATCH = \(parts.batch)
      HAS_BIASES = \(architecture.hasBiases ? "True" : "False")
      # What the optimizer, \(parts.settings.optimizer), remembers: m and v of each parameter, and its steps.
      mW, vW = \(matrices(parts.moments(state.firstMoment))), \(matrices(parts.moments(state.secondMoment)))
      mb, vb = \(vectors(parts.moments(state.firstMoment))), \(vectors(parts.moments(state.secondMoment)))
      t = \(state.stepCount)


      def hidden(z):
          return \(hidden.isElementwise ? hidden.numpy : "z")


      def hidden_slope(z, a):
          return \(hidden.isElementwise ? hidden.numpySlope() : "1")


      def output(z):
          return \(output.numpy)


      def forward(x):
          \"\"\"z and a of every layer, a row a sample; a[0] is x.\"\"\"
          z, a = [], [x]
          for l in range(len(W)):
              z.append(a[l] @ W[l].T + b[l])
              a.append(output(z[l]) if l == len(W) - 1 else hidden(z[l]))
          return z, a


      def losses(z, out, y):
          \"\"\"The loss of each sample.\"\"\"
          return \(loss.value)


      def backward(z, a, y):
          \"\"\"The blame of every neuron, and the gradients: the mean over the samples.\"\"\"
          out = a[-1]
          d = [None] * len(W)
          d[-1] = \(loss.blame)
          for l in range(len(W) - 2, -1, -1):
              # What comes back over all paths, times the slope here.
              d[l] = d[l + 1] @ W[l + 1] * hidden_slope(z[l], a[l + 1])
          gradW = [d[l].T @ a[l] / len(y) for l in range(len(W))]
          gradb = [d[l].mean(0) for l in range(len(W))]
          return d, gradW, gradb


      def change(g, w, m, v):
          \"\"\"What \(parts.settings.optimizer) makes of a gradient; m and v are moved on in place.\"\"\"
      \(rule)


      def nudge(gradW, gradb):
          \"\"\"Every weight downhill at once.\"\"\"
          global t
          t += 1
          for l in range(len(W)):
              W[l] += change(gradW[l], W[l], mW[l], vW[l])
              if HAS_BIASES:
                  b[l] += change(gradb[l], b[l], mb[l], vb[l])


      def train(epochs):
          for epoch in range(1, epochs + 1):
              total = 0
              for start in range(0, len(X), BATCH):
                  x, y = X[start:start + BATCH], Y[start:start + BATCH]
                  z, a = forward(x)
                  total += losses(z[-1], a[-1], y).sum()
                  d, gradW, gradb = backward(z, a, y)
                  nudge(gradW, gradb)
              print(f"epoch {epoch}: mean loss {total / len(X):.10g}")


      def weights():
          named = {f"W{l + 1}": W[l].tolist() for l in range(len(W))}
          if HAS_BIASES:
              named |= {f"b{l + 1}": b[l].tolist() for l in range(len(W))}
          return named


      def step():
          \"\"\"One step on the first batch, as `compare` reads it: with nothing remembered.\"\"\"
          global t
          t = 0
          for memory in mW + vW + mb + vb:
              memory[:] = 0
          x, y = X[:BATCH], Y[:BATCH]
          given = weights() | {"x": x.tolist(), "y": y.tolist()}
          z, a = forward(x)
          d, gradW, gradb = backward(z, a, y)
          for l in range(len(W)):
              given |= {f"z{l + 1}": z[l].tolist(), f"a{l + 1}": a[l + 1].tolist()}
              given |= {f"d{l + 1}": d[l].tolist(), f"gradW{l + 1}": gradW[l].tolist()}
              if HAS_BIASES:
                  given[f"gradb{l + 1}"] = gradb[l].tolist()
          given["loss"] = losses(z[-1], a[-1], y).mean()
          nudge(gradW, gradb)
          given["after"] = weights()
          given["net"] = {"activations": \(parts.netActivations)}
          given["settings"] = \(parts.stepSettings)
          return given


      if __name__ == "__main__":
          options = dict(zip(sys.argv[1:], sys.argv[2:] + [None]))
          if "--predict" in options:
              for x, out in zip(X, forward(X)[1][-1]):
                  print(x.tolist(), out.tolist())
          elif "--step" in options:
              with open(options["--step"], "w") as file:
                  json.dump(step(), file)
          else:
              train(int(options.get("--epochs", 10)))
              if "--weights" in options:
                  with open(options["--weights"], "w") as file:
                      json.dump(weights(), file)

      """
  }
}

extension Activation {
  /// a of z, arrays of rows.
  fileprivate var numpy: String {
    switch self {
    case .sigmoid: "1 / (1 + np.exp(-z))"
    case .tanh: "np.tanh(z)"
    case .relu: "np.maximum(z, 0)"
    case .leaky: "np.where(z > 0, z, \(Activation.leakySlope) * z)"
    case .softplus: "np.maximum(z, 0) + np.log1p(np.exp(-abs(z)))"
    case .linear: "z"
    case .softmax:
      "np.exp(z - z.max(1, keepdims=True)) / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)"
    }
  }

  /// Its slope at z, where it is a.
  fileprivate func numpySlope(z: String = "z", a: String = "a") -> String {
    switch self {
    case .sigmoid: "\(a) * (1 - \(a))"
    case .tanh: "1 - \(a) * \(a)"
    case .relu: "(\(z) > 0) * 1.0"
    case .leaky: "np.where(\(z) > 0, 1, \(Activation.leakySlope))"
    case .softplus: "1 / (1 + np.exp(-\(z)))"
    case .linear, .softmax: "1"
    }
  }
}

extension Loss {
  /// Each sample's loss, and the blame of the outputs.
  fileprivate func numpy(_ output: Activation, outputs: Int) -> (value: String, blame: String) {
    let slope = output.numpySlope(z: "z[-1]", a: "out")
    let times = output == .linear ? "" : " * (\(slope))"
    return switch kind {
    case .squared:
      ("((out - y) ** 2).sum(1)", "(out - y)\(times)  # the 2 is left to the learning rate")
    case .half: ("((out - y) ** 2).sum(1) / 2", "(out - y)\(times)")
    case .mse: ("((out - y) ** 2).mean(1)", "2 / \(outputs) * (out - y)\(times)")
    case .huber:
      (
        "np.where(abs(out - y) <= \(huberDelta), (out - y) ** 2 / 2, "
          + "\(huberDelta) * (abs(out - y) - \(huberDelta) / 2)).sum(1)",
        "np.clip(out - y, -\(huberDelta), \(huberDelta))\(times)"
      )
    case .bce:
      ("(np.maximum(z, 0) - z * y + np.log1p(np.exp(-abs(z)))).sum(1)", "out - y")
    case .ce:
      (
        "(y * (np.log(np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)) "
          + "+ z.max(1, keepdims=True) - z)).sum(1)", "out - y"
      )
    }
  }
}

extension Optimizer {
  /// The body of a function that gives the change for a gradient g of w.
  fileprivate func python(_ numbers: OptimizerSettings) -> String {
    let decay = numbers.decay == 0 ? [] : ["g = g + \(numbers.decay) * w"]
    let lines: [String] =
      switch self {
      case .sgd: ["return -lr * g"]
      case .momentum: ["m[:] = \(numbers.momentum) * m + g", "return -lr * m"]
      case .nesterov:
        ["m[:] = \(numbers.momentum) * m + g", "return -lr * (g + \(numbers.momentum) * m)"]
      case .rmsprop:
        [
          "v[:] = \(numbers.alpha) * v + (1 - \(numbers.alpha)) * g * g",
          "return -lr * g / (np.sqrt(v) + \(numbers.epsilon))",
        ]
      case .adam:
        [
          "m[:] = \(numbers.beta1) * m + (1 - \(numbers.beta1)) * g",
          "v[:] = \(numbers.beta2) * v + (1 - \(numbers.beta2)) * g * g",
          "first = m / (1 - \(numbers.beta1) ** t)",
          "return -lr * first / (np.sqrt(v / (1 - \(numbers.beta2) ** t)) + \(numbers.epsilon))",
        ]
      }
    return (decay + lines).map { "    " + $0 }.joined(separator: "\n")
  }
}
