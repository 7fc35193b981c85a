import BackstepText
import CLineEditor

/// `.editrc`, in which somebody binds keys for every program that uses libedit.
struct EditorSettings {
  private let path: String?

  init(environment: Folders.Environment = Folders.environment) {
    path = environment("EDITRC") ?? environment("HOME").map { $0 + "/.editrc" }
  }

  /// Does what the lines say. Returns a message about each that was left out.
  func apply(to editor: LineEditor) -> [String] {
    guard let path, let bytes = try? Files.readOwn(path, last: 65_536) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).lines
    return lines.enumerated().compactMap { index, line in
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let isPlain = !line.unicodeScalars.contains { $0.isUnsafe && $0 != "\t" }
      let setting = isPlain ? line_editor_configure(editor.editor, line) : .refused
      let place = "\(path.spelledOut):\(index + 1)"
      switch setting {
      case .taken: return nil
      case .unclosed: return "\(place) was left out: a quote stays open"
      case .refused:
        return "\(place) was left out: only `bind` and `edit` with known words are read"
      }
    }
  }
}
