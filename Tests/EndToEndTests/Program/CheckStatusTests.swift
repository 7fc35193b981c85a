import Testing

/// A check that fails is no refusal: the run goes on, and its status tells.
@Suite struct CheckStatusTests {
  /// A loss beyond the largest double has no slope to compare.
  private static let overflow = "net 1 1 linear; set x 1; set y 0; set W1 1e200; check; print 6*7"

  @Test(arguments: [
    ("passes", "check; print 6*7", 0 as Int32), ("fails", overflow, 1),
    ("fails, then quits", overflow + "; quit", 1),
  ])
  func theStatusTells(_ name: String, _ script: String, _ status: Int32) throws {
    let result = try Program.backstep(["-c", script], home: try TemporaryFolder()).run()
    #expect(result.status == status, "\(name)")
    #expect(result.output.hasSuffix("\n42\n"), "\(name)")
    #expect(result.error.isEmpty, "\(name)")
  }
}
