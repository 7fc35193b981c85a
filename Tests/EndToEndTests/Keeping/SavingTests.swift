import BackstepSession
import Testing

@testable import backstep

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct SavingTests {
  /// Whatever fails, at whichever write, the old file or the new one is there, and nothing else.
  @Test func aFailedSaveLeavesTheOldFile() throws {
    let home = try TemporaryFolder()
    let old = Array("old".utf8)
    let new = [UInt8](repeating: 0x41, count: 1000)
    let file = try home.file("s.json", "old")
    for failing in 0..<12 {
      var calls = 0
      func fails() -> Bool {
        calls += 1
        if calls - 1 == failing { errno = ENOSPC }
        return calls - 1 == failing
      }
      var disk = Disk()
      let write = disk.write
      disk.write = { descriptor, bytes in
        fails() ? -1 : write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(128)))
      }
      let synchronize = disk.synchronize
      disk.synchronize = { fails() ? -1 : synchronize($0) }
      let rename = disk.rename
      disk.rename = { fails() ? -1 : rename($0, $1) }
      var isReplaced = true
      do throws(FileProblem) {
        try Files.replace(file, with: new, on: disk)
      } catch {
        isReplaced = false
      }
      #expect(try Files.read(file) == (isReplaced ? new : old), "call \(failing)")
      // Eight writes, then made to last, then renamed: the first ten calls can fail.
      #expect(isReplaced == (failing >= 10), "call \(failing)")
      try Files.replace(file, with: old)
    }
    let list = Spawn(
      executable: "/bin/sh", arguments: ["-c", "ls"], environment: testEnvironment(home: home),
      workingDirectory: home.path)
    #expect(try Program(spawn: list).run().output.split(separator: "\n") == ["s.json"])
  }

  /// A limit on the size of files is a disk that is full in the middle of a write.
  @Test func aFullDiskLeavesTheOldFile() throws {
    let home = try TemporaryFolder()
    let program = try Program.backstep
    let script = """
      trap '' XFSZ; '\(program)' -c 'save s.json' >/dev/null || exit 9
      before=$(cksum < s.json)
      ulimit -f 1; '\(program)' -c 'net 60 60 60; save s.json'; echo "status $?"
      test "$before" = "$(cksum < s.json)" && echo whole; ls
      """
    let shell = Spawn(
      executable: "/bin/sh", arguments: ["-c", script], environment: testEnvironment(home: home),
      workingDirectory: home.path)
    let result = try Program(spawn: shell).run()
    #expect(result.output.hasSuffix("status 1\nwhole\ns.json\n"))
    #expect(result.error.contains("s.json"))
  }

  @Test(arguments: ["sgd", "momentum", "nesterov", "adam"])
  func trainingGoesOnWhereItWasSaved(_ optimizer: String) throws {
    let home = try TemporaryFolder()
    func weights(_ commands: String) throws -> Substring? {
      let result = try Program.backstep(["--json", "-c", commands], home: home).run()
      let last = result.output.split(separator: "\n").last ?? ""
      return last.drop { $0 != "W" }
    }
    let setup = "set optimizer \(optimizer); set lr 0.1; set batch 2; set shuffle on; "
    _ = try weights(setup + "train 40; save s.json")
    #expect(
      try weights("load s.json; train 40; show weights")
        == weights(setup + "train 80; show weights"))
  }

  @Test func aSessionLeftIsResumed() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal(backstep: [], home: home)
    try terminal.waitFor(screenContaining: "next: forward>")
    try terminal.send("set lr 0.0625\r")
    try terminal.waitFor(screenContaining: "0.0625\nnext")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    let resumed = try Program.backstep(["--resume", "-c", "print lr"], home: home).run()
    #expect(resumed.status == 0)
    #expect(resumed.output.contains("0.0625"))
  }

  @Test func withNothingToResumeABatchFails() throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep(["--resume", "-c", "print 1"], home: home).run()
    #expect(result.status == 1)
    #expect(result.output.isEmpty && !result.error.isEmpty)
  }
}
