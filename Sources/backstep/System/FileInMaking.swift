import BackstepSession

/// A file that is written bit by bit beside its place, made to last, and put into its place at the
/// end; without that, nothing of it stays.
struct FileInMaking: ~Copyable {
  private let target: String
  private let beside: String
  private let descriptor: Int32
  private let disk: Disk
  private var buffer: [UInt8] = []
  private var isOpen = true
  private var isPlaced = false

  /// Bytes that are written at once.
  private static let piece = 1 << 16

  /// Begins a file; what has its name is untouched until it is put into its place, and leaves it its
  /// permissions.
  ///
  /// - Parameter mode: The permissions of a file that is not there yet, before the umask.
  static func begin(_ name: String, mode: mode_t = 0o666, on disk: Disk = Disk())
    throws(FileProblem) -> FileInMaking
  {
    guard !name.utf8.contains(0) else { throw FileProblem.nulInName }
    let target = try Files.target(of: name)
    Files.removeLeftovers(of: target.path)
    let (beside, descriptor) = try Files.open(beside: target.path, mode: mode)
    let file = FileInMaking(target.path, beside, descriptor, disk)
    if let mode = target.mode, fchmod(descriptor, mode) != 0 { throw Files.problem() }
    return file
  }

  private init(_ target: String, _ beside: String, _ descriptor: Int32, _ disk: Disk) {
    (self.target, self.beside, self.descriptor, self.disk) = (target, beside, descriptor, disk)
  }

  deinit {
    if isOpen { _ = disk.close(descriptor) }
    if !isPlaced { _ = disk.remove(beside) }
  }

  mutating func append(_ text: String) throws(FileProblem) { try append(Array(text.utf8)) }

  mutating func append(_ bytes: [UInt8]) throws(FileProblem) {
    // What is large already is not copied.
    if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
    if buffer.count >= Self.piece { try flush() }
  }

  /// Makes all of it last; it is not in its place yet.
  mutating func end() throws(FileProblem) {
    try flush()
    isOpen = false
    let failure = disk.synchronize(descriptor) == 0 ? nil : Files.problem()
    guard disk.close(descriptor) == 0, failure == nil else { throw failure ?? Files.problem() }
  }

  /// Puts it into its place.
  mutating func place() throws(FileProblem) {
    guard disk.rename(beside, target) == 0 else { throw Files.problem() }
    isPlaced = true
    Files.synchronizeFolder(of: target)
  }

  private mutating func flush() throws(FileProblem) {
    let code = buffer.withUnsafeBytes { writeAll($0, to: descriptor, by: disk.write) }
    buffer = []
    guard code == 0 else { throw FileProblem.system(reason(code)) }
  }
}
