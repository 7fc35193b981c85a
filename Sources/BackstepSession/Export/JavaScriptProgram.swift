import Backprop

/// A program in plain JavaScript, in the spirit of the post: forward, loss, backward, nudge.
struct JavaScriptProgram {
  private let parts: ProgramParts

  init(_ state: State) { parts = ProgramParts(state: state) }

  private var architecture: Architecture { parts.architecture }
  private var layers: Int { architecture.layerCount }

  private func matrices(_ all: [Double]) -> String {
    "[\n"
      + (1...layers).map { "  " + parts.rows(parts.weights($0, of: all), indent: "    ") }
      .joined(separator: ",\n") + "]"
  }

  private func vectors(_ all: [Double]) -> String {
    "["
      + (1...layers).map { parts.list(parts.vector(.bias, $0, of: all)) }
      .joined(separator: ", ") + "]"
  }

  var text: String {
    let samples = parts.state.samplesToExport ?? ([], [])
    let (hidden, output) = (architecture.hiddenActivation, architecture.outputActivation)
    let loss = parts.settings.loss.script(outputs: architecture.outputCount)
    let parameters = parts.state.network.parameters
    let state = parts.state.optimizerState
    let outputs =
      output == .softmax
      ? "softmax(z)" : "z.map((z) => \(output.script))"
    return """
      // A network taken from backstep: \(parts.title).
      //
      //   node FILE [--epochs N]     goes on training, and prints the loss
      //   node FILE --predict        prints what the network says of every sample
      //   node FILE --weights OUT    trains, and writes the weights as `load` reads them
      //   node FILE --step OUT       writes one step on the first batch, for `compare`
      import fs from "node:fs";

      // Row j of a matrix is neuron j, column i one of its inputs.
      const W = \(matrices(parameters));
      const b = \(vectors(parameters));
      const X = \(parts.rows(samples.x));
      const Y = \(parts.rows(samples.y));
      const lr = \(Expression.shortest(parts.settings.learningRate)), batch = \(parts.batch), hasBiases = \(architecture.hasBiases);
      // What the optimizer, \(parts.settings.optimizer), remembers: m and v of each parameter, and its steps.
      const mW = \(matrices(parts.moments(state.firstMoment))), vW = \(matrices(parts.moments(state.secondMoment)));
      const mb = \(vectors(parts.moments(state.firstMoment))), vb = \(vectors(parts.moments(state.secondMoment)));
      let t = \(state.stepCount);

      const L = W.length;
      const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
      const softmax = (z) => {
        const largest = Math.max(...z);
        const powers = z.map((z) => Math.exp(z - largest));
        return powers.map((power) => power / sum(powers));
      };
      const hidden = (z) => \(hidden.isElementwise ? hidden.script : "z");
      const hiddenSlope = (z, a) => \(hidden.isElementwise ? hidden.scriptSlope : "1");
      const outputSlope = (z, a) => \(output.isElementwise ? output.scriptSlope : "1");
      const output = (z) => \(outputs);

      // z and a of every layer; a[0] is x.
      function forward(x) {
        const z = [], a = [x];
        for (let l = 0; l < L; l++) {
          z.push(W[l].map((row, j) => sum(row.map((w, i) => w * a[l][i])) + b[l][j]));
          a.push(l === L - 1 ? output(z[l]) : z[l].map(hidden));
        }
        return { z, a };
      }

      // The loss of one sample.
      const loss = (z, out, y) => \(loss.value);

      // The blame of every neuron, from the output back.
      function blames({ z, a }, y) {
        const d = [];
        d[L - 1] = a[L].map((out, k) => \(loss.blame));
        for (let l = L - 2; l >= 0; l--) {
          // What comes back over all paths, times the slope here.
          d[l] = a[l + 1].map((a, j) =>
            sum(W[l + 1].map((row, k) => row[j] * d[l + 1][k])) * hiddenSlope(z[l][j], a));
        }
        return d;
      }

      // Forward and back over a batch; the gradients are the mean over its samples.
      function run(xs, ys) {
        const passes = xs.map(forward);
        const ds = passes.map((pass, s) => blames(pass, ys[s]));
        const mean = (term) => sum(xs.map((_, s) => term(s))) / xs.length;
        const gradW = W.map((rows, l) => rows.map((row, j) => row.map((_, i) =>
          mean((s) => ds[s][l][j] * passes[s].a[l][i]))));
        const gradb = b.map((row, l) => row.map((_, j) => mean((s) => ds[s][l][j])));
        const losses = passes.map(({ z, a }, s) => loss(z[L - 1], a[L], ys[s]));
        return { passes, ds, gradW, gradb, losses };
      }

      // What \(parts.settings.optimizer) makes of a gradient g of w; m and v are moved on in their place.
      function change(g, w, m, v, i) {
      \(parts.settings.optimizer.script(parts.numbers))
      }

      // Every weight downhill at once.
      function nudge({ gradW, gradb }) {
        t += 1;
        for (let l = 0; l < L; l++) {
          for (let j = 0; j < W[l].length; j++) {
            gradW[l][j].forEach((g, i) => { W[l][j][i] += change(g, W[l][j][i], mW[l][j], vW[l][j], i); });
            if (hasBiases) b[l][j] += change(gradb[l][j], b[l][j], mb[l], vb[l], j);
          }
        }
      }

      function train(epochs) {
        for (let epoch = 1; epoch <= epochs; epoch++) {
          let total = 0;
          for (let start = 0; start < X.length; start += batch) {
            const made = run(X.slice(start, start + batch), Y.slice(start, start + batch));
            total += sum(made.losses);
            nudge(made);
          }
          console.log(`epoch ${epoch}: mean loss ${total / X.length}`);
        }
      }

      function weights() {
        const named = {};
        for (let l = 0; l < L; l++) {
          named[`W${l + 1}`] = structuredClone(W[l]);
          if (hasBiases) named[`b${l + 1}`] = structuredClone(b[l]);
        }
        return named;
      }

      // One step on the first batch, as `compare` reads it: with nothing remembered.
      function step() {
        t = 0;
        for (const memory of [...mW.flat(), ...vW.flat(), ...mb, ...vb]) memory.fill(0);
        const [x, y] = [X.slice(0, batch), Y.slice(0, batch)];
        const given = { ...weights(), x, y };
        const made = run(x, y);
        for (let l = 0; l < L; l++) {
          given[`z${l + 1}`] = made.passes.map(({ z }) => z[l]);
          given[`a${l + 1}`] = made.passes.map(({ a }) => a[l + 1]);
          given[`d${l + 1}`] = made.ds.map((d) => d[l]);
          given[`gradW${l + 1}`] = made.gradW[l];
          if (hasBiases) given[`gradb${l + 1}`] = made.gradb[l];
        }
        given.loss = sum(made.losses) / x.length;
        nudge(made);
        given.after = weights();
        given.net = { activations: \(parts.netActivations) };
        given.settings = \(parts.stepSettings);
        return given;
      }

      const option = (name) => {
        const place = process.argv.indexOf(name);
        return place < 0 ? undefined : process.argv[place + 1] ?? "";
      };
      if (option("--predict") !== undefined) {
        for (const x of X) console.log(JSON.stringify(x), JSON.stringify(forward(x).a[L]));
      } else if (option("--step")) {
        fs.writeFileSync(option("--step"), JSON.stringify(step()));
      } else {
        train(Number(option("--epochs") ?? 10));
        if (option("--weights")) fs.writeFileSync(option("--weights"), JSON.stringify(weights()));
      }

      """
  }
}

