/// Keys pressed while `train` runs or a long page waits: from `begin` to `end` the terminal hands over each one at once
/// and shows none.
///
/// Ctrl-C and Ctrl-Z stay signals. Ctrl-\ is off, since it would leave the terminal like this.
struct TrainingKeys {
  enum Key: Equatable {
    case up, down, space, enter, quit
    /// One that means nothing.
    case other
  }

  private let before: termios
  private let during: termios

  /// The control character that no key sends: `_POSIX_VDISABLE`, which Swift does not see.
  #if canImport(Darwin)
    private static let disabled: UInt8 = 0xFF
  #else
    private static let disabled: UInt8 = 0
  #endif

  /// Nil when standard input is no terminal, or one that belongs to somebody else just now.
  static func begin() -> TrainingKeys? {
    var settings = termios()
    guard TerminalWindow.isOurs, tcgetattr(STDIN_FILENO, &settings) == 0 else {
      return nil
    }
    let before = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &settings.c_cc) { controls in
      controls[Int(VMIN)] = 1
      controls[Int(VTIME)] = 0
      controls[Int(VQUIT)] = Self.disabled
    }
    let keys = TrainingKeys(before: before, during: settings)
    return keys.goOn() ? keys : nil
  }

  /// Takes keys again after the program was stopped, when whoever stopped it has put the terminal
  /// back. False when the terminal belongs to somebody else now.
  func goOn() -> Bool {
    var settings = during
    return TerminalWindow.isOurs && tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0
  }

  /// Puts the terminal back, and drops keys not read.
  func end() {
    var settings = before
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  /// The keys pressed since the last call, waiting for one at most so many milliseconds. A signal
  /// ends the waiting.
  func pressed(within milliseconds: Int32 = 0) -> [Key] {
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = bytes.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
    // The terminal is gone: nobody is there to go on for.
    guard count > 0 else { return [.quit] }
    return Self.keys(in: bytes.prefix(count))
  }

  /// Arrow keys come as ESC [ A and ESC [ B, or with O in the place of [.
  static func keys(in bytes: some Collection<UInt8>) -> [Key] {
    var keys: [Key] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x1B:
        guard rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") else { continue }
        rest.removeFirst()
        switch rest.popFirst() {
        case UInt8(ascii: "A"): keys.append(.up)
        case UInt8(ascii: "B"): keys.append(.down)
        default: break
        }
      case UInt8(ascii: " "): keys.append(.space)
      case 0x0A, 0x0D: keys.append(.enter)
      case UInt8(ascii: "q"), UInt8(ascii: "Q"): keys.append(.quit)
      default: keys.append(.other)
      }
    }
    return keys
  }
}
