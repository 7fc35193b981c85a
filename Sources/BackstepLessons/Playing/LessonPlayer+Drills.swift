import BackstepSession

/// A drill within a lesson, under way.
struct DrillRun {
  let drill: LessonDrill
  /// The question at hand.
  var problem: DrillProblem
  /// Its number, from 1.
  var number = 1
  /// How many were right at once, one after the other.
  var inRow = 0

  /// The question, to be shown.
  var question: PlayEvent { .drill(problem, inRow: inRow, of: drill.until) }
}

extension LessonPlayer {
  /// Begins a drill with its first question.
  mutating func begin(_ drill: LessonDrill) -> [PlayEvent] {
    do throws(SessionError) {
      let run = DrillRun(drill: drill, problem: try drill.problem(1, in: lesson))
      self.drill = run
      return [run.question]
    } catch {
      return [.ungradable(stage.fault(error))]
    }
  }

  /// An answer to the question of a drill.
  mutating func answerDrill(_ text: String) -> [PlayEvent] {
    guard var run = drill else { return [] }
    scrolled()
    let grade: DrillGrade
    do throws(SessionError) {
      grade = run.problem.grade(try run.problem.readings(of: text))
      (tried, triedCommands) = (nil, [])
      guard grade.isRight else {
        tries += 1
        run.inRow = 0
        drill = run
        return grade.fault.map { [.drillWrong(run.problem, $0)] } ?? []
      }
      // Only what is right at once counts.
      if tries == 0 { run.inRow += 1 }
      let right = PlayEvent.drillRight(run.problem, inRow: run.inRow, of: run.drill.until)
      guard run.inRow < run.drill.until else {
        progress.settle(run.drill.id, isSolved: true)
        return [right] + advance()
      }
      run.number += 1
      (tries, hintsUsed) = (0, 0)
      run.problem = try run.drill.problem(run.number, in: lesson)
      drill = run
      isPromptInView = true
      return [right, run.question]
    } catch {
      return [.drillUnreadable(stage.fault(error))]
    }
  }
}