extension Activation {
  /// a of one z.
  fileprivate var script: String {
    switch self {
    case .sigmoid: "1 / (1 + Math.exp(-z))"
    case .tanh: "Math.tanh(z)"
    case .relu: "Math.max(z, 0)"
    case .leaky: "(z > 0 ? z : \(Activation.leakySlope) * z)"
    case .softplus: "Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))"
    case .linear, .softmax: "z"
    }
  }

  /// Its slope at z, where it is a.
  fileprivate var scriptSlope: String {
    switch self {
    case .sigmoid: "a * (1 - a)"
    case .tanh: "1 - a * a"
    case .relu: "(z > 0 ? 1 : 0)"
    case .leaky: "(z > 0 ? 1 : \(Activation.leakySlope))"
    case .softplus: "1 / (1 + Math.exp(-z))"
    case .linear, .softmax: "1"
    }
  }
}

extension Loss {
  /// A sample's loss, and the blame of output k.
  fileprivate func script(outputs: Int) -> (value: String, blame: String) {
    let slope = "outputSlope(z[L - 1][k], out)"
    return switch kind {
    case .squared:
      (
        "sum(out.map((out, k) => (out - y[k]) ** 2))",
        "(out - y[k]) * \(slope) /* the 2 is left to lr */"
      )
    case .half:
      ("sum(out.map((out, k) => (out - y[k]) ** 2)) / 2", "(out - y[k]) * \(slope)")
    case .mse:
      (
        "sum(out.map((out, k) => (out - y[k]) ** 2)) / \(outputs)",
        "2 / \(outputs) * (out - y[k]) * \(slope)"
      )
    case .huber:
      (
        "sum(out.map((out, k) => Math.abs(out - y[k])).map((e) =>\n"
          + "  e <= \(huberDelta) ? e * e / 2 : \(huberDelta) * (e - \(huberDelta) / 2)))",
        "Math.max(-\(huberDelta), Math.min(\(huberDelta), out - y[k])) * \(slope)"
      )
    case .bce:
      (
        "sum(z.map((z, k) =>\n"
          + "  Math.max(z, 0) - z * y[k] + Math.log1p(Math.exp(-Math.abs(z)))))",
        "out - y[k]"
      )
    case .ce:
      (
        "-sum(softmax(z).map((share, k) => (y[k] === 0 ? 0 : y[k] * Math.log(share))))",
        "out - y[k]"
      )
    }
  }
}

extension Optimizer {
  /// The body of a function that gives the change for a gradient g of w.
  fileprivate func script(_ numbers: OptimizerSettings) -> String {
    let decay = numbers.decay == 0 ? [] : ["g += \(numbers.decay) * w;"]
    let lines: [String] =
      switch self {
      case .sgd: ["return -lr * g;"]
      case .momentum: ["m[i] = \(numbers.momentum) * m[i] + g;", "return -lr * m[i];"]
      case .nesterov:
        [
          "m[i] = \(numbers.momentum) * m[i] + g;",
          "return -lr * (g + \(numbers.momentum) * m[i]);",
        ]
      case .rmsprop:
        [
          "v[i] = \(numbers.alpha) * v[i] + (1 - \(numbers.alpha)) * g * g;",
          "return -lr * g / (Math.sqrt(v[i]) + \(numbers.epsilon));",
        ]
      case .adam:
        [
          "m[i] = \(numbers.beta1) * m[i] + (1 - \(numbers.beta1)) * g;",
          "v[i] = \(numbers.beta2) * v[i] + (1 - \(numbers.beta2)) * g * g;",
          "const first = m[i] / (1 - \(numbers.beta1) ** t);",
          "return -lr * first / (Math.sqrt(v[i] / (1 - \(numbers.beta2) ** t)) + \(numbers.epsilon));",
        ]
      }
    return (decay + lines).map { "  " + $0 }.joined(separator: "\n")
  }
}
