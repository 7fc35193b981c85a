import BackstepSession
import BackstepText
import CLineEditor

// Keys that the shim hands over.
extension LineEditor {
  /// Ctrl-R: a text, and the place in the history of the line that holds it.
  struct Search {
    var text = ""
    var found: Int
    let original: EditedLine
  }

  /// Alt-. several times in a row: the line it made, from which line of the history, and the line
  /// before the first time.
  struct LastWord {
    let made: EditedLine
    let index: Int
    let original: EditedLine
  }

  func answer(_ key: line_editor_key) -> line_editor_answer {
    switch key {
    case .typed: return typed()
    case .overflow: return hold(Paste.lines(line.text))
    case .idle: return idle() ? .refresh : .pass
    case .complete: return complete()
    case .list: return list()
    case .older: return put(history.older(than: line.text, fits: fits))
    case .newer: return put(history.newer(than: line.text, fits: fits))
    case .search: return beginSearch()
    case .pasted: return paste()
    case .undo: return changes.undo().map(set) ?? .beep
    case .last_word: return insertLastWord()
    case .kill_before: return kill { $0.killBefore() }
    case .kill_after: return kill { $0.killAfter() }
    case .kill_blank_word: return kill { $0.killBlankWord() }
    case .kill_word: return kill { $0.killWord() }
    case .kill_word_before: return kill { $0.killWordBefore() }
    case .yank: return set(EditedLine(before: line.before + killed, after: line.after))
    }
  }

  private var line: EditedLine {
    var count = 0
    var cursor = 0
    let bytes = UnsafeRawBufferPointer(
      start: line_editor_text(editor, &count, &cursor), count: count)
    return EditedLine(
      before: String(decoding: bytes[..<cursor], as: UTF8.self),
      after: String(decoding: bytes[cursor...], as: UTF8.self))
  }

  /// Puts a line in the place of the present one, unless it does not fit the window.
  private func set(_ line: EditedLine) -> line_editor_answer {
    let text = line.text
    let isSet = line_editor_set_text(editor, text, text.utf8.count, line.before.utf8.count)
    return isSet ? .refresh : .beep
  }

  private func put(_ text: String?) -> line_editor_answer {
    text.map { set(EditedLine(before: $0)) } ?? .beep
  }

  private func fits(_ text: String) -> Bool { line_editor_fits(editor, text, text.utf8.count) }

  /// Any key, before it has an effect of its own.
  private func typed() -> line_editor_answer {
    changes.note(line)
    let scalar = Unicode.Scalar(line_editor_typed(editor)) ?? "\0"
    if !held.isEmpty { return HeldLines.keys.contains(scalar) ? .pass : .beep }
    return search == nil ? .pass : search(scalar)
  }
}

// What keys do.
extension LineEditor {
  private func complete() -> line_editor_answer {
    let line = line
    guard let found = completion?(line.before) else { return .beep }
    switch Completion(word: found.word, candidates: found.candidates, usage: found.usage) {
    case .nothing: return .beep
    case .insert(var text):
      // In the middle of a line the blank is often there already.
      if text.last == " " && line.after.first == " " { text.removeLast() }
      let head = String(line.before.unicodeScalars.dropLast(found.word.unicodeScalars.count))
      return set(EditedLine(before: head + text, after: line.after))
    case .list(let words, let usage):
      listed = (words, usage)
      return .list
    }
  }

  private func list() -> line_editor_answer {
    let window = TerminalWindow.size()
    let usage = Completion.row(listed.usage, columns: window.columns)
    let rows = window.rows - (usage.isEmpty ? 2 : 3)
    var table = usage
    if !listed.words.isEmpty {
      table +=
        isSpoken()
        ? Completion.spoken(listed.words, columns: window.columns, rows: rows)
        : Completion.table(listed.words, columns: window.columns, rows: rows)
    }
    table.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        line_editor_write(editor, $0.baseAddress, $0.count)
      }
    }
    return .refresh
  }

  private func kill(_ part: (inout EditedLine) -> String) -> line_editor_answer {
    var line = line
    let text = part(&line)
    guard !text.isEmpty else { return .beep }
    killed = text
    return set(line)
  }

  private func insertLastWord() -> line_editor_answer {
    let line = line
    var (index, original) = (history.lines.count, line)
    if let lastWord, lastWord.made == line {
      (index, original) = (lastWord.index, lastWord.original)
    }
    guard index > 0,
      let word = history.lines[index - 1].split(whereSeparator: \.isWhitespace).last
    else { return .beep }
    let made = EditedLine(before: original.before + word, after: original.after)
    lastWord = LastWord(made: made, index: index - 1, original: original)
    return set(made)
  }

  private func paste() -> line_editor_answer {
    var count = 0
    let bytes = line_editor_pasted(editor, &count)
    let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    if !held.isEmpty { return hold(Paste.lines(text)) }
    let line = line
    let joined = EditedLine(before: line.before + Paste.oneLine(text), after: line.after)
    // A wall of text is no line to look through before Enter.
    let isReadable = Paste.lines(text).count <= 1 || joined.text.count <= 240
    if isReadable, set(joined) == .refresh { return .refresh }
    return hold(Paste.lines(line.before + text + line.after))
  }

  /// Keeps lines aside, until Enter or Ctrl-C.
  private func hold(_ lines: [String]) -> line_editor_answer {
    held.add(lines)
    search = nil
    if !held.isEmpty { line_editor_set_prompt(editor, held.prompt) }
    return set(EditedLine())
  }
}

// Looking through the history.
extension LineEditor {
  private func beginSearch() -> line_editor_answer {
    search = Search(found: history.lines.count, original: line)
    return show(search)
  }

  /// A key while something is looked for: more of the text, or the end of it.
  private func search(_ scalar: Unicode.Scalar) -> line_editor_answer {
    guard var next = search else { return .pass }
    var end = next.found + 1
    switch scalar {
    case "\u{12}": end = next.found
    case "\u{7}":
      _ = endSearch()
      return set(next.original)
    case "\u{8}", "\u{7F}":
      guard !next.text.isEmpty else { return .beep }
      next.text.removeLast()
      end = history.lines.count
    default:
      guard !scalar.isUnsafe else { return endSearch() }
      next.text.unicodeScalars.append(scalar)
    }
    guard let found = history.line(holding: next.text, before: end, fits: fits) else {
      return .beep
    }
    next.found = found
    search = next
    _ = put(history.lines[found])
    return show(next)
  }

  private func endSearch() -> line_editor_answer {
    search = nil
    line_editor_set_prompt(editor, nil)
    return .pass
  }

  private func show(_ search: Search?) -> line_editor_answer {
    line_editor_set_prompt(editor, "search `\(search?.text ?? "")`: ")
    return .refresh
  }
}
