import BackstepSession
import Testing

@testable import BackstepView

/// Data whose answers are numbers, not classes.
@Suite struct AnswersOutOfReachTests {
  private static var effects: Effects {
    Effects(
      readFile: { name throws(FileProblem) in
        Array(
          (name == "three.csv" ? "a,b,c,y\n1,2,3,4\n2,1,0,9\n" : "a,b,y\n0,0,3.5\n0,1,9.1\n").utf8)
      })
  }

  private static func page(_ commands: String) -> (text: String, json: String) {
    var session = Session()
    var result = (text: "", json: "")
    for command in Statements.split(commands) {
      do throws(SessionError) {
        let report = try session.perform(command, effects)
        result.text = TextView(ViewOptions(width: 80)).text(of: report)
        result.json = JSONView().text(of: report)
      } catch {
        result.text = ErrorWords(error).lines.joined(separator: "\n")
      }
    }
    return result
  }

  @Test(arguments: ["data two.csv", "data two.csv; net 2 4 1 sigmoid linear; net 2 3 1"])
  func dataAndNetSayWhichNetWould(_ commands: String) {
    let text = Self.page(commands).text
    #expect(text.contains("Out of reach: y goes from 3.5 to 9.1, and a sigmoid output"))
    #expect(text.contains("`net 2 3 1 sigmoid linear` can reach them."))
  }

  @Test func aNetThatDoesNotFitIsRecommendedWithItsOutput() {
    #expect(Self.page("data three.csv").text.contains("`net 3 3 1 sigmoid linear` would."))
    #expect(Self.page("net 2 4 1 tanh; data three.csv").text.contains("`net 3 4 1 tanh linear`"))
    #expect(Self.page("data iris").text.contains("not possible here"))
  }

  @Test func trainingSaysItAmongTheSymptoms() {
    let (text, json) = Self.page("data two.csv; train 3")
    #expect(text.contains("after; mean absolute error "))
    #expect(text.contains("\nOut of reach: y goes from 3.5 to 9.1"))
    #expect(json.contains("\"accuracy\":null,\"mean_absolute_error\":"))
    #expect(json.contains("\"out_of_reach\":{\"answers\":[3.5,9.1],\"output\":\"sigmoid\""))
    #expect(!Self.page("data two.csv; net 2 3 1 sigmoid linear; train 3").text.contains("reach"))
  }

  @Test func evaluateHasNeitherRightNorWrong() {
    let (text, json) = Self.page("data two.csv; evaluate")
    #expect(!text.contains("right") && !text.contains("wrong") && !text.contains("accuracy"))
    #expect(text.contains("mean absolute error ") && text.contains(", R^2 -"))
    #expect(json.contains("\"accuracy\":null") && json.contains("\"r2\":-"))
    #expect(Self.page("evaluate").json.contains("\"accuracy\":0.5}"))
  }

  @Test(arguments: ["print accuracy", "train until accuracy >= 1", "train 3 until accuracy == 1"])
  func thereIsNoAccuracyToAskFor(_ command: String) {
    let text = Self.page("data two.csv; \(command)").text
    #expect(text.contains("two.csv has answers other than 0 and 1, which have no accuracy"))
  }
}
