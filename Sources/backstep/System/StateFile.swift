import BackstepSession
import BackstepText
import BackstepView

/// A file of the program's own beside the history.
///
/// It is written whole after every step that changes it and renamed into place, so that whatever
/// ends the program loses nothing. That it cannot be kept never stops anything: it is said once.
struct StateFile {
  /// Nil when there is nowhere to keep it.
  private let path: String?
  private let subject: String
  private var isSilent = false

  /// - Parameter subject: What it keeps, as the message begins: `your progress is`.
  init(_ name: String, of subject: String) {
    path = Folders().state(name)
    self.subject = subject
  }

  /// What is kept; nil where there is no file or it cannot be read.
  func read() -> String? {
    guard let path, let bytes = try? Files.readOwn(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Keeps what becomes of the text that is kept. Returns a message when it cannot be kept, once.
  mutating func update(_ change: (String?) -> String) -> String? {
    guard let path else { return fail("there is no home folder") }
    let old = read()
    let text = change(old)
    guard old != text else { return nil }
    Folders.makeParents(of: path)
    do throws(FileProblem) {
      try Files.replace(path, with: Array(text.utf8), mode: 0o600)
      return nil
    } catch {
      return fail("\(path.spelledOut): \(error.words)")
    }
  }

  private mutating func fail(_ reason: String) -> String? {
    defer { isSilent = true }
    return isSilent ? nil : "\(subject) not kept: \(reason)"
  }
}
