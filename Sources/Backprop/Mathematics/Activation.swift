/// What a neuron makes of its weighted sum z.
///
/// | name | a(z) | slope da/dz |
/// |---|---|---|
/// | sigmoid | 1 / (1 + e⁻ᶻ) | a (1 − a) |
/// | tanh | tanh z | 1 − a² |
/// | relu | max(0, z) | 1 when z > 0, else 0 |
/// | leaky | z when z > 0, else 0.01 z | 1 when z > 0, else 0.01 |
/// | softplus | ln(1 + eᶻ), as max(0, z) + ln(1 + e^−∣z∣) | sigmoid(z) |
/// | linear | z | 1 |
/// | softmax | eᶻᵏ / Σ eᶻ, over the layer | none of its own: only with the loss `ce` |
///
/// Whatever code asks about an activation stands here, so that the compiler asks it of a new one.
package enum Activation: String, CaseIterable, Sendable {
  case sigmoid, tanh, relu, leaky, softplus, linear, softmax

  /// The slope of `leaky` at and below 0.
  package static let leakySlope = 0.01

  /// Whether each neuron is computed from its own sum alone.
  package var isElementwise: Bool {
    switch self {
    case .sigmoid, .tanh, .relu, .leaky, .softplus, .linear: true
    case .softmax: false
    }
  }

  /// Whether a sum is multiplied by a slope at all on the way back: not where it is 1 everywhere.
  package var hasSlope: Bool {
    switch self {
    case .sigmoid, .tanh, .relu, .leaky, .softplus: true
    case .linear, .softmax: false
    }
  }

  /// Whether the slope jumps where z is 0, so that a central difference across it says nothing.
  package var hasCorner: Bool {
    switch self {
    case .relu, .leaky: true
    case .sigmoid, .tanh, .softplus, .linear, .softmax: false
    }
  }

  /// Whether the slope at a is the slope at z, so that nobody notices who takes the one for the
  /// other.
  package var hasSameSlopeAtActivation: Bool {
    switch self {
    case .sigmoid, .tanh, .softplus: false
    case .relu, .leaky, .linear, .softmax: true
    }
  }

  /// The numbers that it comes near or gives.
  package var reach: ClosedRange<Double> {
    switch self {
    case .sigmoid, .softmax: 0...1
    case .tanh: -1...1
    case .relu, .softplus: 0...Double.infinity
    case .leaky, .linear: -Double.infinity...Double.infinity
    }
  }

  /// Why a neuron may hand on next to no blame; nil where its slope never comes near 0.
  package var flatness: Flatness? {
    switch self {
    case .relu: .dead
    case .sigmoid, .tanh, .softplus: .saturated
    case .leaky, .linear, .softmax: nil
    }
  }

  /// A slope below this lets less than a hundredth of the blame through.
  package static let smallSlope = 0.01

  /// Why a neuron learns next to nothing.
  package enum Flatness: String, Sendable {
    /// Its slope is almost 0.
    case saturated
    /// Its slope is 0 on a whole side of 0.
    case dead
  }

  /// a(z) of an elementwise activation.
  @inlinable
  package func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .sigmoid: logistic(z)
    case .tanh: tangent(z)
    case .relu: z > 0 ? z : (z.isNaN ? z : 0)
    case .leaky: z > 0 ? z : Self.leakySlope * z
    case .softplus: softened(z)
    case .linear, .softmax: z
    }
  }

  /// da/dz of an elementwise activation, from z and a(z).
  @inlinable
  package func slope(z: Double, a: Double) -> Double {
    switch self {
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: z > 0 ? 1 : 0
    case .leaky: z > 0 ? 1 : Self.leakySlope
    case .softplus: logistic(z)
    case .linear, .softmax: 1
    }
  }

  /// a(z) of the first neurons of four side by side, and 0 for the rest.
  @inline(__always)
  func callAsFunction(_ z: Lanes, lanes: Int) -> Lanes {
    switch self {
    // 1 / (1 + ∞) = 0
    case .sigmoid: 1 / (1 + z.mapped(lanes, rest: .infinity) { exponential(-$0) })
    case .tanh: z.mapped(lanes, rest: 0, tangent)
    case .relu: z.mapped(lanes, rest: 0) { Activation.relu($0) }
    case .leaky: z.mapped(lanes, rest: 0) { Activation.leaky($0) }
    case .softplus: z.softened(lanes)
    case .linear, .softmax: z
    }
  }

  /// da/dz of four neurons side by side.
  @inline(__always)
  func slope(z: Lanes, a: Lanes) -> Lanes {
    switch self {
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: Lanes.zero.replacing(with: 1, where: z .> 0)
    case .leaky: Lanes(repeating: Self.leakySlope).replacing(with: 1, where: z .> 0)
    case .softplus: z.softenedSlope
    case .linear, .softmax: Lanes(repeating: 1)
    }
  }
}

/// 1 / (1 + e⁻ᶻ). Far below 0, e⁻ᶻ overflows to ∞ and the quotient is the correct 0.
package func logistic(_ z: Double) -> Double { 1 / (1 + exponential(-z)) }

/// The platform's tanh.
package func tangent(_ z: Double) -> Double { hyperbolicTangent(z) }

/// ln(1 + eᶻ), which neither overflows far above 0 nor loses its digits far below.
package func softened(_ z: Double) -> Double {
  max(z, 0) + logarithmOfOnePlus(exponential(-abs(z)))
}

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

extension Lanes {
  // Apart, so that the loops over the other activations stay small enough to be fast.
  @inline(never)
  fileprivate func softened(_ lanes: Int) -> Lanes {
    mapped(lanes, rest: 0) { Activation.softplus($0) }
  }
  @inline(never)
  fileprivate var softenedSlope: Lanes { Activation.sigmoid(self, lanes: 4) }

  /// Each of the first lanes transformed, the others replaced. The vector is made whole before it
  /// is stored: numbers stored singly and soon read as a vector would make the processor wait.
  @inline(__always)
  fileprivate func mapped(_ lanes: Int, rest: Double, _ transform: (Double) -> Double) -> Lanes {
    let first = transform(self[0])
    guard lanes > 1 else { return Lanes(first, rest, rest, rest) }
    let second = transform(self[1])
    guard lanes > 2 else { return Lanes(first, second, rest, rest) }
    let third = transform(self[2])
    guard lanes > 3 else { return Lanes(first, second, third, rest) }
    return Lanes(first, second, third, transform(self[3]))
  }
}
