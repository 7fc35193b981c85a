import BackstepSession

extension JSONView {
  func check(_ report: CheckReport, _ state: State) -> Members {
    let entries = report.sorted.map { entry in JSONValue.object(members(of: entry, report, state)) }
    return [
      ("passed", .bool(report.passed)),
      ("max_relative_error", .number(report.worst?.check.relativeError ?? 0)),
      ("worst", report.worst.map { .string($0.name.text(in: state.shape)) } ?? .null),
      ("tolerance", .number(report.tolerance)),
      ("folded_factor", .number(state.settings.loss.foldedFactor)),
      ("checked", .integer(report.entries.count)), ("of", .integer(report.count)),
      ("kinks", .integer(report.count(.kink))), ("conclusive", .integer(report.conclusive)),
      ("nothing", .integer(report.count(.nothing))), ("advice", advice(report)),
      ("entries", .array(entries)),
    ]
  }

  private func members(of entry: CheckReport.Entry, _ report: CheckReport, _ state: State)
    -> Members
  {
    [
      ("name", .string(entry.name.text(in: state.shape))),
      ("gradient", .number(entry.gradient)), ("analytic", .number(entry.check.analytic)),
      ("numeric", .number(entry.check.numeric)),
      ("relative_error", .number(entry.check.relativeError)),
      ("kink", .bool(entry.check.hasKink)),
      ("nothing", .bool(report.standing(of: entry) == .nothing)),
      ("zero", zero(entry, state)),
      ("sample", JSONValue(entry.sample)),
      ("ok", .bool(report.standing(of: entry) != .wrong)),
    ]
  }

  /// The factor that is 0, where one is.
  private func zero(_ entry: CheckReport.Entry, _ state: State) -> JSONValue {
    guard case .factor(let name) = entry.silence else { return .null }
    return .string(name.text(in: state.shape))
  }

  /// The sample that would prove more.
  private func advice(_ report: CheckReport) -> JSONValue {
    guard case .sample(let index, _) = report.advice else { return .null }
    return .integer(index)
  }

  /// `expected` is for the program that asked; `message`, for a learner, keeps a number that was
  /// missed to itself.
  func prediction(_ report: PredictReport, _ state: State) -> Members {
    let page = Page.neutral(state)
    return [
      ("name", .string(report.name.text(in: state.shape))), ("said", .number(report.said)),
      ("correct", .bool(report.isCorrect)),
      ("expected", .number(report.expected)),
      ("diagnosis", report.slip.map { .string($0.code(about: report.name, in: state)) } ?? .null),
      ("wrong_sign", .bool(report.hasWrongSign || report.slip == .sign)),
      ("message", .string(page.prediction(report, width: .max).joined(separator: " "))),
    ]
  }
}
