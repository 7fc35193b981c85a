import Backprop
import Testing

@testable import BackstepSession

@Suite struct BugTests {
  private static let mazur = """
    net 2 2 2; set loss half; set lr 0.5; set x 0.05 0.10; set y 0.01 0.99; \
    set W1 .15 .20 .25 .30; set b1 .35 .35; set W2 .40 .45 .50 .55; set b2 .60 .60; freeze b1 b2
    """
  private static let loop = "forward; loss; backward; nudge; forward; loss"

  @Test(arguments: [
    ("bug order; \(loop)", 0.29102792390544197),
    ("bug order; \(loop); bug off; reset; \(loop)", 0.29102777369359933),
    ("bug order; cycle; bug off; reset; bug order; cycle; forward; loss", 0.29102792390544197),
    (loop, 0.29102777369359933),
  ])
  func theWorkedExample(_ commands: String, _ loss: Double) {
    let script = Script(Self.mazur + "; " + commands)
    #expect(script.error == nil)
    #expect(abs(script.number("loss") - loss) <= 1e-12)
  }

  /// What the stage shows is what the one place gives that checks and explanations ask.
  @Test(arguments: Mistake.allCases)
  func theStageShowsWhatTheProgramMakes(_ mistake: Mistake) throws {
    let setup = "net 3 4 2 tanh; set x 0.4 -0.7 1; set y 0.2 0.9"
    let script = Script("\(setup); bug \(mistake.rawValue); cycle 2; forward; loss; backward")
    let state = script.state
    let pass = try #require(state.values.forward)
    let found = try #require(state.values.backward)
    #expect(state.backwardPass(of: pass, target: [0.2, 0.9]) == found)
    let right = state.network.backward(pass, target: [0.2, 0.9], loss: .squared)
    let isIdle = !mistake.changesGradients || state.idleness(of: mistake) != nil
    #expect((found.gradients == right.gradients) == isIdle)
    let nudged = Script("\(setup); bug \(mistake.rawValue); cycle 3").state
    #expect(nudged.values.changes == state.nudge(of: found).changes)
  }

  @Test(arguments: Mistake.allCases)
  func trainingIsTheStagesOneByOne(_ mistake: Mistake) {
    let setup = "net 2 3 2 sigmoid; net 2 3 1; set optimizer momentum; bug \(mistake.rawValue)"
    let trained = Script("\(setup); train 3").state
    let stepped = Script("\(setup); cycle 12").state
    #expect(trained.network == stepped.network)
    #expect(trained.optimizerState == stepped.optimizerState)
    #expect(trained.bug == stepped.bug)
    #expect(trained.epoch == stepped.epoch)
  }

  @Test func aBugMakesGradientsStaleAndNothingElse() {
    let script = Script("forward; loss; backward; bug sign; nudge")
    #expect(script.error == .loop(.stageTooEarly(.nudge, first: .backward)))
    #expect(Script("cycle; bug sign; step").state.sampleIndex == 1)
    let off = Script("bug sign; bug off; cycle").state
    #expect(off.network == Script("cycle").state.network)
  }

  @Test func aHiddenBugMakesADifferenceHere() {
    for seed in 1...40 {
      let script = Script("seed \(seed); bug random")
      let bug = script.state.bug
      #expect(bug?.isHidden == true && bug?.shown == nil)
      #expect(bug.map { script.state.idleness(of: $0.mistake) == nil } == true)
    }
    let drawn = Set(
      (1...40).compactMap { Script("seed \($0); bug random").state.bug?.mistake })
    #expect(drawn.count >= 6)
  }

  @Test func guessesAreCountedAndAnswered() throws {
    var session = Session()
    session.state.choose(.sign, hidden: true, since: "")
    func guess(_ name: String) throws -> GuessReport? {
      guard case .bug(.guess(let report)) = try session.perform("bug guess \(name)").body else {
        return nil
      }
      return report
    }
    let wrong = try #require(try guess("slope"))
    #expect(!wrong.isRight && wrong.wrongGuesses == 1)
    let evidence = try #require(wrong.evidence)
    #expect(evidence.supposed > 0 && evidence.found < 0)
    #expect(session.state.bug?.isHidden == true)
    let idle = try #require(try guess("one-path"))
    #expect(idle.idleness == .onePathEach && idle.wrongGuesses == 2)
    #expect(try guess("sign")?.isRight == true)
    #expect(session.state.bug?.shown == .sign)
  }

  /// `bias` makes right gradients: what speaks against it is a change.
  @Test func evidenceMayBeAChange() throws {
    var session = Session()
    session.state.choose(.bias, hidden: true, since: "")
    guard case .bug(.guess(let report)) = try session.perform("bug guess leftover").body else {
      Issue.record("no guess")
      return
    }
    #expect(report.evidence?.name.quantity == .biases(2, .change))
    #expect(report.evidence?.found == 0)
  }

