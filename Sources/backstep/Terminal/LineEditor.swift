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

  /// Whole words that may stand in the place of the last one of a line up to the cursor.
  typealias Candidates = (_ lineUpToCursor: String) -> [String]

  private var editor: OpaquePointer?
  private var candidates: Candidates = { _ in [] }
  private var listed: [String] = []
  private var search: HistorySearch

  /// Nil when libedit cannot be set up.
  init?(program: String, historyLimit: Int = 1000) {
    search = HistorySearch(limit: historyLimit)
    editor = line_editor_create(
      program, Int32(historyLimit),
      { client, key in
        guard let client else { return .beep }
        return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue().answer(key)
      }, Unmanaged.passUnretained(self).toOpaque())
    if editor == nil { return nil }
  }

  deinit { line_editor_destroy(editor) }

  /// Shows the prompt and reads one line, offering the candidates for Tab. Flushes standard output
  /// first.
  func readLine(prompt: Prompt, candidates: @escaping Candidates) -> Outcome {
    self.candidates = candidates
    search.restart()
    let outcome = line_editor_read(editor, prompt.escaped)
    var count = 0
    let bytes = UnsafeRawBufferPointer(
      start: line_editor_result(editor, &count), count: count)
    switch outcome {
    case .line: return Self.text(bytes)
    case .cancelled: return .cancelled
    case .hung_up: return .hungUp
    case .signalled: return .terminated(signal: line_editor_signal(editor))
    case .end_of_input: return .endOfInput
    }
  }

  /// Adds a line to what Up, Down and Ctrl-R find. Repeats of the line before, blank lines, and
  /// lines too long to be looked for are left out.
  func addHistory(_ line: String) {
    guard HistoryFile.isWorthKeeping(line) else { return }
    search.add(line)
    line_editor_remember(editor, line)
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

// Keys that the shim hands over.
extension LineEditor {
  private func answer(_ key: line_editor_key) -> line_editor_answer {
    switch key {
    case .complete: return complete()
    case .list: return list()
    case .older: return recall { $0.older(than: $1) }
    case .newer: return recall { $0.newer(than: $1) }
    case .pasted: return paste()
    }
  }

  /// The line as it stands, parted at the cursor.
  private var line: (before: String, after: String) {
    var count = 0
    var cursor = 0
    let bytes = UnsafeRawBufferPointer(
      start: line_editor_text(editor, &count, &cursor), count: count)
    return (
      String(decoding: bytes[..<cursor], as: UTF8.self),
      String(decoding: bytes[cursor...], as: UTF8.self)
    )
  }

  private func complete() -> line_editor_answer {
    let (before, after) = line
    let word = Completion.word(endingAt: before)
    switch Completion(word: word, candidates: candidates(before)) {
    case .nothing: return .beep
    case .insert(var text):
      // In the middle of a line the blank is often there already.
      if text.last == " " && after.first == " " { text.removeLast() }
      replace(word.unicodeScalars.count, with: text)
      return .refresh
    case .list(let words):
      listed = words
      return .list
    }
  }

  private func list() -> line_editor_answer {
    let window = TerminalWindow.size()
    var table = Completion.table(listed, columns: window.columns, rows: window.rows - 2)
    table.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        line_editor_write(editor, $0.baseAddress, $0.count)
      }
    }
    return .refresh
  }

  private func recall(
    _ step: (inout HistorySearch, String) -> String?
  ) -> line_editor_answer {
    guard let found = step(&search, line.before + line.after) else { return .beep }
    line_editor_replace_line(editor, found, found.utf8.count)
    return .refresh
  }

  private func paste() -> line_editor_answer {
    var count = 0
    let bytes = line_editor_pasted(editor, &count)
    let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    replace(0, with: Paste.oneLine(text))
    return .refresh
  }

  private func replace(_ erased: Int, with text: String) {
    line_editor_replace(editor, erased, text, text.utf8.count)
  }
}
