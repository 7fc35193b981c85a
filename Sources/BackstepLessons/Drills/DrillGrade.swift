import BackstepSession
import BackstepText

/// The judgement of an answer.
package struct DrillGrade: Sendable {
  /// The number that was said.
  package let said: Double
  /// What is wrong with it; nil when it is right.
  package let fault: Fault?
  package var isRight: Bool { fault == nil }

  /// What went wrong.
  package struct Fault: Sendable, Equatable {
    package let slip: Slip
    /// Whether it is that and the sign.
    package let hasWrongSign: Bool
    /// Its word for programs.
    package let code: String
  }
}

extension DrillProblem {
  /// Grades what was typed, read in one way or another.
  ///
  /// Right wins over every mistake, a usual mistake over a rounding of the right answer; what is
  /// none of these is looked up in the table of mistakes as `predict` does.
  package func grade(_ readings: [Reading]) -> DrillGrade {
    let numbers = readings.compactMap { reading in
      reading.number.map { (value: $0, written: reading.written ?? "") }
    }
    for number in numbers where near(number.value, right) { return DrillGrade(number.value) }
    for number in numbers {
      let mistake = mistakes.filter { near(number.value, $0.value) }.min {
        ($0.value - number.value).magnitude < ($1.value - number.value).magnitude
      }
      guard let mistake else { continue }
      return DrillGrade(
        number.value, .init(slip: mistake.slip, hasWrongSign: false, code: mistake.code))
    }
    let said = numbers.first ?? (.nan, "")
    for number in numbers where Precision(of: number.written).accepts(number.value, for: right) {
      return DrillGrade(number.value)
    }
    guard let report = try? before.judge(name, said: said.value, written: said.written),
      let slip = report.slip
    else { return DrillGrade(said.value, .init(slip: .notFinite, hasWrongSign: false, code: "")) }
    return DrillGrade(
      said.value,
      .init(
        slip: slip, hasWrongSign: report.hasWrongSign,
        code: slip.code(about: name, in: before.state)))
  }

  /// The numbers, of the right answer and the usual mistakes, that are not graded as they should be.
  var unjustAnswers: [Double] {
    func typed(_ value: Double) -> Double {
      WrittenNumber.rounded(value, digits: Self.digitsAsked)
    }
    func graded(_ value: Double) -> DrillGrade? {
      (try? readings(of: "\(value)")).map { grade($0) }
    }
    let unjust = [right, typed(right)].filter { graded($0)?.isRight != true }
    return unjust
      + mistakes.filter { graded(typed($0.value))?.fault?.code != $0.code }.map { typed($0.value) }
  }

  /// Within 1 %, and so within the digits that are asked for.
  private func near(_ said: Double, _ value: Double) -> Bool {
    said.isFinite && (said - value).magnitude <= 0.01 * value.magnitude
  }

  /// The ways in which an answer can be meant, as people type it: `0,168`, `16.8%`, `out = 0.168`, or
  /// a calculation over the names.
  package func readings(of text: String) throws(SessionError) -> [Reading] {
    if let readings = Reading.numbers(in: text), !readings.isEmpty { return readings }
    if let plain = WrittenNumber(text.trimmed), let value = plain.value {
      return [Reading(.numbers([value]), written: text.trimmed)]
    }
    let state = before.state
    if let typed = try? ExpressionParser.parseName(text, in: state.shape), typed == name {
      throw .lesson(.isAsked(asked))
    }
    let calculation = try state.expression(text)
    let result = try calculation.value { name throws(SessionError) in
      // What is given counts as known, whichever stage computes it.
      let word = name.text(in: state.shape)
      if let given = given.first(where: { $0.name == word }) { return .scalar(given.value) }
      return try state.value(of: name)
    }
    guard let value = result.number else { throw .naming(.notSingle(text)) }
    guard value.isFinite else { throw .typing(.notFinite(text)) }
    return [Reading(.numbers([value]))]
  }
}

extension DrillGrade {
  fileprivate init(_ said: Double, _ fault: Fault? = nil) {
    (self.said, self.fault) = (said, fault)
  }
}

extension Reading {
  /// The number, where it is a single one.
  fileprivate var number: Double? {
    guard case .numbers(let values) = answer, values.count == 1 else { return nil }
    return values[0]
  }
}
