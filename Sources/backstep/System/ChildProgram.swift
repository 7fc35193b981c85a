import BackstepSession

/// A program of the learner's, started through the shell in a process group of its own, that
/// answers a line with a line.
///
/// It may die, hang, print what it likes and ignore what it is told: no question takes longer than
/// it may, and nothing of the group is left when it is ended.
final class ChildProgram {
  private let command: String
  private let isInterrupted: () -> Bool
  /// 0 while none runs.
  private var process: pid_t = 0
  private var input: Int32 = -1, output = Int32(-1), errors = Int32(-1)
  /// The last line, as far as it has come.
  private var partial: [UInt8] = []
  private var errorTail: [UInt8] = []
  /// How many questions the present process has answered.
  private var answered = 0
  /// Whether it answers only when its input ends.
  private var needsEnd = false
  private var passedOver: [String] = []
  private var passedOverCount = 0

  /// What is read for one answer.
  private static let mostBytes = 64 * 1024 * 1024
  /// What is kept of the errors.
  private static let errorBytes = 2048
  /// How long a process may take to end before it is told more plainly.
  private static let patience = 0.5

  init(_ command: String, isInterrupted: @escaping () -> Bool) {
    (self.command, self.isInterrupted) = (command, isInterrupted)
  }

  deinit { end() }

  /// The program as a session asks it.
  static func running(_ command: String, isInterrupted: @escaping () -> Bool) -> RunningProgram {
    let child = ChildProgram(command, isInterrupted: isInterrupted)
    return RunningProgram(ask: { child.ask($0, seconds: $1) }, end: { child.end() })
  }

  func ask(_ line: String, seconds: Double) -> ProgramAnswer {
    // Writing to a program that is gone is an error of write(2) meanwhile, not the end of this one.
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    (passedOver, passedOverCount) = ([], 0)
    var outcome = converse(line, seconds)
    // A program that answers one case and ends is started anew for each.
    if case .ended(status: 0) = outcome, answered > 0 {
      end()
      outcome = converse(line, seconds)
    }
    if case .line = outcome {
      answered += 1
    } else {
      needsEnd = false
      end()
    }
    return ProgramAnswer(
      outcome, passedOver: passedOver, passedOverCount: passedOverCount,
      lastWords: String(decoding: errorTail, as: UTF8.self))
  }

  // MARK: Starting and ending

