import Backprop

/// Draws numbers that are easy to calculate with, always the same from the same words.
struct Dice {
  private var generator: Generator
  /// Whether there is no variety in what a network is made of.
  var isPlain = false

  /// - Parameter words: What the draw is for, such as a topic, a seed and a number.
  init(_ words: [String]) {
    // FNV-1a, which has no other use here than to tell texts apart.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in words.joined(separator: "\u{1F}").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    generator = Generator(seed: hash)
  }

  /// One of several.
  mutating func pick<T>(_ items: [T]) -> T { items[generator.below(items.count)] }

  /// One of several; where it is to be plain, the first.
  mutating func vary<T>(_ items: [T]) -> T {
    let item = pick(items)
    return isPlain ? items[0] : item
  }

  /// A whole number.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + generator.below(range.count)
  }

  /// A number of tenths: 0.1 to 0.9 of 1...9.
  mutating func tenths(_ range: ClosedRange<Int>) -> Double { Double(whole(range)) / 10 }

  /// A number of hundredths.
  mutating func hundredths(_ range: ClosedRange<Int>) -> Double { Double(whole(range)) / 100 }

  /// A number of tenths, or of hundredths, with either sign.
  mutating func signedTenths(_ range: ClosedRange<Int>) -> Double { sign * tenths(range) }
  mutating func signedHundredths(_ range: ClosedRange<Int>) -> Double { sign * hundredths(range) }

  private var sign: Double {
    mutating get { generator.below(2) == 0 ? 1 : -1 }
  }
}
