import BackstepText
import BackstepView

/// What is known of the terminal: whether there is one, how large it is, whether it shows color.
enum TerminalWindow {
  /// The answers to `--color`.
  enum ColorChoice: String, CaseIterable {
    case auto, always, never
  }

  typealias Environment = Folders.Environment

  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// True when somebody types at one end and reads at the other.
  static var isInteractive: Bool { inputIsTerminal && outputIsTerminal }

  /// False for a program that has no terminal to read from, or runs in the background of one.
  static var isOurs: Bool { tcgetpgrp(STDIN_FILENO) == getpgrp() }

  /// Columns and rows: of the terminal, else `COLUMNS` and `LINES`, else 80 and 24.
  static func size(
    of descriptor: Int32 = STDOUT_FILENO, environment: Environment = Folders.environment
  ) -> (columns: Int, rows: Int) {
    var window = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &window) != 0 { window = winsize() }
    return (
      dimension(Int(window.ws_col), environment("COLUMNS"), 80),
      dimension(Int(window.ws_row), environment("LINES"), 24)
    )
  }

  private static func dimension(_ measured: Int, _ named: String?, _ usual: Int) -> Int {
    if measured > 0 { return measured }
    guard let named, let number = Int(named), (1...10_000).contains(number) else { return usual }
    return number
  }

  /// Whether to write color to an output. `NO_COLOR` and a dumb terminal speak against it only
  /// while nobody has asked for color outright.
  static func usesColor(
    _ choice: ColorChoice, isTerminal: Bool = outputIsTerminal,
    environment: Environment = Folders.environment
  ) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      guard isTerminal, (environment("NO_COLOR") ?? "").isEmpty else { return false }
      let terminal = environment("TERM") ?? ""
      return !terminal.isEmpty && terminal != "dumb"
    }
  }

  /// Whether the terminal can do nothing but write on.
  static var isDumb: Bool { ["", "dumb"].contains(Folders.environment("TERM") ?? "") }

  /// How many colors the terminal says that it has.
  static func colorDepth(environment: Environment = Folders.environment) -> ColorDepth {
    if ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "") { return .full }
    let terminal = environment("TERM") ?? ""
    if terminal.hasSuffix("-direct") { return .full }
    return terminal.contains("256color") ? .indexed : .none
  }
}
