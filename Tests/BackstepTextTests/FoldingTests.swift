import BackstepText
import Testing

@Suite struct FoldingTests {
  @Test func whatFitsStaysAsItIs() {
    #expect(Flow.folded("  a = 1   b = 2", width: 15) == ["  a = 1   b = 2"])
    #expect(Flow.folded("", width: 1) == [""])
  }

  @Test(
    "Columns are parted first, then equations, then terms, then factors",
    arguments: [
      (24, ["  z = 0.5*1 + 0.25*3", "      = 1.25   a = f(z)"]),
      (14, ["  z = 0.5*1 +", "     0.25*3", "     = 1.25", "     a = f(z)"]),
      (12, ["  z = 0.5*1", "     +", "     0.25*3", "     = 1.25", "     a", "     = f(z)"]),
    ]) func places(_ width: Int, _ lines: [String])
  {
    let folded = Flow.folded("  z = 0.5*1 + 0.25*3 = 1.25   a = f(z)", width: width)
    #expect(folded.allSatisfy { $0.displayWidth <= width })
    #expect(folded == lines)
  }

  @Test func bracketsAreKeptWhole() {
    #expect(
      Flow.folded("dOut = (0.8449 - 1)*(0.8449*(1 - 0.8449)) = -0.02032", width: 30)
        == ["dOut = (0.8449 - 1)*", "    (0.8449*(1 - 0.8449))", "    = -0.02032"])
  }

  @Test func aNumberIsNeverBroken() {
    let line = "  dOut = 0.8449048016252505*(1-0.1550951983747495)*-0.020323779921010365 = 1"
    for width in 30...76 {
      let folded = Flow.folded(line, width: width)
      #expect(folded.allSatisfy { $0.displayWidth <= width }, "\(folded)")
      for number in ["0.8449048016252505", "0.1550951983747495", "-0.020323779921010365"] {
        #expect(folded.contains { $0.contains(number) }, "\(width): \(folded)")
      }
    }
  }

  @Test func orderedColorsTakeNoRoom() {
    #expect(Flow.folded("\u{1B}[1mforward\u{1B}[0m x = 1", width: 13).count == 1)
    #expect(Flow.folded("\u{1B}[1mforward\u{1B}[0m x = 1", width: 12).count == 2)
  }
}
