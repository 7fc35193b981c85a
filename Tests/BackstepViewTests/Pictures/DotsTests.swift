import BackstepText
import Testing

@testable import BackstepView

/// Curves and planes in characters.
@Suite struct DotsTests {
  private func drawn(_ style: CellStyle, _ dash: Dash = .solid) -> [String] {
    var dots = Dots(columns: 6, rows: 3, style)
    dots.draw([Point(0, 0), Point(1, 1)], nil, dash)
    var canvas = Canvas(columns: 6, rows: 3)
    dots.put(on: &canvas, column: 0, row: 0)
    return canvas.lines(.none)
  }

  @Test func aRisingLineInEachDress() {
    #expect(drawn(CellStyle()) == ["    ▄▀", "  ▄▀", "▄▀"])
    #expect(drawn(CellStyle(isASCII: true)) == ["    .'", "  .'", ".'"])
    #expect(drawn(CellStyle(isBraille: true)) == ["    ⡠⠊", "  ⡠⠊", "⡠⠊"])
    #expect(drawn(CellStyle(), .dotted) == ["    ▗", "   ▘", "▖▝"])
  }

  @Test func pointsWithoutAPlaceAreLeftOut() {
    var dots = Dots(columns: 2, rows: 1, CellStyle())
    dots.draw([Point(.nan, 0), Point(0, .infinity)], nil)
    var canvas = Canvas(columns: 2, rows: 1)
    dots.put(on: &canvas, column: 0, row: 0)
    #expect(canvas.lines(.none) == [""])
    #expect([-1, 0, 0.49, 0.99, 1, 1e308].map { Cell.along($0, of: 4) } == [0, 0, 1, 3, 3, 3])
    #expect(Cell.along(.nan, of: 4) == nil && Cell.along(-.infinity, of: 4) == nil)
  }

  @Test(arguments: [
    (ColorDepth.full, "38;2;40;100;210", "48;2;235;125;20"),
    (.indexed, "38;5;68", "48;5;208"),
  ])
  func shadesGoFromBlueToOrange(depth: ColorDepth, zero: String, one: String) {
    let plane = Plane(
      x: Axis("a", Scale(0, 1)), y: Axis("b", Scale(0, 1)), columns: 1, rows: 2,
      values: .shades([0, 1], Scale(0, 1)))
    let lines = PlaneCells(plane: plane, style: CellStyle(depth: depth))
      .field(columns: 2, rows: 1).lines(depth)
    #expect(lines == ["\u{1B}[\(zero);\(one)m▀▀\u{1B}[0m"])
    let plain = PlaneCells(plane: plane, style: CellStyle(isASCII: true))
      .field(columns: 2, rows: 2).lines(.none)
    #expect(plain == ["..", "=="])
  }

  @Test func classesAreLettersWhereThereAreNoColors() {
    let plane = Plane(
      x: Axis("a", Scale(0, 1)), y: Axis("b", Scale(0, 1)), columns: 3, rows: 1,
      values: .classes([0, 1, nil], names: ["k0", "k1"]),
      points: [.init(point: Point(0, 0), mark: .sample(1))])
    let lines = PlaneCells(plane: plane, style: CellStyle()).field(columns: 6, rows: 2)
      .lines(.none)
    #expect(lines == ["AABB??", "xABB??"])
  }

  @Test func wideCharactersTakeTwoColumns() {
    var canvas = Canvas(columns: 6, rows: 1)
    canvas.write("花ab", column: 1, row: 0)
    #expect(canvas.lines(.none) == [" 花ab"])
    canvas.write("花", column: 5, row: 0)
    #expect(canvas.lines(.none) == [" 花ab"])
  }
}
