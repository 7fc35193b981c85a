import BackstepText
import Testing

@Suite struct TableTests {
  /// What goes on below begins with the column that says what it is about.
  @Test func aNarrowWindowRepeatsTheKey() {
    var table = Table(
      [("", .left), ("", .left), ("yours", .point), ("right", .point)], key: 1)
    table.add(["differs", "gradW1[0][1]", "0.125", "1.5"])
    #expect(
      table.lines(width: 80) == [
        "                           yours   right", "  differs   gradW1[0][1]   0.125     1.5",
      ])
    #expect(
      table.lines(width: 30) == [
        "  ", "  differs   gradW1[0][1]", "", "                 yours   right",
        "  gradW1[0][1]   0.125     1.5",
      ])
  }
}
