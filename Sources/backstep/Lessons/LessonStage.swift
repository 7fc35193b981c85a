import BackstepLessons
import BackstepSession
import BackstepView

extension LessonStage {
  /// The stage that lessons are written for: text on a screen of 80 columns, without color.
  static var world: LessonStage { world() }

  /// The same with another screen, for somebody who may interrupt. Whatever a session or the
  /// environment says, it is written in the style that the options name.
  static func world(
    _ options: @escaping () -> ViewOptions = { ViewOptions(width: 80, style: .text) },
    isInterrupted: @escaping () -> Bool = { false }, watch: TrainingWatch? = nil
  ) -> LessonStage {
    let effects = Effects(
      bundledData: Bundle.data, isInterrupted: isInterrupted, watchTraining: watch?.watcher,
      showsTraining: { watch?.canShow() ?? false }, trainingLimit: .ofLessons,
      memoryLimit: .usual)
    return LessonStage(effects: effects) { result in
      // Before anything is written the terminal is as it was.
      watch?.end()
      let options = options()
      switch result {
      case .success(let report): return TextView(options).text(of: report)
      case .failure(let error):
        let lines = ErrorWords(error).lines
        return (options.style?.remarks(lines) ?? lines).joined(separator: "\n")
      }
    }
  }
}
