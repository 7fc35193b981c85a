import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// How far the learner is in each lesson, in `progress` beside the history.
///
/// It is written whole after every step and renamed into place, so that whatever ends the program
/// loses nothing. That it cannot be kept never stops a lesson: it is said once.
struct ProgressFile {
  /// Nil when there is nowhere to keep it.
  let path: String?
  private var isSilent = false

  init(folders: Folders = Folders()) { path = folders.state("progress") }

  /// What is kept; nothing where there is no file or it is broken.
  func read() -> [String: LessonProgress] {
    guard let path, let bytes = try? Files.readOwn(path) else { return [:] }
    return ProgressText.read(String(decoding: bytes, as: UTF8.self))
  }

  /// Keeps one lesson's; that of others may have been changed by another session meanwhile.
  /// Returns a message when it cannot be kept, once.
  mutating func write(_ progress: LessonProgress, of id: String) -> String? {
    guard let path else { return fail("there is no home folder") }
    var all = read()
    var progress = progress
    progress.isLast = true
    guard all[id] != progress else { return nil }
    for other in all.keys { all[other]?.isLast = false }
    all[id] = progress
    Folders.makeParents(of: path)
    do throws(FileProblem) {
      try Files.replace(path, with: Array(ProgressText.written(all).utf8), mode: 0o600)
      return nil
    } catch {
      return fail("\(path.spelledOut): \(error.words)")
    }
  }

  private mutating func fail(_ reason: String) -> String? {
    defer { isSilent = true }
    return isSilent ? nil : "your progress is not kept: \(reason)"
  }
}