  /// - Returns: 0, or the number of the error.
  private func start() -> Int32 {
    var ends = [Int32](repeating: -1, count: 6)
    for index in 0..<3 {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else {
        let code = errno
        for end in ends where end >= 0 { close(end) }
        return code
      }
      (ends[2 * index], ends[2 * index + 1]) = (pair[0], pair[1])
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let theirs = [ends[0], ends[3], ends[5]]
    (input, output, errors) = (ends[1], ends[2], ends[4])
    for end in [input, output, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    let code = spawnShell(command, theirs, &process)
    for end in theirs { close(end) }
    if code != 0 { closeAll() }
    (partial, errorTail, answered) = ([], [], 0)
    return code
  }

  /// Ends the program and all of its group, first gently.
  func end() {
    guard process > 0 else { return closeAll() }
    close(&input)
    if !hasEnded(within: isInterrupted() || answered == 0 ? 0 : Self.patience) {
      kill(-process, SIGTERM)
      _ = hasEnded(within: Self.patience)
    }
    reap()
  }

  /// Ends what is left of the group, and takes the status. The number of the group stays taken
  /// until then.
  @discardableResult
  private func reap() -> Int32 {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    _ = uninterrupted { Int(waitpid(process, &status, 0)) }
    process = 0
    closeAll()
    return status
  }

  /// Whether the program has ended, looked for until so many seconds are over.
  private func hasEnded(within seconds: Double) -> Bool {
    let deadline = Stopwatch.seconds + seconds
    while true {
      var info = siginfo_t()
      let code = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
      if code == 0, info.si_signo == SIGCHLD { return true }
      if code != 0, errno != EINTR { return true }
      guard Stopwatch.seconds < deadline else { return false }
      readAside()
      Stopwatch.sleep(0.005)
    }
  }

  private func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { systemClose(descriptor) }
    descriptor = -1
  }

  private func close(_ descriptor: Int32) { systemClose(descriptor) }

  private func closeAll() {
    close(&input)
    close(&output)
    close(&errors)
  }

  // MARK: A question

  private func converse(_ line: String, _ seconds: Double) -> ProgramAnswer.Outcome {
    if process == 0 {
      let code = start()
      guard code == 0 else { return .notStarted(reason: reason(code)) }
    }
    // What it has printed since the last answer is no answer to this question.
    readAside()
    partial = []
    var rest = Array((line + "\n").utf8)[...]
    var deadline = Stopwatch.seconds + seconds
    var count = 0
    while output >= 0 {
      if isInterrupted() { return .interrupted }
      if rest.isEmpty, needsEnd { close(&input) }
      if Stopwatch.seconds >= deadline {
        // Perhaps it reads to the end of its input before it answers; not if it has answered without.
        guard input >= 0, !needsEnd, answered == 0 else { return .late(seconds) }
        needsEnd = true
        close(&input)
        deadline = Stopwatch.seconds + min(1, seconds)
      }
      wait(isWriting: !rest.isEmpty, until: deadline)
      if !rest.isEmpty, input >= 0 {
        let written = rest.withUnsafeBytes { writeSome(input, $0) }
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if errno != EAGAIN, errno != EINTR {
          rest = []
        }
      }
      readErrors()
      guard let bytes = readOutput() else { continue }
      count += bytes.count
      if let answer = answer(in: bytes) { return .line(answer) }
      if count > Self.mostBytes { return .flooded(bytes: count) }
    }
    if let answer = answer(in: [0x0A]) { return .line(answer) }
    return ending()
  }

  /// How it ended after it had closed its output.
  private func ending() -> ProgramAnswer.Outcome {
    guard hasEnded(within: Self.patience) else { return .closed }
    readErrors()
    let status = reap()
    let signal = status & 0x7F
    return signal == 0 ? .ended(status: (status >> 8) & 0xFF) : .killed(signal: signal)
  }

  private func wait(isWriting: Bool, until deadline: Double) {
    var polled = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isWriting ? input : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let left = max(0, min(0.1, deadline - Stopwatch.seconds))
    poll(&polled, nfds_t(polled.count), Int32(left * 1000) + 1)
  }

  /// The bytes that are there; nil when there are none now. At the end the output is closed.
  private func readOutput() -> [UInt8]? {
    guard output >= 0 else { return nil }
    return read(&output)
  }

  private func readErrors() {
    guard errors >= 0, let bytes = read(&errors) else { return }
    errorTail = Array((errorTail + bytes).suffix(Self.errorBytes))
  }

  private func read(_ descriptor: inout Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = buffer.withUnsafeMutableBytes { readSome(descriptor, into: $0) }
    if count > 0 { return Array(buffer[..<count]) }
    if count == 0 || errno != EAGAIN { close(&descriptor) }
    return nil
  }

  /// Reads what was printed between two questions, so that a full pipe stops nobody.
  private func readAside() {
    readErrors()
    for _ in 0..<64 {
      guard let bytes = readOutput() else { return }
      passOver(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The first object in what has come; other lines are passed over.
  private func answer(in bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = partial + rest[..<end]
      partial = []
      rest = rest[(end + 1)...]
      let visible = line.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      guard !visible.isEmpty else { continue }
      let text = String(decoding: line, as: UTF8.self)
      // `{'x': 1}` and `{` alone are what programs print who mean something else.
      if visible.starts(with: Array("{\"".utf8)) || visible == Array("{}".utf8) {
        partial = Array(rest)
        return text
      }
      passOver(text)
    }
    partial += rest
    return nil
  }

  private func passOver(_ text: String) {
    passedOverCount += 1
    if passedOver.count < 3 { passedOver.append(String(text.prefix(200))) }
  }
}

// Inside a type with a member of this name, the system's own needs another.
private func systemClose(_ descriptor: Int32) { close(descriptor) }
