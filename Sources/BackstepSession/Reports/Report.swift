import Backprop

/// What a command did, as facts: the view makes words and JSON of it.
public struct Report: Sendable {
  /// The full name of the command.
  public let command: String
  /// The state after it; a copy costs nothing until one of them changes.
  public let state: State
  /// What there is to tell.
  public let body: Body
  /// What else the learner should know.
  public var notes: [Note]
  /// What became of the watched names that it changed.
  public var watched: [WatchChange] = []

  /// Whether it tells of a failure though the command did what it was asked: a check that found a
  /// gradient wrong.
  public var hasFailed: Bool {
    guard case .check(let report) = body else { return false }
    return !report.passed
  }

  /// The facts of each kind of command.
  public enum Body: Sendable {
    case stage(StageReport)
    case step([StageReport])
    case cycle([CycleRow])
    case train(TrainReport)
    case evaluate(EvaluationReport)
    case show(Topic)
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
public struct StageReport: Sendable {
  /// Which stage.
  public let stage: Stage
  /// The state before it, from which its formulas take their numbers.
  public let before: State
  /// The state after it.
  public let after: State
  /// The loss of the same sample with the nudged weights; only of a nudge.
  public let lossAfter: Double?
}

/// One whole loop.
public struct CycleRow: Sendable {
  /// The sample's index; nil for a sample of one's own.
  public let sample: Int?
  /// x and y of the sample, and the prediction before the nudge.
  public let x: [Double], y: [Double], out: [Double]
  /// The loss before and after the nudge.
  public let loss: Double, lossAfter: Double
}

/// Every sample's prediction.
public struct EvaluationReport: Sendable {
  /// The samples.
  public let data: Dataset
  /// The predictions and their losses.
  public let evaluation: Evaluation
  /// The same of the samples kept from training, where there are any.
  public let heldOut: (data: Dataset, evaluation: Evaluation)?
}

/// New or shown weights.
public struct WeightsReport: Sendable {
  /// What happened to them.
  public enum Cause: Equatable, Sendable {
    case shown, network, seed, reset
  }
  /// What happened to them.
  public let cause: Cause
}

/// One assignment.
public struct SetReport: Sendable {
  /// What was set.
  public enum Subject: Sendable {
    /// Numbers of the network or of the sample, before and after.
    case numbers(Name, before: Value?, after: Value)
    /// A setting, with the words for what it was and is.
    case setting(String, before: String, after: String)
  }
  /// What was set.
  public let subject: Subject
}

/// A calculation.
public struct PrintReport: Sendable {
  /// What was calculated.
  public let expression: Expression
  /// What it comes to.
  public let value: Value
  /// The names in it whose values are from before the nudge just taken.
  public let beforeNudge: [Name]
  /// A known quantity that has the same value, when the expression is not simply its name.
  public let equal: Name?
}

/// Help, for all commands or for one.
public struct HelpReport: Sendable {
  /// The one asked about; nil for all.
  public let declaration: CommandDeclaration?
}

/// A file of commands to be run by whoever asked.
public struct SourceReport: Sendable {
  /// The name of the file, for messages.
  public let name: String
  /// What it holds.
  public let bytes: [UInt8]
}

/// What `show` can show.
public enum Topic: String, CaseIterable, Sendable {
  case overview, net, weights, settings, data, sample, watches
}
