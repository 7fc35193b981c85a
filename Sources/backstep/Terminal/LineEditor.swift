import BackstepSession
import CLineEditor

/// Reads lines from a terminal, with editing, completion and history.
///
/// Use it only when both ends are terminals (`TerminalWindow.isInteractive`), and only one at a
/// time; with pipes, `ByteReader` reports what libedit would drop without a word.
final class LineEditor {
  /// How a read ended.
  enum Outcome: Equatable {
    /// A whole line, without its newline.
    case line(String)
    /// Lines that were kept aside: each is to be run as if typed.
    case lines([String])
    /// Ctrl-C: the line was given up.
    case cancelled
    /// Ctrl-D on an empty line.
    case endOfInput
    /// A line that is not text.
    case invalidText(InvalidText)
    /// The terminal went away.
    case hungUp
    /// SIGTERM, SIGHUP or SIGQUIT arrived. The terminal is already as it was before.
    case terminated(signal: Int32)
  }

  /// What keeps a line from being text.
  enum InvalidText: Equatable {
    case nul
    case notUTF8
  }

  var editor: OpaquePointer?
  var completion: ((String) -> LineCompletion)?
  /// Asked each second in which nobody types: whether there is more to do then.
  var idle: () -> Bool = { false }
  /// Whether the screen is read aloud.
  var isSpoken: () -> Bool = { false }
  var listed: (words: [String], usage: [String]) = ([], [])
  var history: HistorySearch
  var changes = LineChanges()
  var killed = ""
  var held = HeldLines()
  var search: Search?
  var lastWord: LastWord?

  /// Nil when libedit cannot be set up.
  init?(program: String, historyLimit: Int = 1000) {
    history = HistorySearch(limit: historyLimit)
    editor = line_editor_create(
      program,
      { client, key in
        guard let client else { return .beep }
        return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue().answer(key)
      }, Unmanaged.passUnretained(self).toOpaque())
    if editor == nil { return nil }
  }

  deinit { line_editor_destroy(editor) }

  /// Shows the prompt and reads one line, with what completes the line up to the cursor for Tab.
  /// Flushes standard output first.
  func readLine(prompt: Prompt, completion: ((String) -> LineCompletion)? = nil) -> Outcome {
    self.completion = completion
    history.restart()
    changes = LineChanges()
    held = HeldLines()
    search = nil
    let outcome = line_editor_read(editor, prompt.escaped)
    var count = 0
    let bytes = UnsafeRawBufferPointer(
      start: line_editor_result(editor, &count), count: count)
    switch outcome {
    case .line: return held.isEmpty ? Self.text(bytes) : .lines(held.lines)
    case .cancelled: return .cancelled
    case .hung_up: return .hungUp
    case .signalled: return .terminated(signal: line_editor_signal(editor))
    case .end_of_input: return .endOfInput
    }
  }

  /// Adds a line to what Up, Down and Ctrl-R find. Repeats of the line before, blank lines, and
  /// lines too long to be looked for are left out.
  func addHistory(_ line: String) {
    if HistoryFile.isWorthKeeping(line) { history.add(line) }
  }

  /// Drops Enter typed while a command ran, so that it does not repeat a step; keeps other text.
  func flushTypeAhead() {
    line_editor_drop_blank_lines(editor)
  }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    let line = String(decoding: bytes, as: UTF8.self)
    if bytes.contains(0) { return .invalidText(.nul) }
    // The shim shows a byte that is not UTF-8 as this character.
    if line.unicodeScalars.contains("\u{FFFD}") { return .invalidText(.notUTF8) }
    return .line(line)
  }
}
