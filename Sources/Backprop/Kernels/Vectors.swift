// The contract of this folder, the only one that handles unsafe pointers:
//
// - A `Workspace` owns all memory its kernels touch. It is allocated once, aligned to 64 bytes,
//   zeroed, never moved, and freed with the workspace. `Buffers` and `Vectors` only point into it
//   and never outlive it.
// - Indices come from `PackedLayout`, made from a checked `Architecture`; callers above this folder
//   hand in arrays whose counts are checked there. Nothing here checks again.
// - Eight neurons lie side by side, in two vectors. Where a layer is not a multiple of eight, the
//   rest is padding: it starts as 0, stays 0 while numbers are finite, and no kernel ever lets it
//   reach a number that is not padding.
// - Every sum is taken in the order of the formula, by each lane for itself, and nothing is fused
//   or reassociated: results equal those of scalar code to the last bit.
// - The sums over weights, and whole epochs of small nets, are C (`CLanes`), compiled for each set
//   of instructions and chosen at run time; it reads and writes the memory of the workspace under the same contract and
//   keeps no pointer.

/// Four numbers side by side.
typealias Lanes = SIMD4<Double>

extension Lanes {
  /// The first so many of the four, and 0 for the rest.
  @inline(__always)
  func first(_ lanes: Int) -> Lanes {
    Lanes(self[0], lanes > 1 ? self[1] : 0, lanes > 2 ? self[2] : 0, lanes > 3 ? self[3] : 0)
  }
}

/// A run of aligned vectors of four doubles, in memory owned by somebody else.
struct Vectors {
  let base: UnsafeMutableRawPointer

  /// Zeroed memory for `count` vectors, and never none.
  static func allocate(_ count: Int) -> Vectors {
    let bytes = max(count, 1) * MemoryLayout<Lanes>.stride
    let base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    base.initializeMemory(as: Double.self, repeating: 0, count: bytes / 8)
    return Vectors(base: base)
  }

  /// Vectors from one sample's run of so many to the next: where they would be a multiple of a
  /// kilobyte apart, all samples' numbers of a neuron would fall on the same few lines of the cache.
  static func stride(_ count: Int) -> Int { count > 0 && count % 32 == 0 ? count + 2 : count }

  /// Frees memory from `allocate`.
  func deallocate() { base.deallocate() }

  /// The run from a vector on.
  @inline(__always)
  func from(_ index: Int) -> Vectors { Vectors(base: base + index &<< 5) }

  /// The same memory as single numbers.
  @inline(__always)
  var scalars: UnsafeMutablePointer<Double> { base.assumingMemoryBound(to: Double.self) }

  @inline(__always)
  subscript(index: Int) -> Lanes {
    get { base.load(fromByteOffset: index &<< 5, as: Lanes.self) }
    nonmutating set { base.storeBytes(of: newValue, toByteOffset: index &<< 5, as: Lanes.self) }
  }
}
