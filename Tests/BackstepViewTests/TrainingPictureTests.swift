import Backprop
import BackstepText
import Testing

@testable import BackstepSession
@testable import BackstepView

/// What is drawn while `train` runs, as whole screens.
@Suite("Training pictures")
struct TrainingPictureTests {
  /// out = 1 exactly where x[0] + x[1] > 1: steep enough for every shade to be clear.
  private func network() throws -> Network {
    let architecture = try Architecture(sizes: [2, 1])
    return Network(architecture, parameters: [12, 12, -12])
  }

  private func progress(condition: String? = nil, limit: Int = 5000) -> TrainingProgress {
    TrainingProgress(
      epochBefore: 100, done: 1240, limit: limit, condition: condition, loss: 0.25123,
      learningRate: 0.5, every: 0, data: Problem.or.dataset())
  }

  @Test("A whole picture without colors")
  func whole() throws {
    var picture = TrainingPicture(
      progress: progress(), losses: [0.4, 0.3, 0.2, 0.1, 0], epochsPerSecond: 1234)
    picture.boundary = Boundary(Problem.or.dataset(), columns: 16, rows: 16)
    let lines = picture.lines(
      of: try network(), ViewOptions(width: 60, isASCII: true), rows: 16, depth: .none)
    #expect(
      lines == [
        "train   epoch 1340 of 5100   1k epochs/s   4 s left",
        "        loss 0.2512   lr 0.5", "",
        "  .:-=============      0.4 ||",
        "   x.:-=========x=          ||",
        "      .:-=========          |||",
        "        .:-=======          |||",
        "          .:-=====          ||||",
        "            .:-===          ||||",
        "              .:-=          |||||",
        "   o            x:        0 |||||",
        "  o y = 0   x y = 1   out 0 to 1: light to dark", "",
        "Up and Down change lr   space pauses   q or Ctrl-C stops af",
      ])
  }

  @Test("Numbers at the edges of what there are have a place, or none")
  func extremes() throws {
    let data = Dataset(
      name: "far", inputCount: 2, targetCount: 1,
      values: [1e308, -1e308, 0, -1e308, 1e308, 1, 0, 0, 0])
    let boundary = try #require(Boundary(data, columns: 20, rows: 20))
    #expect(boundary.marks() == [17 + 8 * 20: 0, 2 + 1 * 20: 1, 10 + 5 * 20: 0])
    #expect((boundary.lowest + boundary.highest).allSatisfy { $0.isFinite })
    let largest = Double.greatestFiniteMagnitude
    let curve = Curve(
      [Double.leastNonzeroMagnitude, 1e-308, 1, largest, .infinity, .nan], columns: 6, isASCII: true
    )
    #expect(curve.rows(1) == ["..:|  "])
    #expect(Cell.along(.nan, of: 4) == nil && Cell.along(-.infinity, of: 4) == nil)
    #expect([-1, 0, 0.49, 0.99, 1, 1e308].map { Cell.along($0, of: 4) } == [0, 0, 1, 3, 3, 3])
  }

  @Test("No line is wider than the window, in whatever dress")
  func widths() throws {
    for width in [60, 80, 200] {
      for depth in [ColorDepth.none, .indexed, .full] {
        var picture = TrainingPicture(
          progress: progress(condition: "loss < 0.0000001", limit: 1_000_000),
          losses: (0..<400).map { 1 / Double($0 + 1) }, epochsPerSecond: 12.5)
        picture.boundary = Boundary(Problem.or.dataset(), columns: 28, rows: 28)
        let options = ViewOptions(width: width, hasColor: depth != .none)
        let lines = picture.lines(of: try network(), options, rows: 24, depth: depth)
        #expect(lines.allSatisfy { Self.visible($0).count < width }, "\(width) \(depth)")
        #expect(lines.count <= 23)
        #expect(picture.line(options).count < width)
      }
    }
  }

  /// A text without the sequences that set colors.
  private static func visible(_ text: String) -> String {
    var result = ""
    var isSequence = false
    for character in text {
      if character == "\u{1B}" { isSequence = true }
      if !isSequence { result.append(character) }
      if isSequence, character == "m" { isSequence = false }
    }
    return result
  }

  @Test(
    "The colors of an answer go from blue over white to orange",
    arguments: [
      (ColorDepth.full, "38;2;40;100;210", "48;2;235;125;20"),
      (.indexed, "38;5;68", "48;5;208"),
    ])
  func colors(depth: ColorDepth, zero: String, one: String) throws {
    let boundary = try #require(Boundary(Problem.or.dataset(), columns: 8, rows: 8))
    let steep = Network(try Architecture(sizes: [2, 1]), parameters: [0, -900, 450])
    let lines = Plane(boundary: boundary, depth: depth, isASCII: false).lines(of: steep)
    #expect(lines.first?.contains(zero) == true && lines.first?.contains(one) == false)
    #expect(lines.last?.contains(one) == true && lines.last?.contains(zero) == false)
  }

  @Test("Classes are told apart by letters where there are no colors")
  func classes() throws {
    let data = Dataset(
      name: "three", inputCount: 2, targetCount: 2, values: [0, 0, 1, 0, 1, 1, 0, 1])
    let boundary = try #require(Boundary(data, columns: 6, rows: 6))
    let network = Network(
      try Architecture(sizes: [2, 2], hidden: .linear, output: .linear),
      parameters: [0, 0, 9, 0, 0, -4.5])
    #expect(
      Plane(boundary: boundary, depth: .none, isASCII: true).lines(of: network)
        == ["AAABBx", "AAABBB", "oAABBB"])
  }

  @Test("Data of other than two inputs have no plane")
  func noPlane() {
    let data = Dataset(name: "one", samples: [(x: [1], y: [1])])
    #expect(Boundary(data, columns: 8, rows: 8) == nil)
  }

  @Test("A curve spans its columns, and goes by logarithms when it falls far")
  func curves() {
    #expect(Curve([1, 0.5, 0], columns: 3, isASCII: false).rows(2) == ["█  ", "██ "])
    let far = Curve([1, 0.1, 0.01, 0.001], columns: 4, isASCII: false)
    #expect(far.lowest == 0.001 && far.rows(3) == ["█   ", "██  ", "███▁"])
    #expect(Curve([.nan, .infinity, 1], columns: 3, isASCII: true).rows(1) == ["  |"])
    #expect(Curve([], columns: 3, isASCII: true).rows(2) == ["", ""])
    let long = Curve((0..<100).map(Double.init), columns: 10, isASCII: true)
    #expect(long.rows(1)[0].count == 10)
  }

  @Test("In a small window there is one line, in a pipe the fewest words")
  func lines() {
    let picture = TrainingPicture(progress: progress(), losses: [2, 1], epochsPerSecond: nil)
    #expect(
      picture.line(ViewOptions(width: 60, isASCII: true))
        == "epoch 1340 of 5100, loss 0.2512, lr 0.5 |:")
    #expect(picture.line(ViewOptions(width: 20)) == "epoch 1340 of 5100,")
    #expect(
      TrainingPicture.line(progress(), ViewOptions(), digits: 4)
        == "epoch 1340   mean loss 0.2512")
  }
}
