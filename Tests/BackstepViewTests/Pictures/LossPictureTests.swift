import Testing

@testable import BackstepSession
@testable import BackstepView

@Suite struct LossPictureTests {
  @Test(arguments: SVGTests.scripts)
  func noLineIsWiderThanTheScreenNorAreThereMore(script: String) throws {
    let (report, state) = try Drawn.report(script)
    for width in [20, 40, 79, 200] {
      for height in [8, 16, 24, 50] {
        for isASCII in [false, true] {
          let options = ViewOptions(width: width, isASCII: isASCII, height: height)
          let lines = Page(options, state).plot(report)
          #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(width)")
          // A small screen scrolls; the words matter more than that.
          let most = script.contains("weights") ? 48 : width < 30 ? 36 : width < 60 ? 32 : 22
          #expect(lines.count <= max(height, most), "\(width) \(height) \(lines.count)")
          #expect(!isASCII || lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        }
      }
    }
  }

  private static let courses: [([(Int, Double)], String)] = [
    ([(1, 0.5)], "The loss is 0.5 in epoch 1."),
    ([(1, 0.5), (2, 0.25)], "The loss falls from 0.5 to 0.25 over epochs 1 to 2."),
    ([(1, 0.25), (9, 0.5)], "The loss rises from 0.25 to 0.5 over epochs 1 to 9."),
    (
      [(1, 1), (10, 0.99), (20, 0.9), (30, 0.2), (40, 0.1)],
      "The loss falls from 1 to 0.1 over epochs 1 to 40, more than half of it between epochs 20 and 30."
    ),
    (
      [(1, 1), (5, 1.001), (9, 0.999)],
      "The loss hardly moves over epochs 1 to 9: 1 to 0.999."
    ),
    (
      [(1, 1), (5, 3), (9, 1)],
      "The loss moves between 1 and 3 over epochs 1 to 9 and ends where it began, at 1."
    ),
    (
      [(1, 1), (2, 0.5), (3, .infinity), (4, .nan)],
      "The loss falls from 1 to 0.5 over epochs 1 to 2. From epoch 3 on it is not a finite number."
    ),
    ([(1, .nan)], "The loss is not a finite number."),
  ]

  @Test(arguments: courses)
  func theSentenceIsTrueOfAnyRun(points: [(Int, Double)], sentence: String) {
    let points = points.map { (epoch: $0.0, loss: $0.1) }
    #expect(LossPlot.course(points, .init(digits: 4), subject: "The loss") == sentence)
  }

  @Test func otherBranchesAreDrawnAndCounted() throws {
    let picture = try Drawn.picture(
      "mark start; train 50; goto start; train 40; goto start; train 30; plot loss")
    #expect(picture.sentence.hasSuffix("2 other runs are drawn beside it."))
    #expect(
      picture.legend.map(\.text) == [
        "this run", "to time 2", "to time 1",
      ])
    let many = try Drawn.picture(
      "mark s; train 9; goto s; train 8; goto s; train 7; goto s; train 6; goto s; train 5; plot loss"
    )
    #expect(many.sentence.hasSuffix("3 other runs are drawn beside it, and 1 earlier one is not."))
  }

  @Test func whatWasTrainedBeforeAResetIsARunOfItsOwn() throws {
    let picture = try Drawn.picture("train 50; mark a; reset; train 20; plot loss")
    #expect(picture.legend.map(\.text) == ["this run", "to time 1 [a]"])
    let before = try Drawn.picture("train 50; reset; plot loss")
    #expect(before.sentence.hasPrefix("Nothing is trained since the last reset"))
  }

  @Test func samplesHeldOutHaveALineOfTheirOwn() throws {
    let picture = try Drawn.picture(
      "data f.csv split=0.2; net 4 5 3 tanh softmax; set loss ce; train 30; plot loss")
    guard case .chart(let chart) = picture.drawing else { throw CancellationError() }
    #expect(chart.series.map(\.points.count) == [30, 30])
    #expect(picture.sentence.contains(" Held out it is "))
  }
}
