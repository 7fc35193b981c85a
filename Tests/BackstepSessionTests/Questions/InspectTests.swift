import Backprop
import Testing

@testable import BackstepSession

@Suite struct InspectTests {
  private func story(_ name: String, after commands: String) throws -> ParameterStory {
    var session = try Session.after(commands)
    guard case .inspect(let report) = try session.perform("inspect \(name)").body,
      case .parameter(let story) = report.subject
    else { throw SessionError.naming(.notSingle(name)) }
    return story
  }

  /// What is known at each stage, and never refused.
  @Test(arguments: [
    ("show", false, true, false, false), ("forward", false, true, false, false),
    ("step 3", true, true, false, true), ("step 4", true, true, true, false),
    ("step 5", false, true, true, false), ("set x 1 1; net 3 1", false, false, false, false),
  ])
  func atEveryStage(
    _ commands: String, _ gradient: Bool, _ numeric: Bool, _ last: Bool, _ next: Bool
  ) throws {
    let story = try story("W1[0][1]", after: commands)
    #expect((story.gradient != nil) == gradient)
    #expect((story.noGradient == nil) == gradient)
    #expect((story.numericGradient != nil) == numeric)
    #expect((story.lastChange != nil) == last)
    #expect((story.nextChange != nil) == next)
  }

  /// Gradient and numeric gradient are on one scale, under every loss and after a nudge too.
  @Test(arguments: ["squared", "half", "mse", "bce"], ["step 3", "set lr 10; step 4"])
  func theNumericGradientStandsBesideTheGradient(_ loss: String, _ commands: String) throws {
    for name in ["W1[2][1]", "gradW2[1]", "deltab1[0]", "b2"] {
      let story = try story(name, after: "sample 1; set loss \(loss); \(commands)")
      let gradient = try #require(story.gradient)
      let numeric = try #require(story.numericGradient)
      #expect(abs(gradient - numeric) <= 1e-6 * abs(gradient), "\(name) \(loss)")
      #expect(story.numeric?.agrees() == true)
    }
  }

  @Test func theNextChangeIsTheOneThatComes() throws {
    var session = try Session.after("set optimizer nesterov; step 4; sample 1; step 3")
    let before = session.state
    let story = session.story(ofParameter: Name(.weights(2), [0, 1]))
    #expect(session.state == before)
    _ = try session.perform("nudge")
    #expect(try session.state.value(of: "deltaW2[1]").number == story.nextChange)
    #expect(story.firstMoment != nil && story.secondMoment == nil)
  }

  @Test func thePathPassesEveryLayer() throws {
    let story = try story("W1[1][0]", after: "net 2 2 3 1; data xor; step 3")
    #expect(
      story.stations == [
        Name(.weights(1), [1, 0]), Name(.sums(1), [1]), Name(.activations(1), [1]),
        Name(.activations(2)), Name(.activations(3), [0]), Name(.loss),
      ])
    #expect(story.paths.count == 3)
  }

  @Test func historyHasEachChangeOnce() throws {
    var session = Session()
    var states: [State] = []
    for command in ["step 3", "nudge", "step 3", "nudge"] {
      states.append(session.state)
      _ = try session.perform(command)
    }
    let values = session.history(of: Name(.weights(2), [0, 0]), among: states)
    #expect(values.count == 3)
    #expect(values.last == session.state.network.parameters[9])
  }

  @Test(arguments: [
    ("relu", "-1", Activation.Flatness.dead), ("relu", "1", nil), ("sigmoid", "9", .saturated),
    ("tanh", "-5", .saturated), ("tanh", "0.5", nil), ("linear", "50", nil), ("leaky", "-3", nil),
  ])
  func aNeuronThatLearnsNothingIsNamed(
    _ activation: String, _ z: String, _ condition: Activation.Flatness?
  ) throws {
    let session = try Session.after(
      "net 1 1 \(activation); set W1 1; set b1 0; set x \(z); set y 1; forward")
    #expect(session.state.story(ofNeuron: [0], in: 1).condition == condition)
  }
}