  @Test(arguments: [
    ("bug guess order", SessionError.lab(.noBug)),
    ("bug order; bug guess sign", .lab(.bugNotHidden(.order))),
    (
      "bug sgn",
      .typing(
        .unknownWord(
          "sgn", kind: .bug,
          choices: Mistake.allCases.map(\.rawValue) + ["list", "random", "guess", "off"]))
    ),
  ])
  func refusals(_ commands: String, _ error: SessionError) {
    #expect(Script(commands).error == error)
  }

  /// A wrong word changes nothing, not even the count of guesses.
  @Test func anUnknownGuessIsNone() {
    let script = Script("bug random; bug guess nonsense")
    #expect(script.error != nil)
    #expect(script.state.bug?.wrongGuesses == 0)
  }

  @Test func idleBugsAreDeclared() throws {
    for (commands, note) in [
      ("bug one-path", Note.bugChangesNothing(.onePath, .onePathEach)),
      ("bug transposed", .bugChangesNothing(.transposed, .rowsOrColumnsOnly)),
      ("net 2 1; bug order", .bugChangesNothing(.order, .noHiddenLayer)),
      ("set loss bce; bug slope", .bugChangesNothing(.slope, .noOutputSlope(.bce))),
      ("net 2 3 1 relu linear; bug slope", .bugChangesNothing(.slope, .linearOutput)),
      (
        "net 2 3 1 relu linear; bug slope-of-a",
        .bugChangesNothing(.slopeOfActivation, .slopesAlike)
      ),
      ("net 2 3 1 nobias; bug bias", .bugChangesNothing(.bias, .noBiases)),
      ("freeze b1 b2; bug bias", .bugChangesNothing(.bias, .biasesFrozen)),
      ("set lr 0; bug order", .bugChangesNothing(.order, .noLearningRate)),
      ("net 2 3 1; bug sigmoid-slope", .bugChangesNothing(.sigmoidSlope, .sigmoidOnly)),
      ("net 2 3 1 linear; bug hidden-slope", .bugChangesNothing(.hiddenSlope, .linearHidden)),
      ("net 2 3 1 tanh linear; bug error-back", .bugChangesNothing(.errorBack, .noSlopeAbove)),
      ("bug extra-slope", .bugChangesNothing(.extraSlope, .slopeBelongs(.squared))),
      ("bug softmax-diagonal", .bugChangesNothing(.softmaxDiagonal, .noSoftmax)),
      ("net 2 1; bug bias-sum", .bugChangesNothing(.biasSum, .oneNeuronEach)),
      ("set lr 1; bug rate-missing", .bugChangesNothing(.rateMissing, .rateOfOne)),
      ("bug no-correction", .bugChangesNothing(.noCorrection, .noCorrection(.sgd))),
      ("bug epsilon-inside", .bugChangesNothing(.epsilonInside, .noEpsilon(.sgd))),
      // Where a relu lets its sum through, a is z.
      (
        "net 1 1 1 relu linear; set W1 1; set b1 1; set x 1; set y 0; set lr 0.01; "
          + "bug sum-for-activation", .bugChangesNothing(.sumForActivation, .thisSample)
      ),
      ("freeze W2; bug order", .bugChangesNothing(.order, .outerWeightsFrozen)),
    ] {
      #expect(Script(commands).reports.last?.notes == [note], "\(commands)")
    }
    for commands in ["bug order", "net 2 3 3 1; bug one-path"] {
      #expect(Script(commands).reports.last?.notes == [])
    }
  }

  /// What a program remembers of one network it forgets with it.
  @Test(arguments: ["net 3 2 2; data xor; set x 1 2 3; set y 0 1", "reset", "seed 5"])
  func aNewBeginningForgetsWhatWasLeft(_ beginning: String) {
    for mistake in ["leftover", "stale"] {
      let script = Script("bug \(mistake); cycle 3; \(beginning); forward; loss; backward")
      let state = script.state
      let right = state.values.forward.map {
        state.network.backward($0, target: state.y ?? [], loss: state.settings.loss)
      }
      #expect(script.error == nil)
      #expect(state.values.backward == right)
    }
  }
}

/// Bugs, watches and what is frozen are part of every moment.
@Suite struct LabTimeTravelTests {
  @Test(arguments: [
    "bug order", "bug random", "watch W1 out", "freeze W1[1]", "bug leftover; cycle 2; backward",
    "bug stale; train 2",
  ])
  func undoAndRedoBringItBack(_ commands: String) throws {
    var session = Script("step 2").session
    let before = session.state
    for command in Statements.split(commands) { _ = try? session.perform(command) }
    let after = session.state
    #expect(after != before)
    _ = try session.perform("goto \(before.time)")
    #expect(session.state == before)
    _ = try session.perform("goto \(after.time)")
    #expect(session.state == after)
  }

  @Test func goingBackIsAChangeToo() throws {
    let script = Script("watch b2; set b2 1; undo")
    let change = try #require(script.reports.last?.watched.first)
    #expect(change.before == .known(.scalar(1)))
  }
}
