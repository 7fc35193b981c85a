/// Drawn patterns of two classes in the plane: 200 samples of two inputs, each about −1…1, and one
/// answer, 0 or 1.
///
/// Points lie evenly along a curve, each pushed aside by noise, in an order of their own. Angles
/// are made by turning again and again by 1.8°, so that only +, −, × and ÷ are used: the same
/// generator gives the same bytes on every machine.
package enum Pattern: String, CaseIterable, Sendable {
  /// A circle of radius 1 (0) around one of radius ½ (1).
  case circles
  /// Two half circles that reach into each other: the upper 0, the lower 1.
  case moons
  /// Two arms that wind one and a half times around the middle.
  case spiral

  /// Draws the samples.
  package func dataset(from generator: inout Generator) -> Dataset {
    var samples: [(x: [Double], y: [Double])] = []
    for position in 0..<Self.pointsPerClass {
      for label in [0.0, 1] {
        let place = point(position, label)
        let x = place.x + noise * normal(from: &generator)
        let y = place.y + noise * normal(from: &generator)
        samples.append((x: [x, y], y: [label]))
      }
    }
    for index in samples.indices.dropFirst().reversed() {
      samples.swapAt(index, generator.below(index + 1))
    }
    return Dataset(name: rawValue, samples: samples)
  }

  private static let pointsPerClass = 100

  /// The standard deviation of the noise.
  private var noise: Double {
    switch self {
    case .circles: 0.08
    case .moons: 0.06
    case .spiral: 0.025
    }
  }

  /// The place of a point along the curve of its class, without noise.
  private func point(_ position: Int, _ label: Double) -> (x: Double, y: Double) {
    switch self {
    case .circles:
      let radius = label == 0 ? 1 : 0.5
      let (cosine, sine) = turned(2 * position)
      return (radius * cosine, radius * sine)
    case .moons:
      let (cosine, sine) = turned(position)
      return label == 0
        ? ((cosine - 0.5) / 1.5, (sine - 0.25) / 1.5)
        : ((0.5 - cosine) / 1.5, (0.25 - sine) / 1.5)
    case .spiral:
      let radius = 0.1 + 0.9 * Double(position) / Double(Self.pointsPerClass)
      let (cosine, sine) = turned(3 * position)
      return label == 0 ? (radius * cosine, radius * sine) : (-radius * cosine, -radius * sine)
    }
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
