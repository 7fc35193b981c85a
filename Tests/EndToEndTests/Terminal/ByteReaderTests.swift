import Testing

@testable import backstep

@Suite struct ByteReaderTests {
  @Test(arguments: [
    ("", []),
    ("forward", ["1 forward"]),
    ("forward\n", ["1 forward"]),
    ("forward\r\nloss\r\n", ["1 forward", "2 loss"]),
    ("\u{FEFF}forward\n\u{FEFF}x", ["1 forward", "2 \u{FEFF}x"]),
    ("\n\na", ["1 ", "2 ", "3 a"]),
    ("größe\r", ["1 größe"]),
    ("a\u{0}b\nc", ["NUL 1", "2 c"]),
  ])
  func readsLines(input: String, expected: [String]) throws {
    #expect(try read(Array(input.utf8)) == expected)
  }

  @Test(arguments: [
    [0xFF], [0x61, 0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
  ])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) throws {
    #expect(
      try read(Array("a\n".utf8) + bytes + Array("\nb".utf8)) == ["1 a", "not UTF-8 2", "3 b"])
  }

  @Test func refusesOnlyTheLineThatIsTooLong() throws {
    let long = String(repeating: "x", count: 11)
    let exact = String(repeating: "y", count: 10)
    let input = "a\n\(long)\n\(exact)\r\n\(long)\(long)"
    #expect(
      try read(Array(input.utf8), limit: 10) == ["1 a", "too long 2", "3 \(exact)", "too long 4"])
  }

  @Test func refusesALineLongerThanAnyBuffer() throws {
    let long = [UInt8](repeating: 0x78, count: 300_000)
    #expect(try read(long + [0x0A, 0x61], limit: 100_000) == ["too long 1", "2 a"])
  }

  @Test func readsALineOfAMegabyte() throws {
    let long = String(repeating: "x", count: 1_048_576)
    #expect(try read(Array("\(long)\nb".utf8)) == ["1 \(long)", "2 b"])
  }

  @Test func givesALineBeforeTheNextIsThere() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    var reader = ByteReader(fileDescriptor: ends[0])
    write(ends[1], "forward\nlo", 10)
    #expect(try reader.next()?.text == "forward")
    write(ends[1], "ss\n", 3)
    #expect(try reader.next()?.text == "loss")
  }

  @Test func saysThatItCannotRead() throws {
    let folder = try TemporaryFolder()
    let descriptor = open(folder.path, O_RDONLY)
    defer { close(descriptor) }
    var reader = ByteReader(fileDescriptor: descriptor)
    do throws(ByteReader.Failure) {
      _ = try reader.next()
      Issue.record("a folder was read")
    } catch {
      #expect(error == .unreadable(line: 1, code: EISDIR))
    }
    #expect(try reader.next() == nil)
  }

  private func read(_ bytes: [UInt8], limit: Int = 16 * 1024 * 1024) throws -> [String] {
    let folder = try TemporaryFolder()
    let descriptor = open(try folder.file("input", ""), O_RDWR)
    defer { close(descriptor) }
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    lseek(descriptor, 0, SEEK_SET)
    var reader = ByteReader(fileDescriptor: descriptor, limit: limit)
    var result: [String] = []
    while true {
      do throws(ByteReader.Failure) {
        guard let line = try reader.next() else { return result }
        result.append("\(line.number) \(line.text)")
      } catch {
        switch error {
        case .nul(let line): result.append("NUL \(line)")
        case .notUTF8(let line): result.append("not UTF-8 \(line)")
        case .tooLong(let line, _): result.append("too long \(line)")
        case .unreadable: throw error
        }
      }
    }
  }
}
