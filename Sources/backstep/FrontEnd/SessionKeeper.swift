import BackstepSession
import CLineEditor

/// Keeps a session as it goes, so that `--resume` has it whatever ends the program: at most every
/// few seconds, and in a copy of the process, so that nobody waits for it.
final class SessionKeeper {
  /// Seconds between two beginnings at least.
  private static let pause = 2.0

  private let last = LastSession()
  /// What is not kept yet.
  private var waiting: Session?
  /// The copy that is writing.
  private var writer: pid_t?
  private var next = 0.0

  /// Has a session kept, now or soon.
  func keep(_ session: Session) {
    waiting = session
    _ = goOn()
  }

  /// Does what is to do by now. Returns whether there is more to come.
  func goOn() -> Bool {
    if let writer, waitpid(writer, nil, WNOHANG) == writer { self.writer = nil }
    guard let session = waiting else { return false }
    guard writer == nil, Stopwatch.seconds >= next else { return true }
    let copy = process_copy()
    if copy == 0 {
      // What is typed comes first.
      _ = systemNice(10)
      _ = last.write(session)
      process_end(0)
    }
    next = Stopwatch.seconds + Self.pause
    guard copy > 0 else { return true }
    (writer, waiting) = (copy, nil)
    return false
  }

  /// Keeps the session that is left. Returns a message when it cannot be kept.
  func finish(with session: Session) -> String? {
    if let writer { _ = uninterrupted { Int(waitpid(writer, nil, 0)) } }
    (writer, waiting) = (nil, nil)
    return last.write(session)
  }
}
