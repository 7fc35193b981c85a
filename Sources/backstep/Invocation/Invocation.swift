import BackstepSession
import BackstepView

/// What the program was asked to do, from its arguments.
struct Invocation: Equatable {
  /// The one thing to do.
  enum Mode: Equatable {
    case standardInput
    case commands(String)
    /// One command, for which there is a word on the command line.
    case command(String)
    case file(String)
    case lesson(String?)
    case replay(String)
    case prove([String], promote: Bool)
    case complete(String)
    case completions(Shell)
    case manual
    case help, version
  }

  var mode = Mode.standardInput
  var isJSON = false
  var isASCII = false
  var keepsGoing = false
  var usesInitFile = true
  var color = TerminalWindow.ColorChoice.auto
  var width: Int?
  var settings = Settings()
  /// How answers are written, where that is said.
  var style: OutputStyle?
  /// Whether to go on where the last session at a terminal was left.
  var resumes = false

  /// The folder that takes the place of the bundled course.
  var lessonFolder: String?
  /// Seconds between the steps of a replay on a terminal.
  var pause = 0.0

  /// The settings that a fresh session begins with.
  var firstSettings: Settings {
    var settings = settings
    settings.style = style ?? settings.style
    return settings
  }

  /// How reports are written to standard output.
  var viewOptions: ViewOptions {
    let isTerminal = TerminalWindow.outputIsTerminal
    let window = isTerminal ? TerminalWindow.size() : (columns: 80, rows: 24)
    return ViewOptions(
      width: width ?? window.columns, isASCII: isASCII, hasColor: TerminalWindow.usesColor(color),
      height: window.rows, depth: TerminalWindow.colorDepth())
  }
}
