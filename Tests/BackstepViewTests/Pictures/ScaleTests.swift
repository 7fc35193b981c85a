import Testing

@testable import BackstepView

@Suite struct ScaleTests {
  @Test(arguments: [
    (0.0, 5000.0, 8, [0.0, 1000, 2000, 3000, 4000, 5000]), (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (-0.1667, 1.1667, 6, [0, 0.5, 1]), (0, 3, 8, [0, 0.5, 1, 1.5, 2, 2.5, 3]),
    (-1e308, 1e308, 6, [-1e308, 1e308]), (5, 5, 3, [4.5, 5, 5.5]),
  ])
  func roundNumbers(low: Double, high: Double, most: Int, ticks: [Double]) {
    let found = Scale(low, high).ticks(atMost: most)
    #expect(found.count == ticks.count && found.count <= most)
    for (a, b) in zip(found, ticks) { #expect(abs(a - b) <= abs(b) * 1e-12 + 1e-12, "\(found)") }
  }

  @Test func decadesWhereItSpansThem() throws {
    let scale = try #require(Scale(covering: [0.5, 0.001, .nan, .infinity]))
    #expect(scale.isLog && scale.ticks(atMost: 6) == [0.001, 0.01, 0.1])
    let far = try #require(Scale(covering: [1e-300, 1e300]))
    #expect(far.isLog && far.ticks(atMost: 6).count <= 6)
    #expect(far.part(of: 1) == 0.5)
    #expect(try !#require(Scale(covering: [-1, 1e-5, 1])).isLog)
    #expect(Scale(covering: [.nan]) == nil)
  }

  @Test(arguments: [
    (Double.nan, Double.infinity), (0, 0), (.leastNonzeroMagnitude, .leastNonzeroMagnitude),
    (.greatestFiniteMagnitude, .greatestFiniteMagnitude), (3, -3),
    (-.greatestFiniteMagnitude, .greatestFiniteMagnitude),
  ])
  func whateverTheEndsThereIsAScale(low: Double, high: Double) {
    let scale = Scale(low, high)
    #expect(scale.low < scale.high && scale.low.isFinite && scale.high.isFinite)
    #expect(scale.part(of: scale.low).map { abs($0) < 1e-9 } ?? false)
    #expect(scale.ticks(atMost: 5).allSatisfy { $0.isFinite })
    #expect(scale.part(of: .nan) == nil && scale.part(of: -.infinity) == nil)
  }

  @Test func labelsTellTicksApart() {
    let axis = Axis("x", Scale(0, 1))
    #expect(axis.label(1000, among: [0, 1000]) == "1000")
    #expect(axis.label(1.0001, among: [1.0001, 1.0002]) == "1.0001")
    #expect(axis.label(1e9) == "1e+09")
  }
}
