/// What a neuron makes of its weighted sum z.
///
/// | name | a(z) | slope da/dz |
/// |---|---|---|
/// | sigmoid | 1 / (1 + e⁻ᶻ) | a (1 − a) |
/// | tanh | tanh z | 1 − a² |
/// | relu | max(0, z) | 1 when z > 0, else 0 |
/// | leaky | z when z > 0, else 0.01 z | 1 when z > 0, else 0.01 |
/// | linear | z | 1 |
/// | softmax | eᶻᵏ / Σ eᶻ, over the layer | none of its own: only with the loss `ce` |
public enum Activation: String, CaseIterable, Sendable {
  case sigmoid, tanh, relu, leaky, linear, softmax

  /// The slope of `leaky` at and below 0.
  public static let leakySlope = 0.01

  /// Whether each neuron is computed from its own sum alone.
  public var isElementwise: Bool { self != .softmax }

  /// a(z) of an elementwise activation.
  @inlinable
  public func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .sigmoid: logistic(z)
    case .tanh: tangent(z)
    case .relu: z > 0 ? z : (z.isNaN ? z : 0)
    case .leaky: z > 0 ? z : Self.leakySlope * z
    case .linear, .softmax: z
    }
  }

  /// da/dz of an elementwise activation, from z and a(z).
  @inlinable
  public func slope(z: Double, a: Double) -> Double {
    switch self {
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: z > 0 ? 1 : 0
    case .leaky: z > 0 ? 1 : Self.leakySlope
    case .linear, .softmax: 1
    }
  }

  /// da/dz of four neurons side by side.
  @inline(__always)
  func slope(z: Lanes, a: Lanes) -> Lanes {
    switch self {
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu, .leaky:
      Lanes(
        slope(z: z[0], a: a[0]), slope(z: z[1], a: a[1]),
        slope(z: z[2], a: a[2]), slope(z: z[3], a: a[3]))
    case .linear, .softmax: Lanes(repeating: 1)
    }
  }
}

/// 1 / (1 + e⁻ᶻ). Far below 0, e⁻ᶻ overflows to ∞ and the quotient is the correct 0.
public func logistic(_ z: Double) -> Double { 1 / (1 + exponential(-z)) }

/// The platform's tanh.
public func tangent(_ z: Double) -> Double { hyperbolicTangent(z) }

/// Softmax of a layer in place: zₖ becomes eᶻᵏ / Σ eᶻ, shifted by the largest z so that nothing
/// overflows.
func softmax(_ z: UnsafeMutableBufferPointer<Double>) {
  guard var largest = z.first else { return }
  for value in z where value > largest { largest = value }
  var sum = 0.0
  for index in z.indices {
    z[index] = exponential(z[index] - largest)
    sum += z[index]
  }
  for index in z.indices { z[index] /= sum }
}
