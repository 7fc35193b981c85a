import Backprop

extension Codec<Int> {
  /// Every time and count in a file is at most this, far from any overflow.
  static let mostCount = 1_000_000_000_000_000

  /// A time or a count; one beyond what is read is written as the largest.
  static func count(upTo most: Int = mostCount) -> Codec {
    Codec {
      .integer(min($0, most))
    } read: { node throws(FileFault) in
      try node.integer(0...most)
    }
  }
}

extension Codec<Architecture> {
  private struct Net: Sendable {
    var sizes: [Int] = []
    var activations: [Activation] = []
    var hasBiases = true
    var normalization: Normalization?
  }

  static let net = Codec<Net>.object(
    onto: Net(),
    [
      Field("sizes", \.sizes, .wholeNumbers()),
      Field("activations", \.activations) {
        Codec<Activation>.word.list(max(1, $0.sizes.count - 1))
      },
      Field("biases", \.hasBiases, .flag),
      Field("norm", \.normalization, Codec<Normalization>.word.optional, isOptional: true),
    ]
  ).mapped {
    Net(
      sizes: $0.sizes, activations: $0.activations, hasBiases: $0.hasBiases,
      normalization: $0.normalization)
  } read: { net, node throws(FileFault) in
    let output = net.activations.last ?? .sigmoid
    let hidden = net.activations.dropLast().first ?? output
    // There is one activation for all hidden layers.
    guard net.activations.dropLast().allSatisfy({ $0 == hidden }) else {
      throw .contradiction(node.child("activations"))
    }
    do throws(ArchitectureError) {
      return try Architecture(
        sizes: net.sizes, hidden: hidden, output: output, hasBiases: net.hasBiases,
        normalization: net.normalization)
    } catch {
      throw .architecture(error)
    }
  }
}

extension Codec<Settings> {
  /// The settings, each under its name; the usual value where there is none.
  static func settings(for architecture: Architecture) -> Codec {
    object(onto: Settings(), Settings.all.map(\.field)).checked { settings, _ in
      settings.loss.fits(architecture.outputActivation)
        ? nil : .lossDoesNotFit(settings.loss, architecture.outputActivation)
    }
  }
}

extension Codec<OptimizerState> {
  static func memory(of architecture: Architecture) -> Codec {
    object(
      onto: OptimizerState(),
      [
        Field("steps", \.stepCount, .count()),
        Field("m", \.firstMoment, architecture.packedParameters.nullWhereEmpty),
        Field("v", \.secondMoment, architecture.packedParameters.nullWhereEmpty),
      ])
  }
}

extension Codec<RunningStatistics?> {
  /// What batch normalisation has seen; nothing yet where a file does not say.
  static func running(in network: Network) -> Codec {
    guard let fresh = network.running else {
      return Codec { _ in
        .null
      } read: { _ in
        nil
      }
    }
    let neurons = network.architecture.packedNeurons(samples: 1)
    return Codec<RunningStatistics>.object(
      onto: fresh, [Field("mean", \.means, neurons), Field("var", \.variances, neurons)]
    ).optional.mapped {
      $0
    } read: { running, _ in
      running ?? fresh
    }
  }
}

extension Codec<Generator> {
  private static let word = Codec<String>.line.mapped {
    (word: UInt64) in
    String(word, radix: 16)
  } read: { text, node throws(FileFault) in
    guard let word = UInt64(text, radix: 16) else {
      throw .wrongKind(node.path, expected: .hexadecimal)
    }
    return word
  }

  /// The four words of its state.
  static let words = word.list(4).mapped { (generator: Generator) in
    [generator.state.0, generator.state.1, generator.state.2, generator.state.3]
  } read: { words, node throws(FileFault) in
    guard let generator = Generator(state: words) else { throw .contradiction(node.path) }
    return generator
  }
}

extension Codec<[OwnValue]> {
  /// What `let` has named.
  static let own = Codec<OwnValue>.object(
    onto: OwnValue(name: "", axes: [], numbers: []),
    [
      Field("name", \.name, .line),
      Field(
        "axes", \.axes,
        Codec<[Int]>.wholeNumbers(1...State.mostOwnNumbers).checked { axes, node in
          axes.count <= 2 ? nil : .wrongCount(node.path, given: axes.count, needed: 2)
        }),
      Field("numbers", \.numbers) { value in
        Codec<[Double]>.numbers(value.count).finite
      },
    ]
  ).checked { value, node in
    OwnValue.refusal(of: value.name) == nil ? nil : .wrongKind(node.path, expected: .name)
  }.list().checked { values, node in
    State.holds(values) && Set(values.map(\.name)).count == values.count
      ? nil : .contradiction(node.path)
  }
}

extension Codec<[Name]> {
  /// The watched names, as they are typed.
  static func watches(in shape: Shape) -> Codec {
    Codec<String>.line.mapped {
      (name: Name) in
      name.text(in: shape)
    } read: { text, node throws(FileFault) in
      guard let name = try? ExpressionParser.parseName(text, in: shape) else {
        throw .wrongKind(node.path, expected: .name)
      }
      return name
    }.list().mapped {
      $0
    } read: { names, node throws(FileFault) in
      guard names.count <= State.mostWatches else {
        throw .outOfRange(node.path, .whole(0...State.mostWatches))
      }
      return names.enumerated().filter { !names[..<$0].contains($1) }.map(\.element)
    }
  }
}
