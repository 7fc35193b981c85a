import Testing

/// Questions put to the built program through pipes.
@Suite struct QuestionTests {
  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments) }

  /// A failed check lets the rest run, and is what the program ends with.
  @Test(
    arguments: [
      ("check; print 1", 0, "1"), ("set W1[0] 1e308; check; print 2", 1, "2"),
      ("set W1[0] 1e308; check; quit", 1, nil),
    ] as [(String, Int32, String?)])
  func aFailedCheckIsTheExitStatus(_ commands: String, _ status: Int32, _ last: String?) throws {
    let result = try run("-c", "net 1 1 linear; set x 1e200; set y 0; set W1[0] 0; \(commands)")
    #expect(result.status == status)
    #expect(result.error.isEmpty)
    if let last { #expect(result.output.hasSuffix("\n\(last)\n")) }
  }

  /// Wrong predictions are no failures.
  @Test func aWrongPredictionEndsWell() throws {
    let result = try run("-c", "predict out 3", "--json")
    #expect(result.status == 0)
    #expect(
      result.output.contains(#""correct":false,"expected":0.8694026706876474,"diagnosis":"factor"#))
  }

  @Test func tenThousandParentheses() throws {
    let result = try run("-c", "print " + String(repeating: "(", count: 10_000))
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("-c:1: the calculation is too long or too deeply nested"))
  }
}
