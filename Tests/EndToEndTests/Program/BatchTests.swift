import Testing

@testable import backstep

/// The built program through pipes.
@Suite struct BatchTests {
  /// Somebody else may have made the descriptors ones that do not wait.
  @Test func inputAndOutputThatDoNotWait() throws {
    let home = try TemporaryFolder()
    var program = try Program.backstep(home: home)
    program.descriptorsWait = false
    let result = try program.run(
      input: String(repeating: "help set\n", count: 1000) + "print 40+2\n")
    #expect(result.status == 0 && result.error == "")
    #expect(result.output.utf8.count > 1_000_000 && result.output.hasSuffix("42\n"))
  }

  @Test func theFirstErrorEndsARun() throws {
    let result = try Program.run(input: "forward\nfrob\nloss\n")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("forward ") && !result.output.contains("loss  "))
    #expect(result.error == "stdin:2: there is no command `frob`; `help` lists them all\n")
  }

  @Test func keepGoingGoesOnAndStillFails() throws {
    let result = try Program.run(["--keep-going"], input: "frob; print 2\nprint 1+1\n")
    #expect(result.status == 1)
    #expect(result.output == "2\n2\n")
  }

  @Test func leavingAfterARefusalFails() throws {
    #expect(try Program.run(["--keep-going", "-c", "frob; quit"]).status == 1)
    #expect(try Program.run(["--keep-going", "-c", "frob\nquit"]).status == 1)
  }

  @Test func aNameIsNothingForATerminalToObey() throws {
    let result = try Program.run(input: "replay \"\u{1B}]0;owned\u{7}\u{202E}x\"\n")
    #expect(result.status == 1 && result.error.contains("owned"))
    #expect(!result.error.unicodeScalars.contains { ["\u{1B}", "\u{7}", "\u{202E}"].contains($0) })
  }

  @Test(arguments: ["save", "record"])
  func writesOverNothingOfSomebodyElse(_ command: String) throws {
    let home = try TemporaryFolder()
    let path = try home.file("mine.md", "# Mine\n")
    var result = try Program.backstep(["-c", "\(command) mine.md"], home: home).run()
    #expect(result.status == 1 && result.error.contains("`mine.md` is there already"))
    #expect(try Files.read(path) == Array("# Mine\n".utf8))
    result = try Program.backstep(["-c", "\(command) mine.md force"], home: home).run()
    #expect(result.status == 0, "\(result.error)")
    #expect(try Files.read(path) != Array("# Mine\n".utf8))
  }

  @Test(arguments: [
    ("crlf", "print 1\r\nprint 2\r\n", "1\n2\n"),
    ("byte order mark", "\u{FEFF}print 1\n", "1\n"),
    ("no last newline", "print 1\nprint 2", "1\n2\n"),
    ("comments", "# one\nprint 1 # two; print 3\n", "1\n"),
    ("blank lines repeat nothing", "step\n\n\nprint time\n", "1\n"),
  ])
  func readsWhatEditorsWrite(_ name: String, _ input: String, _ output: String) throws {
    let result = try Program.run(input: input)
    #expect(result.status == 0, "\(name)")
    #expect(result.output.hasSuffix(output), "\(name)")
  }

  @Test(arguments: [
    ("a NUL", [UInt8]("print 1\nprint 2\0\n".utf8), "stdin:2: the line holds a NUL byte"),
    (
      "invalid UTF-8", [UInt8]("print 1\n".utf8) + [0x70, 0xFF, 0x0A],
      "stdin:2: the line is not UTF-8"
    ),
  ])
  func namesTheLineThatIsNoText(_ name: String, _ input: [UInt8], _ message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep([], home: home).run(input: input)
    #expect(result.status == 1)
    #expect(result.output == "1\n")
    #expect(result.error.hasPrefix(message))
  }

  @Test func aMegabyteOfALineIsRefusedInALine() throws {
    let long = String(repeating: "x", count: 1_000_000)
    let result = try Program.run(input: "print 1\n\(long)\nprint \(long)\n")
    #expect(result.status == 1)
    #expect(result.error.utf8.count < 1000)
    let sum = "print " + String(repeating: "1+", count: 500_000) + "1\n"
    #expect(try Program.run(input: sum).status == 1)
    let nested = String(repeating: "(", count: 10_000)
    #expect(try Program.run(input: "print \(nested)1\n").status == 1)
  }

  @Test(arguments: [
    (["--frob"], "there is no option `--frob`"),
    (["--lr", "nan"], "--lr: `nan` is not a finite number"),
    (["--lr"], "--lr needs a value"),
    (["--digits", "99"], "--digits: `99` is out of range; digits from 1 to 17"),
    (["--json=1"], "--json takes no value"), (["rnu", "x"], "`rnu` is nothing to do"),
    (["run"], "needs one file"), (["--color", "blue"], "--color takes"),
    (["-c", "help", "run", "x"], "exclude each other"), (["--promote"], "--promote goes with"),
  ])
  func wrongUsageIsSixtyFour(_ arguments: [String], _ message: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(message) && result.error.contains("--help"))
  }

  @Test func optionsReachTheSession() throws {
    let result = try Program.run([
      "--lr", "0.25", "--seed=7", "--digits", "3", "-c", "print lr", "-c", "print W1[0][0]",
    ])
    #expect(result.output == "0.25\n0.401\n")
    #expect(try Program.run(["--version"]).output.hasPrefix("backstep "))
    #expect(try Program.run(["--help"]).status == 0)
    #expect(try Program.run(["complete", "print dH"]).output.split(separator: "\n").count == 4)
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    let command = ["--json", "-c", "train 300; evaluate; show weights"]
    let first = try Program.run(command)
    #expect(first.status == 0)
    #expect(try Program.run(command, environment: ["LC_ALL": "C", "COLUMNS": "40"]) == first)
  }

  @Test func aFileOfCommandsAndOneThatRunsItself() throws {
    let home = try TemporaryFolder()
    _ = try home.file("one.txt", "print 1\nsource \"two words.txt\"\nprint 3\n")
    _ = try home.file("two words.txt", "print 2\n")
    _ = try home.file("bad.txt", "print 1\nloss\n")
    _ = try home.file("loop.txt", "source loop.txt\n")
    func run(_ file: String) throws -> Program.Result {
      try Program.backstep(["run", file], home: home).run()
    }
    #expect(try run("one.txt").output == "1\n2\n3\n")
    #expect(try run("bad.txt").error.hasPrefix("bad.txt:2: `loss` comes too early"))
    #expect(try run("loop.txt").error.contains("more than 16 deep"))
    #expect(try run("nowhere.txt").error.contains("No such file"))
    #expect(try run("nowhere.txt").status == 1)
  }

  @Test func escapesOnlyWhenAskedFor() throws {
    #expect(try !Program.run(["-c", "forward"]).output.contains("\u{1B}"))
    #expect(try Program.run(["--color", "always", "-c", "forward"]).output.contains("\u{1B}"))
  }

  /// The worked example's figures, through a pipe and JSON, to twelve digits.
  @Test func theWorkedExampleThroughJSON() throws {
    let script = """
      net 2 2 2\nset loss half\nset lr 0.5\nset x 0.05 0.10\nset y 0.01 0.99
      set W1 .15 .20 .25 .30\nset b1 .35 .35\nset W2 .40 .45 .50 .55\nset b2 .60 .60
      forward\nloss\nbackward\n
      """
    let lines = try Program.run(["--json"], input: script).output.split(separator: "\n").map(
      String.init)
    func numbers(_ key: String, in line: String) -> [Double] {
      guard let start = line.range(of: "\"\(key)\":")?.upperBound else { return [] }
      let rest = line[start...].prefix { $0 != "\"" }
      return rest.split { "[],}".contains($0) }.compactMap { Double($0) }
    }
    func expect(_ key: String, _ line: String, _ expected: [Double]) {
      let found = numbers(key, in: line)
      #expect(found.count == expected.count, "\(key): \(found)")
      for (found, expected) in zip(found, expected) {
        #expect(abs(found - expected) <= 1e-12 * abs(expected), "\(key)")
      }
    }
    try #require(lines.count == 12)
    expect("loss", lines[10], [0.2983711087600027])
    expect("dOut", lines[11], [0.13849856162855698, -0.038098236516556236])
    expect("d1", lines[11], [0.00877135468948693, 0.009954254705217196])
    expect(
      "gradW1", lines[11],
      [0.0004385677344743465, 0.000877135468948693, 0.0004977127352608599, 0.0009954254705217198])
    expect(
      "gradW2", lines[11],
      [0.08216704056423077, 0.08266762784753325, -0.02260254047747507, -0.022740242215978222])
  }

  @Test func aFailureInJSONIsAnObject() throws {
    let result = try Program.run(["--json", "-c", "set W1[9][0] 1"])
    #expect(result.status == 1)
    #expect(
      result.output
        == #"{"command":"set","ok":false,"error":{"code":"index","message":"`W1` has no row 9","hint":"the row goes from 0 to 2"}}"#
        + "\n")
  }
}

extension String {
  /// Where another text stands first.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
