import Backprop
import BackstepSession

/// Reports as JSON, one object a line.
package struct JSONView: Sendable {
  /// A view; there is nothing to choose.
  package init() {}

  /// The object of a report: `{"command":"forward","ok":true,"time":1,…}`.
  package func text(of report: Report) -> String {
    text(
      of: report.command, at: report.state.time,
      members(of: report.body, report.state) + notes(report.notes, report.state)
        + watched(report.watched, report.state))
  }

  /// The object of something else that was done.
  package func text(of command: String, at time: Int, _ members: [(String, JSONValue)]) -> String {
    JSONValue.object(
      [("command", .string(command)), ("ok", .bool(true)), ("time", .integer(time))] + members
    ).text
  }

  /// The object of a refused command.
  package func text(of error: SessionError, command: String) -> String {
    text(of: ErrorWords(error), command: command)
  }

  /// The object of a failure that is in words already.
  package func text(of words: ErrorWords, command: String) -> String {
    JSONValue.object([
      ("command", .string(command)), ("ok", .bool(false)),
      (
        "error",
        .object([
          ("code", .string(words.code)), ("message", .string(words.message)),
          ("hint", .string(words.hint)),
        ])
      ),
    ]).text
  }

  typealias Members = [(String, JSONValue)]

  private func notes(_ notes: [Note], _ state: State) -> Members {
    guard !notes.isEmpty else { return [] }
    let page = Page.neutral(state)
    return [("notes", .array(notes.map { .string(page.words(of: $0)) }))]
  }

  private func members(of body: Report.Body, _ state: State) -> Members {
    switch body {
    case .stage(let report): stage(report)
    case .step(let reports, _):
      [
        (
          "stages",
          .array(
            reports.map { .object([("stage", .string($0.stage.rawValue))] + stage($0)) })
        )
      ]
    case .cycle(let rows): [("cycles", .array(rows.map { .object(cycle($0)) }))]
    case .train(let report): train(report, state)
    case .evaluate(let report): evaluation(report)
    case .show(let report): show(report, state)
    case .weights: parameters(state) + frozen(state)
    case .set(let report): assignment(report, state)
    case .data: data(state)
    case .dataRow(let index): dataRow(index, state)
    case .sample: sample(state)
    case .print(let report): calculation(report, state)
    case .own(let report): own(report, state)
    case .assert(let comparison): assertion(comparison)
    case .history(let report): [("lines", .strings(report.lines))]
    case .why(let report): why(report, state)
    case .inspect(let report): inspect(report, state)
    case .predict(let report): prediction(report, state)
    case .check(let report): check(report, state)
    case .compare(let report): comparison(report)
    case .program(let report): program(report)
    case .plot(let report): plot(report, state)
    case .watch: watches(state)
    case .freeze: frozen(state)
    case .bug(let report): bug(report, state)
    case .help(let report): help(report, state)
    case .completions(let candidates): [("candidates", .strings(candidates))]
    case .source(let report): [("file", .string(report.name))]
    case .travel(let report): travel(report)
    case .find(let report): found(report)
    case .timeline(let timeline): self.timeline(timeline)
    case .mark(let report): mark(report)
    case .diff(let report): diff(report)
    case .save(let report): file(report)
    case .load(let report):
      file(report) + sources(report, state) + network(state) + parameters(state)
    case .lesson, .quit: []
    }
  }
}
