import CLineEditor
import Testing

@testable import backstep

// The flags are the process's, so these run one after the other.
@Suite(.serialized) struct SignalWatchTests {
  @Test func signalRaisesAFlagWhileWatched() {
    let watch = SignalWatch([SIGINT])
    var isInterrupted = watch.isInterrupted
    #expect(!isInterrupted)
    send(SIGINT)
    isInterrupted = watch.isInterrupted
    #expect(isInterrupted && SignalWatch.isInterrupted())
    let caught = watch.caught
    #expect(caught == SIGINT)
    watch.forgetInterrupt()
    isInterrupted = watch.isInterrupted
    #expect(!isInterrupted)
  }

  @Test func eachWatchBeginsAnew() {
    do {
      let watch = SignalWatch([SIGTERM])
      send(SIGTERM)
      let caught = watch.caught
      #expect(caught == SIGTERM)
    }
    let watch = SignalWatch([SIGTERM])
    let caught = watch.caught
    #expect(caught == nil)
  }

  @Test func restoresWhatWasThereBefore() {
    let before = signal(SIGHUP, SIG_IGN)
    defer { _ = signal(SIGHUP, before) }
    do {
      let watch = SignalWatch([SIGHUP])
      let caught = watch.caught
      #expect(caught == nil)
    }
    kill(getpid(), SIGHUP)
    let watch = SignalWatch([SIGINT])
    let caught = watch.caught
    #expect(caught == nil)
  }

  /// Sends to the process, because threads of the test library block signals, and waits for the
  /// thread that takes it.
  private func send(_ signal: Int32) {
    kill(getpid(), signal)
    let deadline = Deadline(after: 10)
    while !signal_flags_is_set(signal) && !deadline.hasPassed { poll(nil, 0, 1) }
  }
}
