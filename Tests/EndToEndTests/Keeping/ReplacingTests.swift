import BackstepSession
import Testing

@testable import backstep

@Suite struct ReplacingTests {
  /// What a fault does to a call of the system.
  enum Fault: CaseIterable {
    /// The call fails, as on a full disk; the program goes on.
    case fails
    /// A write takes some bytes, then fails.
    case failsHalfway
    /// The program is killed: nothing more is done, not even tidying up.
    case kills
  }

  /// A disk in small pieces, on which call number `last` is the first to go wrong.
  private final class FaultyDisk {
    let fault: Fault
    let last: Int
    private(set) var calls = 0
    private var isOver = false

    init(_ fault: Fault, at last: Int) { (self.fault, self.last) = (fault, last) }

    private func goesWrong() -> Bool {
      calls += 1
      if calls == last { isOver = true }
      errno = ENOSPC
      return fault == .kills ? isOver : calls == last
    }

    var disk: Disk {
      let usual = Disk()
      return Disk(
        write: { descriptor, bytes in
          let piece = UnsafeRawBufferPointer(rebasing: bytes.prefix(10))
          if self.goesWrong() {
            if self.fault != .fails {
              _ = usual.write(descriptor, .init(rebasing: piece.prefix(5)))
            }
            errno = ENOSPC
            return -1
          }
          return usual.write(descriptor, piece)
        },
        synchronize: { self.goesWrong() ? -1 : usual.synchronize($0) },
        close: { descriptor in
          _ = usual.close(descriptor)
          return self.goesWrong() ? -1 : 0
        },
        rename: { self.goesWrong() ? -1 : usual.rename($0, $1) },
        remove: { self.fault == .kills && self.isOver ? -1 : usual.remove($0) })
    }
  }

  private static let old = Array("the old file".utf8)
  private static let new = [UInt8](repeating: UInt8(ascii: "n"), count: 95)

  @Test(arguments: Fault.allCases)
  func oldOrNewWhateverFails(_ fault: Fault) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("s.json", "the old file")
    // Ten writes, a synchronization, a close, a rename.
    for call in 1...13 {
      let disk = FaultyDisk(fault, at: call)
      #expect(throws: FileProblem.system("No space left on device")) {
        try Files.replace(path, with: Self.new, on: disk.disk)
      }
      #expect(disk.calls >= call)
      #expect(try Files.read(path) == Self.old)
      if fault != .kills { #expect(try names(in: folder) == ["s.json"]) }
    }
    let disk = FaultyDisk(fault, at: 14)
    try Files.replace(path, with: Self.new, on: disk.disk)
    #expect(disk.calls == 13)
    #expect(try Files.read(path) == Self.new)
  }

  @Test func keepsPermissionsAndLinks() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real.json", "old")
    chmod(path, 0o640)
    let link = folder.path + "/link.json"
    #expect(symlink("real.json", link) == 0)
    try Files.replace(link, with: Self.new)
    #expect(try Files.read(path) == Self.new)
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
  }

  @Test func removesLeftoversOfTheDeadOnly() throws {
    let folder = try TemporaryFolder()
    var dead = pid_t(99_999)
    while kill(dead, 0) == 0 { dead -= 1 }
    let kept = [
      "s.\(dead).0", "s.backstep-\(getpid())-1", "s.backstep-x-0", "t.backstep-\(dead)-0",
    ]
    for name in kept + ["s.backstep-\(dead)-0"] { _ = try folder.file(name, "left") }
    try Files.replace(folder.path + "/s", with: Self.new)
    #expect(try names(in: folder) == (kept + ["s"]).sorted())
  }

  @Test func passesOverLeftovers() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s"
    _ = try folder.file("s.backstep-\(getpid())-0", "left by a crash")
    try Files.replace(path, with: Self.new)
    #expect(try Files.read(path) == Self.new)
  }

  @Test func refusesWhatIsNoFile() throws {
    let folder = try TemporaryFolder()
    #expect(symlink("nowhere", folder.path + "/broken") == 0)
    let problems: [(String, FileProblem)] = [
      (folder.path, .isFolder), ("/dev/null", .notRegular),
      (folder.path + "/broken", .linkToNothing),
      (folder.path + "/no/s.json", .system("No such file or directory")),
      ("a\0b", .nulInName), ("", .system("No such file or directory")),
    ]
    for (name, problem) in problems {
      #expect(throws: problem, "\(name)") {
        try Files.replace(name, with: Self.new)
      }
    }
    #expect(try names(in: folder) == ["broken"])
  }

  private func names(in folder: TemporaryFolder) throws -> [String] {
    try #require(Folders.names(in: folder.path))
  }
}
