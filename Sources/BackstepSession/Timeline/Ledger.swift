/// Counts the bytes of moments, those of a buffer that several share only once.
struct Ledger: Sendable {
  private(set) var bytes = 0
  private var buffers: [UInt: (moments: Int, bytes: Int)] = [:]

  /// A moment by itself: its fields, and its places in the tables of timeline and ledger.
  private static let momentBytes = MemoryLayout<State>.size + 500

  mutating func add(_ moment: Moment) {
    bytes += Self.momentBytes
    moment.state.forEachBuffer { address, size in
      if let known = buffers[address] {
        buffers[address] = (known.moments + 1, known.bytes)
      } else {
        buffers[address] = (1, size)
        bytes += size
      }
    }
  }

  mutating func remove(_ moment: Moment) {
    bytes -= Self.momentBytes
    moment.state.forEachBuffer { address, _ in
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

extension State {
  /// Where each array and long text of it lies, and its bytes. What always stays small and is hardly
  /// ever changed, such as the sizes of the layers, is left to `Ledger.momentBytes`.
  ///
  /// By hand, because reflection takes a hundred times as long; a test holds this against it.
  func forEachBuffer(_ visit: (UInt, Int) -> Void) {
    func array<T>(_ array: [T]?) {
      guard let array, !array.isEmpty else { return }
      let address = array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
      // Not the capacity, which is the allocator's choice and not the same in every run.
      visit(address, array.count * MemoryLayout<T>.stride + 32)
    }
    array(network.parameters)
    array(initialParameters)
    array(optimizerState.firstMoment)
    array(optimizerState.secondMoment)
    array(frozen)
    array(data?.numbers)
    array(heldOut?.numbers)
    if case .own(let x, let y) = sample {
      array(x)
      array(y)
    }
    array(values.forward?.input)
    array(values.forward?.sums)
    array(values.forward?.activations)
    array(values.backward?.blames)
    array(values.backward?.gradients)
    array(values.changes)
    values.nudge?.forEachArray {
      array($0)
    } flags: {
      array($0)
    }
    array(watches)
    for kept in bug?.program.arrays ?? [] { array(kept) }
    // Up to 15 bytes lie in the text itself.
    if var edit = values.edit, edit.utf8.count > 15 {
      let count = edit.utf8.count
      visit(edit.withUTF8 { UInt(bitPattern: $0.baseAddress) }, count + 32)
    }
  }
}
