import BackstepSession

@testable import BackstepLessons

extension LessonStage {
  /// A stage whose screen is plain: the numbers that `print` finds, `name = number` for `show`,
  /// `refused` for what is refused, and nothing for all else.
  ///
  /// - Parameter output: What `print` shows instead.
  static func plain(printing output: String? = nil, effects: Effects = Effects()) -> LessonStage {
    LessonStage(effects: effects) { result in
      guard case .success(let report) = result else { return "refused" }
      switch report.body {
      case .print(let print):
        return output ?? print.value.numbers.map { "\($0)" }.joined(separator: ", ")
      case .show(let shown):
        let settings = report.state.settings
        let seed = "seed = \(Double(settings.seed))"
        guard shown.topic == .settings else { return seed }
        let x = report.state.x?.first ?? 0
        return "lr = \(settings.learningRate)\nx = \(x)\n\(seed)"
      default: return ""
      }
    }
  }
}

/// Parses a text as the file `a.md`.
func lesson(_ text: String) throws(LessonErrors) -> Lesson {
  try LessonParser.parse(Array(text.utf8), file: "a.md")
}

/// The errors in a text as they are shown, or an empty text when there are none.
func errors(in text: String) -> String {
  errors(in: Array(text.utf8))
}

/// The same for bytes.
func errors(in bytes: [UInt8]) -> String {
  do throws(LessonErrors) {
    _ = try LessonParser.parse(bytes, file: "a.md")
    return ""
  } catch {
    return error.description
  }
}

let header = "<!-- backstep-lesson 1 id=a title=\"A\" -->\n"
