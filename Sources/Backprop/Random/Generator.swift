/// Seeded random numbers: xoshiro256** 1.0 started from SplitMix64.
///
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2018, and
/// their public reference definitions at prng.di.unimi.it.
package struct Generator: RandomNumberGenerator, Equatable, Sendable {
  /// The four words of xoshiro's state.
  package private(set) var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts from four words of SplitMix64.
  package init(seed: UInt64) {
    var splitter = SplitMix64(state: seed)
    state = (splitter.next(), splitter.next(), splitter.next(), splitter.next())
  }

  /// Starts from a state written down before; nil when it is all zero, from which xoshiro never
  /// leaves.
  package init?(state: [UInt64]) {
    guard state.count == 4, state.contains(where: { $0 != 0 }) else { return nil }
    self.state = (state[0], state[1], state[2], state[3])
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// The next number in [0, 1): the upper 53 bits, times 2⁻⁵³.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The next whole number in 0..<bound, every one equally likely.
  ///
  /// Draws that fall into the last, incomplete run of `bound` numbers are thrown away.
  package mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    var drawn = next()
    while drawn >= limit { drawn = next() }
    return Int(drawn % bound)
  }

  /// Puts items into a fresh order (Fisher and Yates, in Durstenfeld's form), which depends on
  /// nothing but the generator.
  package mutating func shuffle<Item>(_ items: inout [Item]) {
    for index in items.indices.dropFirst().reversed() { items.swapAt(index, below(index + 1)) }
  }

  /// Two generators are equal when all that follows from them is.
  package static func == (left: Generator, right: Generator) -> Bool { left.state == right.state }

  private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}

/// SplitMix64: turns any seed, 0 included, into well-mixed words.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
