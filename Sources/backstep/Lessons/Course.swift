import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// The lessons there are, in order: the bundled ones, or those of a folder.
struct Course {
  /// A lesson and what it is called by.
  struct Entry {
    let number: Int
    let lesson: Lesson
  }

  let entries: [Entry]
  /// Why some files are no lessons, in words.
  let problems: [String]

  init(_ files: [(name: String, bytes: [UInt8])]) {
    var entries: [Entry] = []
    var problems: [String] = []
    for (name, bytes) in files {
      do throws(LessonErrors) {
        let lesson = try LessonParser.parse(bytes, file: name)
        let file = name.split(separator: "/").last ?? ""
        let number = Int(file.prefix { $0.isASCII && $0.isNumber }) ?? entries.count + 1
        entries.append(Entry(number: number, lesson: lesson))
      } catch {
        problems.append(error.description)
      }
    }
    self.entries = entries
    self.problems = problems
  }

  /// The bundled course, or that of a folder.
  init(folder: String?) throws(FileProblem) { self.init(try Self.texts(of: folder)) }

  private static func texts(of folder: String?) throws(FileProblem)
    -> [(name: String, bytes: [UInt8])]
  {
    guard let folder else { return Bundle.lessons }
    return try files(in: folder).map { name throws(FileProblem) in (name, try Files.read(name)) }
  }

  /// What the lessons are called, by their headers alone; none when the folder cannot be read.
  static func ids(in folder: String?) -> [String] {
    ((try? texts(of: folder)) ?? []).compactMap { LessonParser.id(of: $0.bytes) }
  }

  /// The Markdown files of a folder, in the order of their names.
  static func files(in folder: String) throws(FileProblem) -> [String] {
    guard let names = Folders.names(in: folder) else { throw Files.problem() }
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { folder + "/" + $0 }
  }

  /// The lesson that a word means: its number, its name, or the beginning of its name.
  func find(_ word: String) throws(SessionError) -> Entry {
    if let number = Int(word), let entry = entries.first(where: { $0.number == number }) {
      return entry
    }
    if let entry = entries.first(where: { $0.lesson.id == word }) { return entry }
    let begun = entries.filter { $0.lesson.id.hasPrefix(word) }
    if begun.count == 1 { return begun[0] }
    throw .typing(
      .unknownWord(
        word, kind: .lesson, choices: (begun.isEmpty ? entries : begun).map(\.lesson.id)))
  }

  /// Whether a word means a file and no lesson of the course.
  static func isFile(_ word: String) -> Bool { word.hasSuffix(".md") || word.contains("/") }

  /// The lesson of a file.
  static func lesson(file: String) throws(SessionError) -> Lesson {
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try Files.read(Folders().expanded(file)) } catch {
      throw .file(.unreadable(name: file, error))
    }
    do throws(LessonErrors) { return try LessonParser.parse(bytes, file: file) } catch {
      let first = error.errors[0]
      throw .lesson(.broken(id: file, .line(first.line, fault: first.fault.message)))
    }
  }

  private static let none = "There are no lessons."

  /// The list that `lessons` shows.
  func lines(_ progress: [String: LessonProgress], width: Int) -> [String] {
    guard !entries.isEmpty else { return [Self.none] + problems }
    let widest = entries.map(\.lesson.id.count).max() ?? 0
    let lines = entries.map { entry in
      let lesson = entry.lesson
      let state = progress[lesson.id] ?? LessonProgress()
      let number = "\(entry.number)".paddedAtStart(to: 2)
      let minutes = (lesson.minutes.map { "\($0) min" } ?? "").paddedAtStart(to: 6)
      let mark = state.mark
      let id = lesson.id.padded(to: widest)
      let head = "  \(number)  \(id)  \(minutes)  "
      let tail = mark.isEmpty ? "" : "  (\(mark))"
      let room = width - head.displayWidth - tail.displayWidth
      return head + (room < 8 ? "" : lesson.title.spelledOut.shortened(to: room)) + tail
    }
    return lines + problems
  }

  /// The same as a table, for other styles than a screen's.
  func table(_ progress: [String: LessonProgress]) -> [String] {
    guard !entries.isEmpty else { return [Self.none] + problems }
    var table = Table(
      [("lesson", .right), ("", .left), ("", .right), ("", .left), ("", .left)],
      names: [1: "id", 2: "time", 3: "title", 4: "progress"])
    for entry in entries {
      let lesson = entry.lesson
      let state = progress[lesson.id] ?? LessonProgress()
      table.add([
        "\(entry.number)", lesson.id, lesson.minutes.map { "\($0) min" } ?? "",
        lesson.title.spelledOut, state.mark,
      ])
    }
    return table.records + problems
  }

  /// The same for programs.
  func json(_ progress: [String: LessonProgress]) -> [JSONValue] {
    entries.map { entry in
      let lesson = entry.lesson
      let state = progress[lesson.id] ?? LessonProgress()
      return .object([
        ("number", .integer(entry.number)), ("id", .string(lesson.id)),
        ("title", .string(lesson.title)),
        ("minutes", lesson.minutes.map { .integer($0) } ?? .null),
        ("done", .bool(state.isFinished)), ("in_progress", .bool(state.isBegun)),
      ])
    }
  }

  /// What to go on with: the lesson left last, or another in progress, else the first that is not done.
  func next(_ progress: [String: LessonProgress]) -> Entry? {
    func state(_ entry: Entry) -> LessonProgress { progress[entry.lesson.id] ?? LessonProgress() }
    return entries.first { state($0).isBegun && state($0).isLast }
      ?? entries.first { state($0).isBegun } ?? entries.first { !state($0).isFinished }
      ?? entries.first
  }
}

extension LessonProgress {
  /// How far a lesson is, in a word or two.
  fileprivate var mark: String {
    guard isBegun else { return isFinished ? "done" : "" }
    return "in progress" + (isFinished ? ", done before" : "")
  }
}
