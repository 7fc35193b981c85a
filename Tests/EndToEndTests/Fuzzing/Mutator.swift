/// Inputs that are nearly right: those of a corpus, each changed in a few places. The same seed
/// gives the same ones.
struct Mutator {
  private let corpus: [[UInt8]]
  private let tokens: [[UInt8]]
  private var state: UInt64

  init(_ corpus: [String], tokens: [String] = [], seed: UInt64) {
    self.corpus = corpus.map { Array($0.utf8) }
    self.tokens = tokens.map { Array($0.utf8) }
    state = seed
  }

  mutating func next() -> [UInt8] {
    var bytes = pick(corpus)
    for _ in 0...below(4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    let end = min(bytes.count, place + below(below(2) == 0 ? 4 : 60))
    switch below(8) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(UInt8(below(256)), at: place)
    case 2: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
    case 4:
      let other = pick(corpus)
      let start = below(other.count + 1)
      let part = other[start..<min(other.count, start + below(40))]
      bytes.replaceSubrange(place..<end, with: part)
    case 5:
      for _ in 0..<1 + below(300) {
        bytes.insert(contentsOf: bytes[place..<end].prefix(8), at: place)
      }
    default: bytes.replaceSubrange(place..<min(end, place + below(3)), with: pick(tokens))
    }
  }

  private mutating func pick(_ list: [[UInt8]]) -> [UInt8] {
    list.isEmpty ? [] : list[below(list.count)]
  }

  mutating func below(_ bound: Int) -> Int {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (word ^ word >> 31) >> 1) % max(1, bound)
  }
}
