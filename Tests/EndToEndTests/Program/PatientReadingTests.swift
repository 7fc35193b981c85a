import Testing

@testable import backstep

/// Descriptors that somebody else has made ones that do not wait.
@Suite struct PatientReadingTests {
  private func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try Spawn.descriptors.withLock { _ in
      guard systemPipe(&ends) == 0 else { throw Spawn.Failure(code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    return (ends[0], ends[1])
  }

  /// Starts `cat` between two ends; it ends with its input.
  private func cat(from input: Int32, to output: Spawn.Source) throws -> pid_t {
    defer { close(input) }
    let null = Spawn.Source.path("/dev/null", flags: O_RDWR)
    return try Spawn(executable: "/bin/cat").start([.descriptor(input), output, null])
  }

  private func waitForExit(of process: pid_t) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  @Test func writingWaitsForAReader() throws {
    let pipe = try pipe()
    _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK)
    let reader = try cat(from: pipe.read, to: .path("/dev/null", flags: O_WRONLY))
    let bytes = [UInt8](repeating: 7, count: 16 << 20)
    #expect(bytes.withUnsafeBytes { writeAll($0, to: pipe.write, by: writePatiently) } == 0)
    close(pipe.write)
    waitForExit(of: reader)
  }

  @Test func readingWaitsForAWriter() throws {
    let (question, answer) = (try pipe(), try pipe())
    _ = fcntl(answer.read, F_SETFL, O_NONBLOCK)
    let writer = try cat(from: question.read, to: .descriptor(answer.write))
    close(answer.write)
    var byte: [UInt8] = [0]
    for round in 0..<100 {
      let sent = [UInt8(round)]
      #expect(sent.withUnsafeBytes { writeAll($0, to: question.write) } == 0)
      #expect(byte.withUnsafeMutableBytes { readPatiently(answer.read, into: $0) } == 1)
      #expect(byte == sent)
    }
    close(question.write)
    waitForExit(of: writer)
    close(answer.read)
  }
}

private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
