import BackstepSession
import BackstepText

/// A student's sheet, graded.
package struct GradedSheet: Sendable {
  package let sheet: String
  package let answers: [GradedAnswer]

  package var right: Int { answers.count { $0.isRight } }
  /// Whether nothing was answered at all.
  package var isEmpty: Bool {
    answers.allSatisfy { if case .missing = $0.verdict { true } else { false } }
  }
}

/// An answer on a sheet, graded.
package struct GradedAnswer: Sendable {
  package enum Verdict: Sendable {
    case missing
    /// What was written is no number.
    case unreadable
    case graded(DrillGrade)
  }

  package let problem: DrillProblem
  package let written: String
  package let verdict: Verdict

  package var isRight: Bool {
    if case .graded(let grade) = verdict { grade.isRight } else { false }
  }

  /// The mistake's word for programs.
  package var code: String? {
    if case .graded(let grade) = verdict { grade.fault?.code } else { nil }
  }
}

extension Worksheet {
  /// Grades what a student has answered.
  package func grade(_ row: WorksheetAnswers.Row, of student: Int, _ problems: [DrillProblem])
    -> GradedSheet
  {
    let answers = zip(problems, row.answers).map { problem, written in
      guard !written.isBlank else {
        return GradedAnswer(problem: problem, written: "", verdict: .missing)
      }
      guard let readings = try? problem.readings(of: written) else {
        return GradedAnswer(problem: problem, written: written, verdict: .unreadable)
      }
      return GradedAnswer(
        problem: problem, written: written, verdict: .graded(problem.grade(readings)))
    }
    return GradedSheet(sheet: sheet(of: student), answers: answers)
  }

  /// The student whose sheet a line of the key tells of; nil when it tells of none.
  package func student(ofKeyLine line: String) -> Int? {
    guard line.hasPrefix(Self.recordMark) else { return nil }
    let sheet = line.dropFirst(Self.recordMark.count).prefix { $0 != " " }
    let parts = sheet.split(separator: "-")
    guard parts.count == 2, let student = Int(parts[1]), (1...order.students).contains(student),
      self.sheet(of: student) == sheet
    else { return nil }
    return student
  }
}
