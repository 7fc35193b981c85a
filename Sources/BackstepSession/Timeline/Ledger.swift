/// Counts the bytes of moments, those of a buffer that several share only once.
struct Ledger: Sendable {
  private(set) var bytes = 0
  private var buffers: [UInt: (moments: Int, bytes: Int)] = [:]

  /// A moment by itself: its fields, and its places in the tables of timeline and ledger.
  private static let momentBytes = MemoryLayout<State>.size + 500

  mutating func add(_ moment: Moment) {
    bytes += Self.momentBytes
    Reflection.buffers(of: moment.state) { address, count in
      if let known = buffers[address] {
        buffers[address] = (known.moments + 1, known.bytes)
      } else {
        let size = count()
        buffers[address] = (1, size)
        bytes += size
      }
    }
  }

  mutating func remove(_ moment: Moment) {
    bytes -= Self.momentBytes
    Reflection.buffers(of: moment.state) { address, _ in
      guard let known = buffers[address] else { return }
      if known.moments == 1 {
        buffers[address] = nil
        bytes -= known.bytes
      } else {
        buffers[address] = (known.moments - 1, known.bytes)
      }
    }
  }
}
