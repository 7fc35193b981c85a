import Testing

@testable import backstep

@Suite struct HistoryFileTests {
  @Test func keepsLinesAcrossStarts() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state/backstep/history"
    var first = HistoryFile(path: path)
    var second = HistoryFile(path: path)
    #expect(first.load() == [])
    #expect(first.append("forward") == nil)
    #expect(second.append("größe") == nil)
    #expect(first.append("loss") == nil)
    var third = HistoryFile(path: path)
    #expect(third.load() == ["forward", "größe", "loss"])
    #expect(mode(path) == 0o600)
    #expect(mode(folder.path + "/state") == 0o700)
    #expect(mode(folder.path + "/state/backstep") == 0o700)
  }

  @Test(arguments: [
    ("", []),
    ("\n\n", []),
    ("a\r\nb\r\n", ["a", "b"]),
    ("a\nb", ["a", "b"]),
    ("a\n\u{1B}[31m\nb\u{0}\n  \nc\n", ["a", "c"]),
  ])
  func loads(text: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    var history = HistoryFile(path: try folder.file("history", text))
    #expect(history.load() == expected)
  }

  @Test func beginsANewLineAfterOneWithoutEnd() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("history", "a\nb")
    var history = HistoryFile(path: path)
    #expect(history.load() == ["a", "b"])
    #expect(history.append("c") == nil)
    #expect(history.append("d") == nil)
    var again = HistoryFile(path: path)
    #expect(again.load() == ["a", "b", "c", "d"])
  }

  @Test func skipsWhatIsNotUTF8() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("history", "")
    let descriptor = open(path, O_WRONLY)
    write(descriptor, [0x61, 0x0A, 0xFF, 0xFE, 0x0A, 0x62, 0x0A] as [UInt8], 7)
    close(descriptor)
    var history = HistoryFile(path: path)
    #expect(history.load() == ["a", "b"])
  }

  @Test func cutsAFileGrownToTwiceTheLimit() throws {
    let folder = try TemporaryFolder()
    let kept = (1...20).map { "print \($0)" }
    let path = try folder.file("history", kept.joined(separator: "\n") + "\n")
    var history = HistoryFile(path: path, limit: 10)
    #expect(history.load() == Array(kept.suffix(10)))
    #expect(lineCount(path) == 20)
    #expect(history.append("print 21") == nil)
    #expect(history.load() == (12...21).map { "print \($0)" })
    #expect(lineCount(path) == 10)
    #expect(mode(path) == 0o600)
  }

  @Test func loadsTheEndOfAHugeFile() throws {
    let folder = try TemporaryFolder()
    let line = String(repeating: "x", count: 1023) + "\n"
    let path = try folder.file("history", String(repeating: line, count: 5000) + "newest\n")
    var history = HistoryFile(path: path, limit: 3)
    #expect(history.load() == [String(line.dropLast()), String(line.dropLast()), "newest"])
    #expect(lineCount(path) == 3)
  }

  @Test func saysOnceThatItCannotBeKept() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("file", "") + "/history"
    var history = HistoryFile(path: path)
    #expect(history.load() == [])
    #expect(history.append("a") == "history is not kept: \(path): Not a directory")
    #expect(history.append("b") == nil)
  }

  @Test func staysSilentForNullDevice() throws {
    var history = HistoryFile(path: "/dev/null")
    #expect(history.load() == [])
    #expect(history.append("a") == nil)
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/s", "HOME": "/tmp"], "/s/backstep/history"),
    (["XDG_STATE_HOME": "", "HOME": "/tmp"], "/tmp/.local/state/backstep/history"),
    (["XDG_STATE_HOME": "here", "HOME": "/tmp"], "/tmp/.local/state/backstep/history"),
    (["HOME": ""], nil),
    ([:], nil),
    (["HOME": "/nowhere/h"], nil),
  ])
  func liesWhereXDGSays(environment: [String: String], expected: String?) {
    #expect(Folders { environment[$0] }.state("history") == expected)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    #expect(stat(path, &status) == 0)
    return status.st_mode & 0o777
  }

  private func lineCount(_ path: String) -> Int {
    (try? Files.read(path))?.count { $0 == 0x0A } ?? 0
  }
}
