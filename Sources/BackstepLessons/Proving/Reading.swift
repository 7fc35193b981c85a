import BackstepSession
import BackstepText

/// One way of reading what somebody typed as an answer.
package struct Reading: Sendable, Equatable {
  /// What it means.
  package let answer: Answer
  /// The number as written, which tells how far it was rounded; nil for a calculation.
  let written: String?

  init(_ answer: Answer, written: String? = nil) { (self.answer, self.written) = (answer, written) }

  /// Whether it is the right number, rounded to the digits written.
  func isRounding(of right: Answer) -> Bool {
    guard let written, case .numbers(let given) = answer, case .numbers(let right) = right,
      given.count == 1, right.count == 1
    else { return false }
    return Precision(of: written).accepts(given[0], for: right[0])
  }
}

extension LessonStage {
  /// The ways in which an answer can be meant, as people type it: `a)`, `A`, `0,168`, `16.8%`,
  /// `200 nudges`, `out = 0.168`; the plainest first.
  package func readings(of text: String, for question: Question, in state: Session)
    -> Result<[Reading], StageFault>
  {
    switch question.kind {
    case .choice:
      let key = Self.key(text, of: question)
      guard question.choices.contains(where: { $0.key == key }) else {
        return .failure(.noChoice(key))
      }
      return .success([Reading(.choice(key))])
    case .name:
      return answer(text, to: question, in: state).map { [Reading($0)] }
    case .number:
      // Its own name would be right whatever the learner knows.
      if let name = try? canonicalName(state, text).get(),
        name == (try? canonicalName(state, question.answer).get())
      {
        return .failure(.isAskedFor(name))
      }
      let wantsOne = (try? answerKey(of: question, in: state).get())?.right.isOneNumber ?? false
      if wantsOne, let readings = Reading.numbers(in: text), !readings.isEmpty {
        return .success(readings)
      }
      return answer(text, to: question, in: state).map { [Reading($0, written: text.trimmed)] }
    }
  }

  /// The key that is meant: without brackets or a full stop, in whichever case.
  private static func key(_ text: String, of question: Question) -> String {
    var key = text.trimmed
    if question.choices.contains(where: { $0.key == key }) { return key }
    if key.hasPrefix("(") { key.removeFirst() }
    while let last = key.last, ").:".contains(last) { key.removeLast() }
    return question.choices.first { $0.key.lowercased() == key.lowercased() }?.key ?? key
  }
}

extension Reading {
  /// What a number with a comma, a percent sign or a word behind it can mean; nil for all else.
  static func numbers(in text: String) -> [Reading]? {
    var rest = text.trimmed
    if let mark = rest.lastIndex(of: "="), !rest.contains("==") {
      rest = String(rest[rest.index(after: mark)...]).trimmed
    }
    let digits = rest.prefix { "+-\u{2212}.,0123456789eE".contains($0) }
    let unit = rest[digits.endIndex...].trimmed
    guard !digits.isEmpty, digits.contains(where: \.isNumber) else { return nil }
    let isPercent = unit == "%" || unit == "percent"
    let isWord = unit.allSatisfy { $0.isLetter || $0 == " " }
    guard isPercent || isWord,
      !(unit.isEmpty && WrittenNumber(digits) != nil && rest == text.trimmed)
    else { return nil }
    let plain = digits.filter { $0 != "," }
    let pointed = digits.map { $0 == "," ? "." : String($0) }.joined()
    var readings: [Reading] = []
    for form in digits.contains(",") ? [pointed, plain] : [String(digits)] {
      guard let value = WrittenNumber(form)?.value else { continue }
      if isPercent { readings.append(Reading(.numbers([value / 100]))) }
      readings.append(Reading(.numbers([value]), written: form))
    }
    return readings
  }
}

extension Answer {
  fileprivate var isOneNumber: Bool {
    if case .numbers(let values) = self { values.count == 1 } else { false }
  }
}
