import CLineEditor

/// While it lives, signals raise a flag instead of ending the program, and a blocked system call
/// returns. Its end puts back what was there before.
///
/// Keep one for as long as a session at a terminal lasts, since Ctrl-C may come between commands
/// too, and call `forgetInterrupt` before each command. Never one inside another: the flags are the
/// process's own.
struct SignalWatch: ~Copyable {
  /// What ends a command, and all but the first of them the program.
  private static let all = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private let saved: [(signal: Int32, action: OpaquePointer?)]

  /// Also forgets what was caught earlier.
  init(_ signals: [Int32] = Self.all) {
    saved = signals.map { signal in
      signal_flags_clear(signal)
      return (signal, signal_flags_catch(signal))
    }
  }

  deinit {
    for (signal, action) in saved {
      signal_flags_restore(signal, action)
      signal_flags_clear(signal)
    }
  }

  /// Forgets Ctrl-C. A signal that ends the program stays.
  func forgetInterrupt() { signal_flags_clear(SIGINT) }

  /// Whether any of the signals has come: what a long command asks now and then.
  var isInterrupted: Bool { caught != nil }

  /// The gravest signal that has come: one that ends the program before SIGINT.
  var caught: Int32? {
    let come = saved.map(\.signal).filter { signal_flags_is_set($0) }
    return come.first { $0 != SIGINT } ?? come.first
  }

  /// Whether the terminal has gone, while it is watched for.
  static var hasHungUp: Bool { signal_flags_is_set(SIGHUP) }

  /// The same question as a value that outlives the watch, for handing to a session: false while
  /// nothing is watched.
  static func isInterrupted() -> Bool {
    all.contains { signal_flags_is_set($0) }
  }

  /// Ends the program as the signal would have, so that the parent sees the true reason.
  static func die(of signal: Int32) -> Never {
    var action = sigaction()
    sigemptyset(&action.sa_mask)
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = SIG_DFL
    #else
      action.__sigaction_handler.sa_handler = SIG_DFL
    #endif
    sigaction(signal, &action, nil)
    fflush(nil)
    raise(signal)
    exit(128 + signal)
  }
}

/// Being stopped and continued, by Ctrl-Z, a shell or anybody, noticed for as long as it lives: the
/// program can put the terminal back first.
final class StopWatch {
  private var stop = signal_flags_catch(SIGTSTP)
  private let goOn = signal_flags_catch(SIGCONT)

  init() {
    signal_flags_clear(SIGTSTP)
    signal_flags_clear(SIGCONT)
  }

  deinit {
    signal_flags_restore(SIGTSTP, stop)
    signal_flags_restore(SIGCONT, goOn)
  }

  /// Whether somebody wants the program to stop.
  var isToStop: Bool { signal_flags_is_set(SIGTSTP) }

  /// Whether the program was stopped without having been asked, and goes on; told once.
  func hasGoneOn() -> Bool {
    defer { signal_flags_clear(SIGCONT) }
    return signal_flags_is_set(SIGCONT)
  }

  /// Stops as if nothing had been caught, and returns when the program goes on.
  func stopNow() {
    signal_flags_restore(SIGTSTP, stop)
    raise(SIGTSTP)
    stop = signal_flags_catch(SIGTSTP)
    signal_flags_clear(SIGTSTP)
    signal_flags_clear(SIGCONT)
  }
}
