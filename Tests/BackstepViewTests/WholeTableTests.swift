import BackstepSession
import BackstepText
import Testing

@testable import BackstepView

/// Tables that no screen cuts: as Markdown and as comma-separated values they are whole.
@Suite struct WholeTableTests {
  /// A world whose files hold fifty samples: `wide.csv` of forty inputs from 0 to 9, all others of
  /// pictures, five points a side.
  private static var effects: Effects {
    Effects(readFile: { name in
      let (count, most) = name == "wide.csv" ? (40, 9.0) : (25, 1.0)
      var text = (0..<count).map { "i\($0)," }.joined() + "kind\n"
      for row in 0..<50 {
        text += (0..<count).map { "\(Double(($0 + row) % 10) * most / 9)," }.joined()
        text += "k\(row % 2)\n"
      }
      return Array(text.utf8)
    })
  }

  private static func lines(_ commands: String, _ style: OutputStyle) throws -> [String] {
    var session = Session()
    var text = ""
    for command in Statements.split(commands) {
      text = TextView(ViewOptions(style: style)).text(of: try session.perform(command, effects))
    }
    return text.lines
  }

  /// How many rows all tables of a page have, without their heads.
  private static func rows(_ lines: [String], _ style: OutputStyle) -> Int {
    if style == .markdown {
      let tables = lines.count { $0.hasPrefix("| -") }
      return lines.count { $0.hasPrefix("| ") } - 2 * tables
    }
    return lines.split { $0.isEmpty || $0.hasPrefix("#") }.reduce(0) { $0 + $1.count - 1 }
  }

  private static let moons = "data moons; net 2 9 1 tanh; sample 0..59"
  private static let wide = "data wide.csv; net 40 3 2 tanh softmax"

  @Test(
    arguments: [
      ("\(moons); forward", 120), ("\(moons); step 2", 180), ("\(moons); step 3", 180 + 62 + 27),
      ("\(wide); sample 0..49; forward", 100), ("\(wide); sample 0..49; step 3", 150 + 52 + 126),
      ("\(wide); data show 3", 40), ("\(wide); data show", 50),
      ("\(wide); show W1", 3), ("net 300 50 1; show W1", 50), ("\(wide); step 4", 131),
      ("\(wide); evaluate", 50), ("cycle 50", 50), ("\(wide); watch W1; watch", 1),
    ], [OutputStyle.csv, .markdown])
  func everyRowIsThere(_ table: (commands: String, rows: Int), _ style: OutputStyle) throws {
    let lines = try Self.lines(table.commands, style)
    #expect(Self.rows(lines, style) == table.rows)
    // Nor is a cell cut short.
    let cells = lines.filter { style == .csv ? !$0.hasPrefix("#") : $0.hasPrefix("| ") }
    #expect(!cells.contains { $0.contains("...") })
  }

  /// A picture is numbers where it is read by ear or by a program.
  @Test(arguments: [OutputStyle.csv, .markdown, .plain])
  func aPictureIsNumbers(_ style: OutputStyle) throws {
    let setup = "data image.csv; net 25 2 2 tanh softmax; sample 3"
    let lines = try Self.lines("\(setup); show sample", style)
    #expect(!lines.contains { line in line.contains { "░▒▓█".contains($0) } })
    #expect(lines.suffix(5) == (try Self.lines("\(setup); data show 3", style)).suffix(5))
  }

  /// The classes of a plane by their names.
  @Test func aPlaneOfClassesIsATable() throws {
    let lines = try Self.lines(
      "data wide.csv; net 40 3 2 tanh softmax; plot boundary x[0] x[1]", .csv)
    let cells = lines.drop { $0.hasPrefix("#") }.prefix { !$0.hasPrefix("#") }
    #expect(cells.first == "x[0] i0,x[1] i1,value")
    #expect(cells.count == 56 * 56 + 1)
    #expect(cells.dropFirst().allSatisfy { $0.hasSuffix(",k0") || $0.hasSuffix(",k1") })
  }

  /// The numbers of a diagram with every digit, as in other tables.
  @Test func aGradientHasEveryDigit() throws {
    let lines = try Self.lines("sample 1; step 3; plot net", .csv)
    let cells = try #require(lines.first { $0.hasPrefix("hidden[2],out,") }).split(separator: ",")
    #expect(cells.count == 4 && cells.allSatisfy { WrittenNumber($0) == nil || $0.count > 12 })
  }
}
