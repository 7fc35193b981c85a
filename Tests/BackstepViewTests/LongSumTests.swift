import BackstepSession
import Testing

@testable import BackstepView

/// A sum too long for its line shows the terms that matter.
@Suite struct LongSumTests {
  private static func page(_ commands: String, width: Int = 80) throws -> String {
    var session = Session()
    var text = ""
    for command in Statements.split(commands) {
      text = TextView(ViewOptions(width: width)).text(of: try session.perform(command, Effects()))
    }
    return text
  }

  private static let wide =
    "net 8 1 linear; set W1 .1 .2 .3 .4 9 .5 -8 .6; set b1 .01; set x 1 1 1 1 1 1 1 1; set y 0"

  /// 9 and −8 are the largest, wherever they stand.
  @Test func theLargestTermsAreShownInTheirOrder() throws {
    let page = try Self.page(Self.wide + "; forward", width: 44)
    #expect(page.contains("... + 9*1 + ... - 8*1 + ... = 3.11"), "\(page)")
    #expect(!page.contains(".1*1"))
  }

  /// The formula and the numbers of `why` leave out the same.
  @Test func whyShowsThemInBothLines() throws {
    let page = try Self.page(Self.wide + "; forward; why z1", width: 60)
    #expect(page.contains("W1[4]*x[4]") && page.contains("9*1"), "\(page)")
  }

  /// Of the losses of ten outputs only that of the right class is more than 0.
  @Test func theOneTermOfALossIsShown() throws {
    let page = try Self.page(
      "net 1 10 softmax; set x 1; set y 0 0 0 0 0 0 0 1 0 0; forward; loss")
    #expect(page.contains(" + 1*ln("), "\(page)")
  }
}
