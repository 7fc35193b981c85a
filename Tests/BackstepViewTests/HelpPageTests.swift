import BackstepText
import Testing

@testable import BackstepSession
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

  /// A program that reads JSON need not know how a person wants to read.
  @Test(arguments: OutputStyle.allCases)
  func inJSONATopicHasTheSameTextInEveryStyle(_ style: OutputStyle) throws {
    func texts(_ style: OutputStyle) throws -> [String] {
      var session = Session()
      session.state.settings.style = style
      _ = try session.perform("step 3")
      return try session.state.topicTitles.filter { $0 != "style" }.map {
        JSONView().text(of: try session.perform("help \($0)"))
      }
    }
    #expect(try texts(style) == texts(.text))
  }
}
