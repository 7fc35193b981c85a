import Testing

@testable import backstep

/// The program as an engine: what a client at the other end of its pipes may do.
@Suite struct PipeTests {
  private static func run(_ input: String, _ arguments: [String] = ["--json", "--keep-going"])
    throws -> Program.Result
  {
    try Program.run(arguments, input: input)
  }

  @Test func halfALineIsALine() throws {
    let run = try Self.run("forward\nlos")
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.output.contains(#""command":"los","ok":false"#))
    #expect(try Self.run("forward\nloss").output.contains(#""command":"loss","ok":true"#))
  }

  @Test func aLineOfAMegabyteIsAnswered() throws {
    let sum = "print " + Array(repeating: "1", count: 500_000).joined(separator: "+")
    let lines = try Self.run(
      sum + "\nprint 2\n# " + String(repeating: "x", count: 1 << 20) + "\nprint 3\n"
    )
    .output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"command":"print","ok":"#) && lines[0].utf8.count < 2_000)
    #expect(lines.last?.hasSuffix(#""value":3.0}"#) == true)
  }

  @Test func aLineWithoutEndIsRefusedAndTheNextIsAnswered() throws {
    let lines = try Self.run(String(repeating: "y", count: (16 << 20) + 100) + "\nprint 4\n")
      .output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""code":"line-length""#))
    #expect(lines[1].hasSuffix(#""value":4.0}"#))
  }

  /// The last command's answer is the last, and each has one.
  @Test func whoReadsSlowlyLosesNothing() throws {
    let home = try TemporaryFolder()
    let run = try Program.shell(
      "yes 'print time' | head -n 5000 | \"$PROGRAM\" --json | (head -c 1; cat) | tee all | wc -l; "
        + "tail -n 1 all", home: home)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.trimmed == "5000", "\(run)")
    #expect(lines.last?.contains(#""ok":true"#) == true)
  }

  @Test func aClientThatIsGoneEndsIt() throws {
    let home = try TemporaryFolder()
    let run = try Program.shell(
      "(yes forward | \"$PROGRAM\" --json; echo status $? >&2) | head -n 1", home: home)
    #expect(run.output.hasPrefix(#"{"command":"forward","ok":true"#))
    #expect(run.output.split(separator: "\n").count == 1)
    // Of the signal that tells it, as of any filter.
    #expect(run.error == "status 141\n", "\(run.error)")
  }

  @Test func aFullOutputIsAnError() throws {
    guard access("/dev/full", W_OK) == 0 else { return print("skipped: no /dev/full here") }
    let home = try TemporaryFolder()
    let run = try Program.shell("\"$PROGRAM\" --json -c forward > /dev/full", home: home)
    #expect(run.status == 1 && run.error.contains("No space left"), "\(run)")
  }

  /// Who sends everything before it reads anything waits for a pipe that only the program empties.
  @Test func whoSendsAllBeforeItReadsIsAnswered() throws {
    let home = try TemporaryFolder()
    let (childInput, feed) = try Spawn.pipe()
    let (output, childOutput) = try Spawn.pipe()
    let process = try Program.backstep(["--json"], home: home).spawn.start([
      .descriptor(childInput), .descriptor(childOutput),
      .path("/dev/null", flags: O_WRONLY),
    ])
    for end in [childInput, childOutput] { close(end) }
    let count = 4_000
    let input = Array(String(repeating: "show W1      # and a few words more\n", count: count).utf8)
    signal(SIGPIPE, SIG_IGN)
    // Neither end may wait for ever: a deadlock shows as a write that never ends.
    _ = fcntl(feed, F_SETFL, O_NONBLOCK)
    var rest = input[...]
    let deadline = Deadline(after: 60)
    while !rest.isEmpty, !deadline.hasPassed {
      var polled = pollfd(fd: feed, events: Int16(POLLOUT), revents: 0)
      guard poll(&polled, 1, deadline.milliseconds) > 0 else { break }
      let sent = rest.withUnsafeBytes { write(feed, $0.baseAddress, $0.count) }
      if sent > 0 { rest = rest.dropFirst(sent) } else if errno != EAGAIN { break }
    }
    #expect(rest.isEmpty, "\(rest.count) of \(input.count) bytes were never taken")
    if !rest.isEmpty { kill(process, SIGKILL) }
    var streams = Streams(feed: feed, input: [], outputs: [output])
    let isFinished = streams.pump(until: Deadline(after: 60))
    #expect(isFinished)
    streams.close()
    #expect(exitStatus(of: process) == 0)
    #expect(streams.collected[0].count { $0 == 0x0A } == count)
    withExtendedLifetime(home) {}
  }

  /// What cannot be written is told, and nothing half-written is left.
  @Test(arguments: ["csv", "json", "pytorch", "numpy", "javascript"])
  func exportsAreWholeOrNotThere(_ target: String) throws {
    let home = try TemporaryFolder()
    _ = try home.file("old", "precious")
    let setup =
      "net 40 60 2; set x \(Array(repeating: "1", count: 40).joined(separator: " ")); set y 0 1"
    for (file, reason) in [
      ("big", "File too large"), ("old force", "File too large"),
      ("none/big", "No such file or directory"), ("/proc/big", ""), (".", "is a folder"),
    ] {
      let run = try Program.shell(
        "ulimit -f 8; \"$PROGRAM\" -c '\(setup); export \(target) \(file)'", home: home)
      #expect(run.status == 1 && run.error.contains("cannot write"), "\(file): \(run.error)")
      #expect(run.error.contains(reason), "\(file): \(run.error)")
    }
    let listing = try Program.shell("ls -A; cat old", home: home)
    #expect(listing.output == "old\nprecious", "\(listing.output)")
  }
}
