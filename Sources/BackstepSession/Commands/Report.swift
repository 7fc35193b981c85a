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
    default: return false
    }
  }

  /// The facts of each kind of command.
  package enum Body: Sendable {
    case stage(StageReport)
    case step([StageReport])
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
    case why(WhyReport)
    case inspect(InspectReport)
    case predict(PredictReport)
    case check(CheckReport)
    case compare(CompareReport)
    case watch(WatchReport)
    case freeze(FreezeReport)
    case bug(BugReport)
    case help(HelpReport)
    case completions([String])
    case source(SourceReport)
    case lesson(LessonRequest)
    case travel(TravelReport)
    case timeline(Timeline)
    case mark(MarkReport)
    case diff(DiffReport)
    case save(FileReport)
    case load(FileReport)
    case quit
  }
}

/// One stage, run or shown again.
package struct StageReport: Sendable {
  /// Which stage.
  package let stage: Stage
  /// The state before it, from which its formulas take their numbers.
  package let before: State
  /// The state after it.
  package let after: State
  /// The loss of the same sample with the nudged weights; only of a nudge.
  package let lossAfter: Double?
}

/// One whole loop.
package struct CycleRow: Sendable {
  /// The sample's index; nil for a sample of one's own.
  package let sample: Int?
  /// x and y of the sample, and the prediction before the nudge.
  package let x: [Double], y: [Double], out: [Double]
  /// The loss before and after the nudge.
  package let loss: Double, lossAfter: Double
}

/// Every sample's prediction.
package struct EvaluationReport: Sendable {
  /// The samples.
  package let data: Dataset
  /// The predictions and their losses.
  package let evaluation: Evaluation
  /// The same of the samples kept from training, where there are any.
  package let heldOut: (data: Dataset, evaluation: Evaluation)?
}

/// New or shown weights.
package struct WeightsReport: Sendable {
  /// What happened to them.
  package enum Cause: Equatable, Sendable {
    case shown, network, seed, reset
  }
  /// What happened to them.
  package let cause: Cause
}

/// One assignment.
package struct SetReport: Sendable {
  /// What was set.
  package enum Subject: Sendable {
    /// Numbers of the network or of the sample, before and after.
    case numbers(Name, before: Value?, after: Value)
    /// A setting, and whether the weights were drawn anew for it.
    case setting(String, before: SettingValue, after: SettingValue, drawsWeights: Bool)
  }
  /// What was set.
  package let subject: Subject
}

/// A calculation.
package struct PrintReport: Sendable {
  /// What was calculated.
  package let expression: Expression
  /// What it comes to.
  package let value: Value
  /// The names in it whose values are from before the nudge just taken.
  package let beforeNudge: [Name]
  /// A known quantity that has the same value, when the expression is not simply its name.
  package let equal: Name?
}

/// Help, for all commands or for one.
package struct HelpReport: Sendable {
  /// The one asked about; nil for all.
  package let declaration: CommandDeclaration?
}

/// A file of commands to be run by whoever asked.
package struct SourceReport: Sendable {
  /// The name of the file, for messages.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]
}

/// What `show` can show.
package enum Topic: String, CaseIterable, Sendable {
  case overview, net, weights, settings, data, sample, watches
}
