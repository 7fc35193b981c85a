import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// Answers graded by the key, a sheet at a time.
extension FrontEnd {
  func grade(_ answersFile: String, by keyFile: String) throws(SessionError) {
    var key = try KeyLines(keyFile)
    guard let head = try key.next(), let order = WorksheetOrder(keyLine: head.text) else {
      throw .lesson(.worksheet(.notAKey(file: keyFile)))
    }
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try Files.read(answersFile) } catch {
      throw .file(.unreadable(name: answersFile, error))
    }
    let answers = try WorksheetAnswers(bytes, file: answersFile, for: order)
    let worksheet = Worksheet(order)
    var summary = Summary(order: order)
    while let line = try key.next() {
      guard !SignalWatch.isInterrupted() else { throw .lesson(.worksheet(.interrupted)) }
      guard let student = worksheet.student(ofKeyLine: line.text) else { continue }
      guard let row = answers.rows[student] else {
        summary.missing.append(worksheet.sheet(of: student))
        continue
      }
      let problems = try worksheet.problems(of: student)
      guard worksheet.record(of: student, problems) == line.text else {
        throw .lesson(
          .worksheet(
            .changedKey(file: keyFile, line: line.number, sheet: worksheet.sheet(of: student))))
      }
      let graded = worksheet.grade(row, of: student, problems)
      summary.add(graded, student)
      if isJSON {
        summary.sheets.append(json(graded))
      } else {
        Output.standard.writeLine(lines(graded).joined(separator: "\n"))
      }
    }
    if let student = answers.rows.keys.filter({ !summary.seen.contains($0) }).min() {
      throw .lesson(
        .worksheet(.missingInKey(file: keyFile, sheet: worksheet.sheet(of: student))))
    }
    showSheets(
      [""] + summary.lines(width: shown.width),
      [
        ("topic", .string(order.topic.rawValue)), ("seed", .string("\(order.seed)")),
        ("sheets", .array(summary.sheets)), ("right", .integer(summary.right)),
        ("answers", .integer(summary.count)),
        ("mistakes", .object(summary.sorted.map { ($0.code, .integer($0.count)) })),
        ("missing", .array(summary.missing.map { .string($0) })),
      ])
  }

  /// A line for the sheet, and one for each answer that is not right.
  private func lines(_ sheet: GradedSheet) -> [String] {
    guard !sheet.isEmpty else { return ["\(sheet.sheet)   empty: nothing is answered"] }
    var lines = ["\(sheet.sheet)   \(sheet.right) of \(sheet.answers.count) right"]
    for (index, answer) in sheet.answers.enumerated() where !answer.isRight {
      let text = "\(index + 1). \(story(of: answer))"
      lines += Flow.wrap(text, width: shown.width - 6, indent: "   ").map { "   " + $0 }
    }
    return lines
  }

  private func story(of answer: GradedAnswer) -> String {
    let right = "`\(answer.problem.asked)` is \(DrillProblem.number(answer.problem.right))"
    let written = answer.written.shortened(to: 24).spelledOut
    switch answer.verdict {
    case .missing: return "not answered; \(right)."
    case .unreadable: return "`\(written)` is no number; \(right)."
    case .graded(let grade):
      let words = grade.fault.map { DrillWords(options: shown).words(of: $0, answer.problem) }
      return "\(written): \(right). \(words ?? "")"
    }
  }

  private func json(_ sheet: GradedSheet) -> JSONValue {
    .object([
      ("sheet", .string(sheet.sheet)), ("right", .integer(sheet.right)),
      (
        "answers",
        .array(
          sheet.answers.map { answer in
            var said: Double?
            var wrongSign = false
            if case .graded(let grade) = answer.verdict {
              (said, wrongSign) = (grade.said, grade.fault?.hasWrongSign ?? false)
            }
            return .object([
              ("written", .string(answer.written)), ("said", said.map { .number($0) } ?? .null),
              ("correct", .bool(answer.isRight)), ("expected", .number(answer.problem.right)),
              ("diagnosis", answer.code.map { .string($0) } ?? .null),
              ("wrong_sign", .bool(wrongSign)),
            ])
          })
      ),
    ])
  }
}

/// What came of a whole class.
private struct Summary {
  let order: WorksheetOrder
  var right = 0, count = 0
  /// How often each mistake was made.
  private var mistakes: [String: Int] = [:]
  var missing: [String] = []
  var seen: Set<Int> = []
  /// For programs, every sheet.
  var sheets: [JSONValue] = []

  init(order: WorksheetOrder) { self.order = order }

  mutating func add(_ sheet: GradedSheet, _ student: Int) {
    seen.insert(student)
    right += sheet.right
    count += sheet.answers.count
    for answer in sheet.answers {
      if let code = answer.code { mistakes[code, default: 0] += 1 }
    }
  }

  /// The mistakes, the commonest first.
  var sorted: [(code: String, count: Int)] {
    mistakes.map { (code: $0.key, count: $0.value) }.sorted {
      ($1.count, $0.code) < ($0.count, $1.code)
    }
  }

  func lines(width: Int) -> [String] {
    let share = count > 0 ? Int((100 * Double(right) / Double(count)).rounded()) : 0
    let sheets = seen.count == 1 ? "1 sheet" : "\(seen.count) sheets"
    var text = ["\(sheets) of `\(order.topic.rawValue)`: \(right) of \(count) right, \(share) %."]
    if !mistakes.isEmpty {
      text.append(
        "Mistakes: " + sorted.map { "\($0.count) \($0.code)" }.joined(separator: ", ") + ".")
    }
    if !missing.isEmpty {
      let shown = missing.prefix(20).joined(separator: ", ")
      let more = missing.count > 20 ? " and \(missing.count - 20) more" : ""
      text.append("No answers of \(missing.count == 1 ? "sheet" : "sheets") \(shown)\(more).")
    }
    return text.flatMap { Flow.wrap($0, width: width, indent: "  ") }
  }
}

/// The lines of a key, one after the other: from a pipe they come but once.
private struct KeyLines: ~Copyable {
  private let name: String
  private let descriptor: Int32
  private var reader: ByteReader

  init(_ name: String) throws(SessionError) {
    self.name = name
    do throws(FileProblem) { descriptor = try Files.opened(name).descriptor } catch {
      throw .file(.unreadable(name: name, error))
    }
    reader = ByteReader(fileDescriptor: descriptor)
  }

  deinit { close(descriptor) }

  mutating func next() throws(SessionError) -> ByteReader.Line? {
    do throws(ByteReader.Failure) { return try reader.next() } catch {
      let problem = FileProblem.system("line \(error.line): \(error.words.message)")
      throw .file(.unreadable(name: name, problem))
    }
  }
}
