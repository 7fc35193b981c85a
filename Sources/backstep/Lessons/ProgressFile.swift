import BackstepLessons

/// How far the learner is in each lesson, in `progress` beside the history.
struct ProgressFile {
  private var file = StateFile("progress", of: "your progress is")

  /// What is kept; nothing where there is no file or it is broken.
  func read() -> [String: LessonProgress] { ProgressText.read(file.read() ?? "") }

  /// Keeps one lesson's; that of others may have been changed by another session meanwhile.
  /// Returns a message when it cannot be kept, once.
  mutating func write(_ progress: LessonProgress, of id: String) -> String? {
    file.update { kept in
      var all = ProgressText.read(kept ?? "")
      for other in all.keys { all[other]?.isLast = false }
      all[id] = progress
      all[id]?.isLast = true
      return ProgressText.written(all)
    }
  }
}
