/// A program on a terminal of its own, and the screen it draws.
///
/// Nothing sleeps: every wait reads until the awaited thing is there or a deadline has passed.
final class PseudoTerminal {
  /// What was awaited did not come; with the screen as it stood.
  struct TimedOut: Error, CustomStringConvertible {
    var awaited: String
    var screen: String
    var description: String { "waited for \(awaited); the screen was:\n\(screen)" }
  }

  private(set) var screen: Screen
  let process: pid_t
  private let master: Int32
  private var status: Int32?
  private var isOpen = true
  /// Kept for as long as the program may write into it.
  private var home: TemporaryFolder?

  /// Starts the program in a session of its own, with this terminal as the controlling one.
  init(_ spawn: Spawn, columns: Int = 80, rows: Int = 24) throws {
    screen = Screen(columns: columns, rows: rows)
    let pair = try Self.open()
    master = pair.master
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    let terminal = Spawn.Source.path(pair.name, flags: O_RDWR)
    process = try spawn.start([terminal, terminal, terminal], ownSession: true)
  }

  /// `backstep` on a terminal, its files in `home`.
  convenience init(
    backstep arguments: [String] = [], home: TemporaryFolder,
    environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    let program = try Program.backstep(arguments, home: home, environment: environment)
    try self.init(program.spawn, columns: columns, rows: rows)
    self.home = home
  }

  /// The same, once it waits for a command.
  static func atPrompt(
    _ arguments: [String] = [], home: TemporaryFolder, environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      backstep: arguments, home: home, environment: environment, columns: columns, rows: rows)
    try terminal.waitFor("a prompt", within: 30) { $0.line.hasPrefix("next: forward>") }
    return terminal
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      exitStatus(of: process)
    }
    if isOpen { close(master) }
  }

  /// Closes the window, and waits for the program to end.
  func hangUp(within seconds: Double = 30) throws {
    close(master)
    isOpen = false
    let deadline = Deadline(after: seconds)
    var raw: Int32 = 0
    while !deadline.hasPassed {
      let ended = waitpid(process, &raw, WNOHANG)
      if ended == process {
        status = exitStatus(fromWait: raw)
        return
      }
      // There is nothing left to read that would tell of its end.
      poll(nil, 0, 5)
    }
    throw TimedOut(awaited: "the end of the program", screen: screen.text)
  }

  /// Types the keys, reading meanwhile: a full terminal takes no more of either.
  func send(_ keys: String, within seconds: Double = 10) throws {
    var rest = Array(keys.utf8)[...]
    let deadline = Deadline(after: seconds)
    while !rest.isEmpty {
      if deadline.hasPassed { throw TimedOut(awaited: "room for keys", screen: screen.text) }
      let ready = wait(for: Int16(POLLIN | POLLOUT), deadline)
      if ready & Int16(POLLIN) != 0 { read() }
      guard ready & Int16(POLLOUT) != 0 else { continue }
      // Small enough for the terminal's queue, so that write(2) does not block.
      let count = rest.prefix(512).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Types a line, and reads until the screen shows the text and the prompt after it.
  func type(_ line: String, shows text: String, at prompt: String) throws {
    try send(line + "\r")
    try waitFor("\(text), then \(prompt) (after `\(line)`)") {
      $0.text.contains(text) && $0.line == prompt
    }
  }

  /// Reads until the screen shows the text.
  func waitFor(screenContaining text: String, within seconds: Double = 10) throws {
    try waitFor("\"\(text)\"", within: seconds) { $0.text.contains(text) }
  }

  /// Reads until the condition holds for the screen.
  func waitFor(
    _ what: String, within seconds: Double = 10, _ condition: (Screen) -> Bool
  ) throws {
    let deadline = Deadline(after: seconds)
    while !condition(screen) {
      if deadline.hasPassed { throw TimedOut(awaited: what, screen: screen.text) }
      guard wait(for: Int16(POLLIN), deadline) != 0 else { continue }
      if !read() && !condition(screen) {
        throw TimedOut(awaited: "\(what) (the program ended)", screen: screen.text)
      }
    }
  }

  /// Reads until the program has ended and returns its status, or 128 and its signal.
  func waitForExit(within seconds: Double = 10) throws -> Int32 {
    if let status { return status }
    let deadline = Deadline(after: seconds)
    while !deadline.hasPassed {
      // The terminal hangs up when its last process is gone.
      guard wait(for: Int16(POLLIN), deadline) != 0, !read() else { continue }
      let ended = exitStatus(of: process)
      status = ended
      return ended
    }
    throw TimedOut(awaited: "the end of the program", screen: screen.text)
  }

  /// Changes the window; the program gets SIGWINCH.
  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// The process group that has the terminal now.
  var foreground: pid_t { tcgetpgrp(master) }

  /// Whether Ctrl-C is a signal now, keys are collected into lines, and typing is shown.
  var modes: (signals: Bool, lines: Bool, echo: Bool) {
    var settings = termios()
    tcgetattr(master, &settings)
    func has(_ flag: Int32) -> Bool { settings.c_lflag & tcflag_t(flag) != 0 }
    return (has(ISIG), has(ICANON), has(ECHO))
  }

  /// A new terminal: the end the test holds, and the path of the program's.
  private static func open() throws -> (master: Int32, name: String) {
    #if os(Linux)
      // By ioctl, because Swift does not see posix_openpt(3) and its like in glibc.
      let master = openMaster("/dev/ptmx")
      var locked: Int32 = 0
      var number: UInt32 = 0
      let unlock: UInt = 0x4004_5431
      let getNumber: UInt = 0x8004_5430
      guard master >= 0, ioctl(master, unlock, &locked) == 0,
        ioctl(master, getNumber, &number) == 0
      else { throw Spawn.Failure(code: errno) }
      return (master, "/dev/pts/\(number)")
    #else
      let master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master)
      else { throw Spawn.Failure(code: errno) }
      return (master, String(cString: name))
    #endif
  }

  private func wait(for events: Int16, _ deadline: Deadline) -> Int16 {
    var polled = pollfd(fd: master, events: events, revents: 0)
    return poll(&polled, 1, deadline.milliseconds) > 0 ? polled.revents : 0
  }

  /// False when there is nobody left who writes.
  @discardableResult
  private func read() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = systemRead(master, &piece, piece.count)
    if count > 0 { screen.write(piece.prefix(count)) }
    return count > 0 || (count < 0 && errno == EINTR)
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func openMaster(_ path: String) -> Int32 { open(path, O_RDWR | O_NOCTTY | O_CLOEXEC) }
