import BackstepSession

/// A file that is written bit by bit beside its place, and put into it at the end; without that,
/// nothing of it stays.
struct FileInMaking: ~Copyable {
  private let target: String
  private let beside: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true
  private var isPlaced = false

  /// Bytes that are written at once.
  private static let piece = 1 << 16

  /// Begins a file; what has its name is untouched until it is put into its place.
  static func begin(_ name: String) throws(FileProblem) -> FileInMaking {
    guard !name.utf8.contains(0) else { throw FileProblem.nulInName }
    let target = try Files.target(of: name).path
    Files.removeLeftovers(of: target)
    let (beside, descriptor) = try Files.open(beside: target, mode: 0o666)
    return FileInMaking(target: target, beside: beside, descriptor: descriptor)
  }

  private init(target: String, beside: String, descriptor: Int32) {
    (self.target, self.beside, self.descriptor) = (target, beside, descriptor)
  }

  deinit {
    if isOpen { close(descriptor) }
    if !isPlaced { unlink(beside) }
  }

  mutating func append(_ text: String) throws(FileProblem) {
    buffer += Array(text.utf8)
    if buffer.count >= Self.piece { try flush() }
  }

  /// Makes all of it last; it is not in its place yet.
  mutating func end() throws(FileProblem) {
    try flush()
    isOpen = false
    let failure = fsync(descriptor) == 0 ? nil : Files.problem()
    guard close(descriptor) == 0, failure == nil else { throw failure ?? Files.problem() }
  }

  /// Puts it into its place.
  mutating func place() throws(FileProblem) {
    guard rename(beside, target) == 0 else { throw Files.problem() }
    isPlaced = true
  }

  private mutating func flush() throws(FileProblem) {
    let code = buffer.withUnsafeBytes { writeAll($0, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
    guard code == 0 else { throw FileProblem.system(reason(code)) }
  }
}
