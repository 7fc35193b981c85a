import Testing

@testable import backstep

/// Descriptors that somebody else has made ones that do not wait.
@Suite struct PatientReadingTests {
  /// Starts `cat` between two ends; it ends with its input.
  private func cat(from input: Int32, to output: Spawn.Source) throws -> pid_t {
    defer { close(input) }
    let null = Spawn.Source.path("/dev/null", flags: O_RDWR)
    return try Spawn(executable: "/bin/cat").start([.descriptor(input), output, null])
  }

  @Test func writingWaitsForAReader() throws {
    let pipe = try Spawn.pipe()
    _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK)
    let reader = try cat(from: pipe.read, to: .path("/dev/null", flags: O_WRONLY))
    let bytes = [UInt8](repeating: 7, count: 16 << 20)
    #expect(bytes.withUnsafeBytes { writeAll($0, to: pipe.write, by: writePatiently) } == 0)
    close(pipe.write)
    exitStatus(of: reader)
  }

  @Test func readingWaitsForAWriter() throws {
    let (question, answer) = (try Spawn.pipe(), try Spawn.pipe())
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
    exitStatus(of: writer)
    close(answer.read)
  }
}
