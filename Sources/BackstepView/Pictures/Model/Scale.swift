import Backprop
import BackstepText

/// Where the numbers of an axis lie: evenly, or by their logarithms.
package struct Scale: Equatable, Sendable {
  /// Both finite, and the first the smaller.
  package let low: Double, high: Double
  /// Whether it goes by logarithms; both ends are above 0 then.
  package let isLog: Bool

  /// From one number to another; ends that are the same, or none, are moved apart.
  package init(_ low: Double, _ high: Double, isLog: Bool = false) {
    var (low, high) = (low.isFinite ? low : 0, high.isFinite ? high : 1)
    if low > high { swap(&low, &high) }
    if low == high {
      let margin = max(abs(low) / 10, 1e-9)
      (low, high) = (low - margin, high + margin)
      if !low.isFinite || !high.isFinite || low == high { (low, high) = (low / 2, low) }
      if low > high { swap(&low, &high) }
    }
    (self.low, self.high) = (low, high)
    self.isLog = isLog && low > 0
  }

  /// From 0, or where they span more than a factor of 50, by logarithms from the least above 0; nil
  /// without a number to place.
  package init?(covering values: some Sequence<Double>, fromZero: Bool = true) {
    var (least, greatest, positive) = (Double.infinity, -Double.infinity, Double.infinity)
    for value in values where value.isFinite {
      (least, greatest) = (min(least, value), max(greatest, value))
      if value > 0 { positive = min(positive, value) }
    }
    guard least <= greatest else { return nil }
    if least >= 0, positive < greatest / 50 {
      self.init(positive, greatest, isLog: true)
    } else {
      self.init(fromZero && least >= 0 ? 0 : least, fromZero && greatest <= 0 ? 0 : greatest)
    }
  }

  /// From the least to the greatest, evenly, 0 among them; nil without a number to place.
  package static func linear(_ values: some Sequence<Double>) -> Scale? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return Scale(min(0, low), max(0, high))
  }

  /// How far along a number lies, 0…1 from the one end to the other and beyond outside; nil for
  /// what has no place.
  package func part(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    if isLog {
      guard value > 0 else { return -1 }
      // A quotient of two losses may be too large for a number where their logarithms are not.
      let part = (logarithm(value) - logarithm(low)) / (logarithm(high) - logarithm(low))
      return part.isFinite ? part : nil
    }
    let part = (value / 2 - low / 2) / (high / 2 - low / 2)
    return part.isFinite ? part : nil
  }

  /// The number at a part of the way.
  package func value(at part: Double) -> Double {
    if isLog {
      return exponential(logarithm(low) * (1 - part) + logarithm(high) * part)
    }
    return low * (1 - part) + high * part
  }

  /// Round numbers along it, at most so many.
  package func ticks(atMost most: Int) -> [Double] {
    guard most >= 2 else { return [] }
    return isLog ? decades(atMost: most) : steps(atMost: most)
  }

  private func decades(atMost most: Int) -> [Double] {
    let (first, last) = (
      (logarithm(low) / logarithm(10) - 1e-9).rounded(.up),
      (logarithm(high) / logarithm(10) + 1e-9).rounded(.down)
    )
    let count = last - first + 1
    // Within one decade there are hardly any; its ends say more.
    guard count >= 2 else { return [low, high] }
    let stride = max(1, (count / Double(most)).rounded(.up))
    return Array(
      sequence(first: first) { $0 + stride <= last ? $0 + stride : nil }.prefix(most)
    ).map(Self.powerOfTen)
  }

  private func steps(atMost most: Int) -> [Double] {
    let span = high - low
    guard span.isFinite, span > 0 else { return [low, high] }
    let rough = span / Double(most)
    let decade = Self.powerOfTen((logarithm(rough) / logarithm(10)).rounded(.down))
    guard decade > 0, decade.isFinite,
      let step = [1, 2, 5, 10].map({ $0 * decade }).first(where: { $0 >= rough * 0.999_999 })
    else { return [low, high] }
    let first = (low / step - 1e-6).rounded(.up)
    let last = (high / step + 1e-6).rounded(.down)
    guard first.isFinite, last.isFinite, last >= first, last - first <= Double(most) else {
      return [low, high]
    }
    // What is next to nothing beside a step is 0.
    return (0...(Cell.floor(last - first, within: 0...most) ?? 0)).map { index in
      let tick = (first + Double(index)) * step
      return abs(tick) < step / 1000 ? 0 : tick
    }
  }

  private static func powerOfTen(_ exponent: Double) -> Double {
    guard abs(exponent) <= 300 else { return exponential(exponent * logarithm(10)) }
    // The shortest text of it, read back, is the number that people mean by it.
    return Double("1e\(Cell.floor(exponent, within: -300...300) ?? 0)") ?? .nan
  }
}

/// One axis of a picture.
package struct Axis: Equatable, Sendable {
  /// What goes along it, with its unit.
  package let name: String
  package let scale: Scale

  init(_ name: String, _ scale: Scale) { (self.name, self.scale) = (name, scale) }

  /// Round numbers along it, at most so many: how far along each lies, and how it is written.
  func marks(atMost most: Int) -> [(part: Double, label: String)] {
    let ticks = scale.ticks(atMost: most)
    return ticks.compactMap { tick in
      guard let part = scale.part(of: tick), (-0.001...1.001).contains(part) else { return nil }
      return (part, label(tick, among: ticks))
    }
  }

  /// Its ends as they are written.
  var ends: (low: String, high: String) {
    let ends = [scale.low, scale.high]
    return (label(ends[0], among: ends), label(ends[1], among: ends))
  }

  /// A number at the axis, with digits enough to tell it from the next.
  func label(_ value: Double, among ticks: [Double] = []) -> String {
    if value == value.rounded(), abs(value) < 1e6 { return NumberFormat(digits: 7)(value) }
    for digits in 3..<7 {
      let format = NumberFormat(digits: digits)
      if Set(ticks.map(format.callAsFunction)).count == ticks.count { return format(value) }
    }
    return NumberFormat(digits: 7)(value)
  }
}
