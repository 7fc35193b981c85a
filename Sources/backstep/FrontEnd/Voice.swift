import BackstepSession
import BackstepText
import BackstepView

/// How the program speaks to the person before it. One voice is shared by all that does: a change of
/// style in the middle of a lesson holds from the next line on.
final class Voice {
  /// How answers are written: as the learner's own session has it, or was last told in a lesson.
  var style: OutputStyle

  init(_ style: OutputStyle) { self.style = style }

  /// Whether it is for ears.
  var isSpoken: Bool { style == .plain }

  /// Says something beside the answers of commands.
  func say(_ text: String) { write(worded(text)) }

  /// Writes what is in its style already.
  func write(_ text: String) { Output.standard.tell(broken(text)) }

  /// What is said aloud is broken between words, wherever they stand.
  private func broken(_ text: String) -> String {
    guard isSpoken, TerminalWindow.outputIsTerminal else { return text }
    let width = TerminalWindow.size().columns
    return text.lines.flatMap {
      $0.displayWidth < width ? [$0] : Flow.wrap($0, width: max(10, width - 1))
    }.joined(separator: "\n")
  }

  /// Says what is wrong.
  func warn(_ text: String) { Output.error.tell(broken(worded(text))) }

  /// How to write for its hearer or reader: a line that is heard has no edge, and color is for
  /// screens.
  func options(_ options: ViewOptions) -> ViewOptions {
    var options = options
    options.style = style
    if isSpoken { options.width = 10_000 }
    if style != .text { options.hasColor = false }
    return options
  }

  private func worded(_ text: String) -> String {
    style.remarks(text.lines).joined(separator: "\n")
  }
}
