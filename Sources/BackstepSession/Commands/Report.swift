import Backprop

/// What a command did, as facts: the view makes words and JSON of it.
package struct Report: Sendable {
  /// The full name of the command.
  package let command: String
  /// The state after it; a copy costs nothing until one of them changes.
  package let state: State
  /// What there is to tell.
  package let body: Body
  /// What else the learner should know.
  package var notes: [Note]
  /// What became of the watched names that it changed.
  package var watched: [WatchChange] = []

  /// Whether it tells of a failure though the command did what it was asked: a check that found a
  /// gradient wrong.
  package var hasFailed: Bool {
    switch body {
    case .check(let report): return !report.passed
    case .compare(let report): return !report.comparison.agrees
    case .program(let report): return report.failure != nil
    default: return false
    }
  }

  /// The facts of each kind of command.
  package enum Body: Sendable {
    case stage(StageReport)
    case step([StageReport], isQuiet: Bool)
    case cycle([CycleRow])
    case train(TrainReport)
    case evaluate(EvaluationReport)
    case show(ShowReport)
    case weights(WeightsReport)
    case set(SetReport)
    case data
    case dataRow(Int)
    case sample
    case print(PrintReport)
    case own(OwnReport)
    case assert(Assertion)
    case history(HistoryReport)
    case why(WhyReport)
    case inspect(InspectReport)
    case predict(PredictReport)
    case check(CheckReport)
    case compare(CompareReport)
    case program(ProgramReport)
    case plot(PlotReport)
    case watch(WatchReport)
    case freeze(FreezeReport)
    case bug(BugReport)
    case help(HelpReport)
    case completions([String])
    case source(SourceReport)
    case lesson(LessonRequest)
    case travel(TravelReport)
    case find(FindReport)
    case timeline(Timeline)
    case mark(MarkReport)
    case diff(DiffReport)
    case save(FileReport)
    case load(FileReport)
    case quit
  }
}

extension Report.Body {
  /// What `ans` is after it; nil where that stays as it was.
  var answer: Value? {
    guard case .print(let report) = self else { return nil }
    return report.value
  }
}
