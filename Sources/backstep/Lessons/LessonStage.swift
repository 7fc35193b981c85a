import BackstepLessons
import BackstepSession
import BackstepView

extension LessonStage {
  /// The stage that lessons are written for: a screen of 80 columns, without color.
  static var world: LessonStage { world(ViewOptions(width: 80)) }

  /// The same with another screen, for somebody who may interrupt. Whatever a session or the
  /// environment says, it is written in the style asked for here, as lessons are in text.
  static func world(
    _ options: ViewOptions, style: @escaping () -> OutputStyle = { .text },
    isInterrupted: @escaping () -> Bool = { false }, watch: TrainingWatch? = nil
  ) -> LessonStage {
    let effects = Effects(
      bundledData: Bundle.data, isInterrupted: isInterrupted, watchTraining: watch?.watcher,
      showsTraining: { watch?.canShow() ?? false }, trainingLimit: .ofLessons,
      memoryLimit: MemorySize(bytes: 256 << 20))
    return LessonStage(effects: effects) { result in
      // Before anything is written the terminal is as it was.
      watch?.end()
      var options = options
      options.style = style()
      switch result {
      case .success(let report): return TextView(options).text(of: report)
      case .failure(let error):
        return style().remarks(ErrorWords(error).lines).joined(separator: "\n")
      }
    }
  }
}
