import BackstepLessons
import BackstepSession
import BackstepText
import BackstepView

/// How somebody stands in the drills, in `drills` beside the progress in lessons.
///
/// It is written whole after every question and renamed into place. That it cannot be kept never
/// stops a drill: it is said once.
struct DrillFile {
  /// Nil when there is nowhere to keep it.
  private let path: String?
  private var isSilent = false

  init(folders: Folders = Folders()) { path = folders.state("drills") }

  /// What is kept; nothing where there is no file or it is broken.
  func read() -> DrillBook? {
    guard let path, let bytes = try? Files.readOwn(path) else { return nil }
    return DrillBook(String(decoding: bytes, as: UTF8.self))
  }

  /// Keeps it. Returns a message when it cannot be kept, once.
  mutating func write(_ book: DrillBook) -> String? {
    guard let path else { return fail("there is no home folder") }
    Folders.makeParents(of: path)
    do throws(FileProblem) {
      try Files.replace(path, with: Array(book.text.utf8), mode: 0o600)
      return nil
    } catch {
      return fail("\(path.spelledOut): \(error.words)")
    }
  }

  private mutating func fail(_ reason: String) -> String? {
    defer { isSilent = true }
    return isSilent ? nil : "how you stand is not kept: \(reason)"
  }
}
