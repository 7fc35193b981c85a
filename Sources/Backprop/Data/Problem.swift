/// Small problems that a network can be asked to learn: five truth tables of two inputs, and three
/// drawn patterns of two classes in the plane, each of 200 samples about −1…1.
///
/// Points of a pattern lie evenly along a curve, each pushed aside by noise, in an order of their
/// own. Angles are made by turning again and again by 1.8°, so that only +, −, × and ÷ are used:
/// the same generator gives the same bytes on every machine.
package enum Problem: String, CaseIterable, Sendable {
  case xor, and, or, nand, xnor
  /// A circle of radius 1 (0) around one of radius ½ (1).
  case circles
  /// Two half circles that reach into each other: the upper 0, the lower 1.
  case moons
  /// Two arms that wind one and a half times around the middle.
  case spiral

  /// The samples; only patterns are drawn.
  package func dataset(from generator: Generator = Generator(seed: 0)) -> Dataset {
    switch self {
    case .xor: table { $0 != $1 }
    case .and: table { $0 && $1 }
    case .or: table { $0 || $1 }
    case .nand: table { !($0 && $1) }
    case .xnor: table { $0 == $1 }
    case .circles:
      drawn(from: generator, noise: 0.08) { position, label in
        let radius = label == 0 ? 1 : 0.5
        let (cosine, sine) = turned(2 * position)
        return (radius * cosine, radius * sine)
      }
    case .moons:
      drawn(from: generator, noise: 0.06) { position, label in
        let (cosine, sine) = turned(position)
        return label == 0
          ? ((cosine - 0.5) / 1.5, (sine - 0.25) / 1.5)
          : ((0.5 - cosine) / 1.5, (0.25 - sine) / 1.5)
      }
    case .spiral:
      drawn(from: generator, noise: 0.025) { position, label in
        let radius = 0.1 + 0.9 * Double(position) / Double(Self.pointsPerClass)
        let (cosine, sine) = turned(3 * position)
        return label == 0 ? (radius * cosine, radius * sine) : (-radius * cosine, -radius * sine)
      }
    }
  }

  /// The four rows 00, 01, 10, 11 as numbers 0 and 1.
  private func table(_ answer: (Bool, Bool) -> Bool) -> Dataset {
    let bits = [(false, false), (false, true), (true, false), (true, true)]
    return Dataset(
      name: rawValue,
      samples: bits.map { a, b in (x: [a ? 1 : 0, b ? 1 : 0], y: [answer(a, b) ? 1 : 0]) })
  }

  private static let pointsPerClass = 100

  /// Points of both classes along their curves, with noise of a standard deviation.
  private func drawn(
    from generator: Generator, noise: Double, _ point: (Int, _ label: Double) -> (Double, Double)
  ) -> Dataset {
    var generator = generator
    var samples: [(x: [Double], y: [Double])] = []
    for position in 0..<Self.pointsPerClass {
      for label in [0.0, 1] {
        let (x, y) = point(position, label)
        let aside = (noise * normal(from: &generator), noise * normal(from: &generator))
        samples.append((x: [x + aside.0, y + aside.1], y: [label]))
      }
    }
    generator.shuffle(&samples)
    return Dataset(name: rawValue, samples: samples)
  }

  /// Cosine and sine of some times 1.8°.
  private func turned(_ times: Int) -> (cosine: Double, sine: Double) {
    let (stepCosine, stepSine) = (0.9995065603657316, 0.03141075907812829)
    var (cosine, sine) = (1.0, 0.0)
    for _ in 0..<times {
      (cosine, sine) = (
        cosine * stepCosine - sine * stepSine, sine * stepCosine + cosine * stepSine
      )
    }
    return (cosine, sine)
  }

  /// About normally distributed, with mean 0 and deviation 1: twelve uniform numbers, less 6.
  private func normal(from generator: inout Generator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + generator.unit() }
  }
}
