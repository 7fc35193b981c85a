import CLanes

/// What a processor's vectors can do, each set with all that those before it have. The choice changes
/// the speed and never a bit.
package enum InstructionSet: String, CaseIterable, Comparable, Sendable {
  case basic, avx2, avx512

  /// The largest that this processor has.
  package static let best = InstructionSet(lanes_best_set())

  /// Those that this processor has.
  package static var available: [InstructionSet] { allCases.filter { $0 <= best } }

  package static func < (left: InstructionSet, right: InstructionSet) -> Bool {
    left.inC.rawValue < right.inC.rawValue
  }

  private init(_ set: lanes_set) {
    self = Self.allCases.first { $0.inC == set } ?? .basic
  }

  private var inC: lanes_set {
    switch self {
    case .basic: lanes_basic
    case .avx2: lanes_avx2
    case .avx512: lanes_avx512
    }
  }

  /// The sums over weights for this set, or for the best there is when it is not there.
  var arithmetic: lanes_kernels { lanes_kernels(min(self, .best).inC) }
}
