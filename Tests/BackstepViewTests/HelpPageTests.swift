import BackstepSession
import BackstepText
import Testing

@testable import BackstepView

/// `help` alone.
@Suite struct HelpPageTests {
  private static func lines(_ command: String, width: Int) throws -> [String] {
    var session = Session()
    let report = try session.perform(command, Effects())
    return TextView(ViewOptions(width: width)).text(of: report).lines
  }

  @Test func everyCommandStandsInOneGroup() {
    let grouped = HelpGroups.all.flatMap(\.names)
    #expect(grouped.sorted() == CommandTable.all.map(\.name).sorted())
  }

  @Test(arguments: [(80, 23), (60, 23)])
  func itFitsAScreen(_ width: Int, _ rows: Int) throws {
    let lines = try Self.lines("help", width: width)
    #expect(lines.count <= rows, "\(lines.count)")
    #expect(lines.allSatisfy { $0.displayWidth <= width })
    #expect(lines.contains { $0.contains("`help all` has a line on each") })
  }

  @Test func allHasALineOnEach() throws {
    let text = try Self.lines("help all", width: 80).joined(separator: "\n")
    for declaration in CommandTable.all {
      #expect(text.contains("  " + declaration.name), "\(declaration.name)")
    }
  }
}
