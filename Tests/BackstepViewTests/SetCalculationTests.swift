import BackstepSession
import Testing

@testable import BackstepView

/// Calculations where numbers are asked for, and what is said of an odd one.
@Suite struct SetCalculationTests {
  private static func page(_ commands: String) -> String {
    var session = Session()
    var text = ""
    for command in Statements.split(commands) {
      do throws(SessionError) {
        text = TextView(ViewOptions(width: 80)).text(of: try session.perform(command, Effects()))
      } catch {
        text = ErrorWords(error).lines.joined(separator: "\n")
      }
    }
    return text
  }

  @Test(arguments: [
    ("set lr 1/3; print lr*3", "1"), ("set lr 1 / 4; print lr", "0.25"),
    ("set lr 2; set lr lr/8; print lr", "0.25"), ("set b2 -1/2; print b2", "-0.5"),
    ("set W2 1/3 2/3 -1; print W2[1]*3", "2"), ("set W2[0] sqrt(16); print W2[0]", "4"),
    ("set x 1/2, 1/4; print x[1]", "0.25"), ("set batch 2*2; print 1", "1"),
    ("set lr = 3/2; print lr", "1.5"), ("set b2 1 / 8; print b2", "0.125"),
  ])
  func isCalculated(_ commands: String, _ expected: String) {
    #expect(Self.page(commands) == expected)
  }

  @Test(arguments: [
    ("set lr one", "`one` is not a number"), ("set lr 1/0", "`1/0` is not a number"),
    ("set W2 1/3 nix 2", "`1/3` is not a number"), ("set batch 1/3", "whole number"),
    ("set lr loss", "`loss` is not a number"),
  ])
  func whatIsNoneIsRefusedAsBefore(_ command: String, _ words: String) {
    #expect(Self.page(command).contains(words), "\(Self.page(command))")
  }

  @Test func aNegativeRateIsSaidToGoUphill() {
    #expect(Self.page("set lr -1").contains("A negative lr goes uphill"))
    #expect(!Self.page("set lr 1").contains("uphill"))
  }

  @Test func whoLooksForTheCourseIsLedThere() {
    for word in ["tutorial", "learn", "course", "start", "Tutorial"] {
      #expect(Self.page(word).contains("did you mean `lesson`?"))
    }
    #expect(Self.page("print loss = 3").contains("two things are compared by `==`"))
  }
}
