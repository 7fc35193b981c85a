import BackstepLessons
import BackstepSession
import BackstepView

extension LessonStage {
  /// The stage that lessons are written for: a screen of 80 columns, without color.
  static var world: LessonStage { world(ViewOptions(width: 80)) }

  /// The same with another screen, for somebody who may interrupt.
  static func world(
    _ options: ViewOptions, isInterrupted: @escaping () -> Bool = { false },
    watch: TrainingWatch? = nil
  ) -> LessonStage {
    let view = TextView(options)
    let effects = Effects(
      bundledData: Bundle.data, isInterrupted: isInterrupted, watchTraining: watch?.watcher,
      showsTraining: { watch?.canShow() ?? false }, trainingLimit: .ofLessons,
      memoryLimit: MemorySize(bytes: 256 << 20))
    return LessonStage(effects: effects) { result in
      // Before anything is written the terminal is as it was.
      watch?.end()
      switch result {
      case .success(let report): return view.text(of: report)
      case .failure(let error): return ErrorWords(error).lines.joined(separator: "\n")
      }
    }
  }
}
