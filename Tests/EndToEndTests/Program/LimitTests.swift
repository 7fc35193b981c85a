import Testing

@testable import backstep

/// What input may ask for in memory, in stack and in time.
@Suite struct LimitTests {
  /// Runs commands under limits of the shell.
  private func run(_ commands: String, under limits: String, in home: TemporaryFolder) throws
    -> Program.Result
  {
    try Program.shell(
      "\(limits); exec \"$PROGRAM\" -c \"$COMMANDS\"", home: home,
      environment: ["COMMANDS": commands])
  }

  @Test(arguments: ["+", " - ", "*"])
  func aLongChainNeedsNoDeepStack(_ sign: String) throws {
    let text = Array(repeating: "1", count: 2001).joined(separator: sign)
    let result = try run("print \(text)", under: "ulimit -s 512", in: TemporaryFolder())
    #expect(result.status == 0 && result.error == "", "\(result.status) \(result.error)")
    #expect(result.output == (sign == "+" ? "2001\n" : sign == "*" ? "1\n" : "-1999\n"))
  }

  @Test func classesAreCountedAsTheNumbersThatTheyBecome() throws {
    let home = try TemporaryFolder()
    _ = try home.file("t.csv", (0..<200_000).map { "1,c\($0 % 1000)\n" }.joined())
    let result = try run("data t.csv", under: "ulimit -v 1000000", in: home)
    #expect(result.status == 1)
    #expect(
      result.error.contains("t.csv, line 19981: too many numbers; at most 20000000 in one file"))
  }

  @Test func manyStepsOfALargeNetworkAreRefused() throws {
    let result = try run("net 64 20000 10; step 300", under: ":", in: TemporaryFolder())
    #expect(result.status == 1)
    #expect(result.error.contains("number from 1 to 6"))
  }

  @Test func aLessonCannotAllowItselfAllMemory() throws {
    let home = try TemporaryFolder()
    let lesson = """
      <!-- backstep-lesson 1 id=a title="A" -->
      # A

      ```backstep
      > set memory 64 GB
      ...
      > set memory 100 MB
      ...
      ```
      """
    let name = try home.file("a.md", lesson)
    let result = try Program.backstep(["prove", name], home: home).run()
    #expect(result.status == 1)
    #expect(result.error.contains("memory") && result.error.contains("256 MB"), "\(result.error)")
    #expect(!result.error.contains("100 MB"))
  }

  @Test func aRecordingEndsWhereALessonWouldBeTooLong() throws {
    let home = try TemporaryFolder()
    let long = "print " + Array(repeating: "1.0000000", count: 1900).joined(separator: "+")
    let commands = "record r.md\n" + String(repeating: long + "\n", count: 60)
    let result = try Program.backstep(home: home).run(input: commands)
    #expect(result.status == 0)
    #expect(result.error.contains("more than 1 MB"))
    let proof = try Program.backstep(["prove", "r.md"], home: home).run()
    #expect(proof.status == 0, "\(proof.error)")
  }
}
