import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// Sheets on their way into files, and answers on their way out of them, a student at a time.
extension FrontEnd {
  mutating func carryOut(_ request: WorksheetRequest, at place: String?) throws(SessionError) {
    switch request {
    case .write(let order, let file, let isForced):
      try write(order, Folders().expanded(file), isForced, at: place)
    case .grade(let key, let answers):
      try grade(Folders().expanded(answers), by: Folders().expanded(key))
    }
  }

  private func write(
    _ order: WorksheetOrder, _ file: String, _ isForced: Bool, at place: String?
  ) throws(SessionError) {
    let keyFile = Self.keyName(of: file)
    for name in [file, keyFile] where !isForced && Files.kind(of: name) != .nothing {
      throw .file(.exists(name: name))
    }
    let worksheet = Worksheet(order)
    var pages = try NamedFile(file)
    var key = try NamedFile(keyFile)
    var legend = WorksheetLegend()
    var clock = ProgressClock()
    try key.append(worksheet.keyHead)
    for student in 1...order.students {
      guard !SignalWatch.isInterrupted() else { throw .lesson(.worksheet(.interrupted)) }
      let problems = try worksheet.problems(of: student)
      for problem in problems {
        legend.note(problem) { DrillWords.words(of: $0.slip, problem) }
      }
      try pages.append(worksheet.page(of: student, problems))
      try key.append(worksheet.key(of: student, problems))
      if place == nil, clock.isDue {
        Output.error.writeLine(
          "\(student) of \(order.students) sheets so far; Ctrl-C stops and leaves nothing.")
      }
    }
    try key.append(worksheet.keyEnd(legend))
    // Neither is in its place before both are whole.
    try pages.end()
    try key.end()
    try pages.place()
    try key.place()
    showSheets(
      [
        "\(order.students) \(order.students == 1 ? "sheet" : "sheets") of \(order.problems) problems: "
          + "\(file.spelledOut); the key: \(keyFile.spelledOut)"
      ],
      [
        ("file", .string(file)), ("key", .string(keyFile)),
        ("topic", .string(order.topic.rawValue)), ("seed", .string("\(order.seed)")),
        ("students", .integer(order.students)), ("problems", .integer(order.problems)),
      ])
  }

  /// `sheets-key.md` beside `sheets.md`.
  static func keyName(of file: String) -> String {
    let start = file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex
    guard let point = file[start...].lastIndex(of: "."), point > start else { return file + "-key" }
    return file[..<point] + "-key" + file[point...]
  }

  func showSheets(_ lines: [String], _ members: [(String, JSONValue)]) {
    Output.standard.writeLine(
      isJSON
        ? JSONView().text(of: "worksheet", at: session.state.time, members)
        : lines.joined(separator: "\n"))
  }
}

/// A file on its way, whose troubles have its name.
private struct NamedFile: ~Copyable {
  private let name: String
  private var file: FileInMaking

  init(_ name: String) throws(SessionError) {
    self.name = name
    do throws(FileProblem) { file = try FileInMaking.begin(name) } catch {
      throw .file(.notWritten(name: name, error))
    }
  }

  mutating func append(_ text: String) throws(SessionError) {
    do throws(FileProblem) { try file.append(text) } catch {
      throw .file(.notWritten(name: name, error))
    }
  }

  mutating func end() throws(SessionError) {
    do throws(FileProblem) { try file.end() } catch {
      throw .file(.notWritten(name: name, error))
    }
  }

  mutating func place() throws(SessionError) {
    do throws(FileProblem) { try file.place() } catch {
      throw .file(.notWritten(name: name, error))
    }
  }
}

/// Tells when it is time to say how far something has come.
private struct ProgressClock {
  private static let pause = 5.0
  private var next = Stopwatch.seconds + pause

  var isDue: Bool {
    mutating get {
      guard Stopwatch.seconds >= next else { return false }
      next = Stopwatch.seconds + Self.pause
      return true
    }
  }
}
