import Testing

/// Whether what the program learns from real data holds for data it has not seen.
@Suite struct LearningTests {
  @Test(arguments: [
    (
      "data digits split=0.2; net 64 32 10 tanh softmax; set loss ce; train 30; evaluate", 0.95,
      359
    ),
    (
      "data iris split=0.2 scale=standard; net 4 8 3 tanh softmax; set lr 0.05; train 100; "
        + "evaluate", 0.93, 30
    ),
  ])
  func learns(script: String, share: Double, samples: Int) throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep(["-c", script], home: home).run()
    #expect(result.status == 0)
    // `held out: mean loss 0.1536, accuracy 95.82 % (344 of 359)`
    let line = try #require(result.output.split(separator: "\n").last)
    #expect(line.hasPrefix("held out: mean loss ") && line.hasSuffix(" of \(samples))"))
    let words = line.split { " ()".contains($0) }
    let right = try #require(words.dropLast(2).last.flatMap { Double($0) })
    #expect(right >= share * Double(samples))
  }

  @Test func aFileIsReadBesideTheProgramAndRefusedWithItsPlace() throws {
    let home = try TemporaryFolder()
    _ = try home.file("t.csv", "a;b\n1;2\n3;x\n")
    let result = try Program.backstep(["-c", "data t.csv"], home: home).run()
    #expect(result.status == 1)
    #expect(
      result.error == "-c:1: t.csv, line 3, column 2 (b): `x` is not a number; only the answer may "
        + "be a word; see `target=NAME`\n")
  }
}
