import BackstepText
import Testing

@testable import BackstepSession
@testable import BackstepView

/// SVG files: well-formed, told in words, and to be read on white and on black.
@Suite struct SVGTests {
  static let scripts = [
    "plot boundary", "train 3000; mark a; plot loss", "train 1; plot loss",
    "train 50; undo; train 40; undo; train 30; plot loss",
    "data f.csv split=0.2; net 4 5 3 tanh softmax; train 3; plot loss",
    "\(Drawn.flowers); plot boundary x[2] x[3]",
    "net 2 3 1 linear; train 3; set lr 1e200; train 5; plot loss",
    "plot net", "sample 1; step 3; plot net", "net 20 30 5; plot net", "\(Drawn.flowers); plot net",
    "net 1 1 1 1 1 1 1 1; plot net", "plot weights", "net 64 30 4; plot weights",
    "net 300 90 1; plot weights W1", "plot weights b2", "plot surface b2",
    "step 3; plot surface b2",
    "train 900; plot surface W1[0][0] W2[1]", "plot surface b1[0] b1[1]", "plot flow",
    "step 3; plot flow", "net 2 4 4 4 4 1; plot flow", "net 2 1; plot flow",
  ]

  @Test(arguments: scripts)
  func theFileIsWellFormedAndSaysWhatItShows(_ script: String) throws {
    let picture = try Drawn.picture(script)
    let file = WellFormed(picture.svg)
    #expect(file.fault == nil)
    #expect(Array(file.elements.prefix(3)) == ["svg", "title", "desc"])
    func root(_ name: String) -> String? {
      file.attributes.first { $0.element == "svg" && $0.name == name }?.value
    }
    #expect(root("role") == "img")
    #expect(file.texts["title"]?.first?.hasPrefix(picture.title) == true)
    #expect(file.texts["desc"]?.first?.contains(picture.sentence.prefix(40)) == true)
    // Self-contained: nothing is fetched, and nothing runs.
    #expect(!file.attributes.contains { $0.name.hasSuffix("href") || $0.name.hasPrefix("on") })
    #expect(!file.elements.contains { ["script", "image", "style", "use"].contains($0) })
    #expect(!picture.svg.contains("nan") && !picture.svg.contains("inf"))
  }

  /// White and black themselves are used on planes, whose colors all stand out from both, and for
  /// marks, where they are together.
  @Test(arguments: scripts)
  func everyColorStandsOutFromWhiteAndFromBlack(_ script: String) throws {
    let file = WellFormed(try Drawn.picture(script).svg)
    let colors = Set(file.attributes.filter { ["fill", "stroke"].contains($0.name) }.map(\.value))
    for text in colors where !["none", "#ffffff", "#000000"].contains(text) {
      let color = try #require(Self.color(text))
      #expect(color.contrast(to: Color(255, 255, 255)) >= 3, "\(text)")
      #expect(color.contrast(to: Color(0, 0, 0)) >= 3, "\(text)")
    }
    #expect(colors.count > 1)
  }

  @Test func everyTintAndShadeStandsOut() {
    let shades = (0...100).map { Color.ofShadeOnAnyGround(Double($0) / 100) }
    for color in Tint.allCases.map(\.color) + shades {
      #expect(color.contrast(to: Color(255, 255, 255)) >= 3, "\(color)")
      #expect(color.contrast(to: Color(0, 0, 0)) >= 3, "\(color)")
    }
    #expect(abs(Color(255, 255, 255).contrast(to: Color(0, 0, 0)) - 21) < 1e-9)
    #expect(abs(Color(119, 119, 119).contrast(to: Color(255, 255, 255)) - 4.478) < 0.001)
  }

  @Test func linesDifferWithoutColor() throws {
    let picture = try Drawn.picture(
      "mark start; train 50; goto start; train 40; goto start; train 30; plot loss")
    guard case .chart(let chart) = picture.drawing else { throw CancellationError() }
    #expect(chart.series.count == 3)
    #expect(Set(chart.series.map(\.dash)).count == 3)
  }

  @Test(arguments: [Double.nan, .infinity, 1e308, -1e-300])
  func wildWeightsAreDrawnToo(_ wild: Double) throws {
    var session = Session()
    session.state.network.parameters[0] = wild
    session.state.network.parameters[10] = -wild
    for command in ["plot net", "plot weights", "plot surface b2", "plot flow"] {
      guard let report = try? session.perform(command), case .plot(let plot) = report.body else {
        continue
      }
      let picture = Picture(plot.plot, digits: 4)
      #expect(WellFormed(picture.svg).fault == nil, "\(command)")
      #expect(!picture.svg.contains("nan") && !picture.svg.contains("inf\""), "\(command)")
      #expect(!Page(ViewOptions(), session.state).plot(plot).isEmpty)
    }
  }

  @Test func textFromFilesIsOnlyText() {
    #expect("<a href=\"x\">&\u{1B}[31m".asMarkup == "&lt;a href=&quot;x&quot;&gt;&amp; [31m")
    #expect(
      SVGPage.number(.nan) == "0" && SVGPage.number(1.0049) == "1" && SVGPage.number(-0.001) == "0")
  }

  private static func color(_ text: String) -> Color? {
    guard text.count == 7, text.first == "#", let value = Int(text.dropFirst(), radix: 16) else {
      return nil
    }
    return Color(value >> 16, value >> 8 & 255, value & 255)
  }
}
