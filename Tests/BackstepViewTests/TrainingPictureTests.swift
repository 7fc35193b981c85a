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

  private func losses(_ values: [Double]) -> [(epoch: Int, loss: Double)] {
    values.enumerated().map { ($0 + 1, $1) }
  }

  private func plane(_ side: Int) throws -> BoundaryPlot? {
    BoundaryPlot(
      of: try network(), Problem.or.dataset(), inputs: (0, 1), columns: side, rows: side)
  }

  private func progress(condition: String? = nil, limit: Int = 5000) -> TrainingProgress {
    TrainingProgress(
      epochBefore: 100, done: 1240, limit: limit, condition: condition, loss: 0.25123,
      learningRate: 0.5, every: 0, data: Problem.or.dataset())
  }

  @Test("A whole picture without colors")
  func whole() throws {
    var picture = TrainingPicture(
      progress: progress(), losses: losses([0.4, 0.3, 0.2, 0.1, 0]), epochsPerSecond: 1234)
    picture.boundary = try plane(16)
    let lines = picture.lines(ViewOptions(width: 60, isASCII: true), rows: 16)
    #expect(
      lines == [
        "train   epoch 1340 of 5100   1k epochs/s   4 s left",
        "        loss 0.2512   lr 0.5", "",
        "  .:-=============      0.4 |'..",
        "   x.:-=========x=          |   ''..",
        "      .:-=========          |       '..",
        "        .:-=======          |          ''..",
        "          .:-=====          |              ''..",
        "            .:-===          |                  ''..",
        "              .:-=          |                      ''..",
        "   o            x:        0 |                          ''..",
        "  o y = 0   x y = 1   \" .:-=\" out 0 to 1", "",
        "Up and Down change lr   space pauses   q stops",
      ])
  }

  @Test("No line is wider than the window, in whatever dress")
  func widths() throws {
    for width in [60, 80, 200] {
      for depth in [ColorDepth.none, .indexed, .full] {
        var picture = TrainingPicture(
          progress: progress(condition: "loss < 0.0000001", limit: 1_000_000),
          losses: losses((0..<400).map { 1 / Double($0 + 1) }), epochsPerSecond: 12.5)
        picture.boundary = try plane(28)
        let options = ViewOptions(width: width, hasColor: depth != .none, depth: depth)
        let lines = picture.lines(options, rows: 24)
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

  @Test("In a small window there is one line, in a pipe the fewest words")
  func lines() {
    let picture = TrainingPicture(
      progress: progress(), losses: losses([2, 1]), epochsPerSecond: nil)
    #expect(
      picture.line(ViewOptions(width: 60, isASCII: true))
        == "epoch 1340 of 5100, loss 0.2512, lr 0.5 |:")
    // What does not fit is left out whole.
    #expect(picture.line(ViewOptions(width: 39)).hasPrefix("epoch 1340, loss 0.2512, lr 0.5"))
    #expect(picture.line(ViewOptions(width: 25)) == "epoch 1340, loss 0.2512")
    #expect(picture.line(ViewOptions(width: 20)) == "epoch 1340 █▄")
    #expect(
      TrainingPicture.line(progress(), ViewOptions(), digits: 4)
        == "epoch 1340   mean loss 0.2512")
  }
}
