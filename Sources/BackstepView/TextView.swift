import BackstepSession
import BackstepText

/// Reports as lines of text.
package struct TextView: Sendable {
  let options: ViewOptions

  /// A view with the options given.
  package init(_ options: ViewOptions = ViewOptions()) { self.options = options }

  /// What the screen shows of a report; without a line break at the end, empty when there is
  /// nothing to show.
  package func text(of report: Report) -> String {
    var options = options
    // Pages of earlier states are written in the style of now.
    options.style = options.style ?? report.state.settings.style
    let page = Page(options, report.state)
    // A list that programs read: what stands on a line is a candidate.
    if case .completions(let candidates) = report.body {
      return candidates.joined(separator: "\n")
    }
    func folded(_ lines: [String]) -> [String] {
      guard page.style == .text else { return lines }
      return lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        .flatMap { Flow.folded(String($0), width: page.options.width) }
    }
    var lines = page.lines(of: report.body)
    if report.body.isFoldable { lines = folded(lines) }
    for note in report.notes {
      lines += Flow.wrap(page.words(of: note), width: page.options.width, indent: "  ")
    }
    let watched = folded(page.watched(report.watched))
    if lines.count > 1, !watched.isEmpty { lines.append("") }
    lines += watched
    return page.style.lines(lines).joined(separator: "\n")
  }

  /// What went wrong with a number, in a sentence or two.
  package func words(of slip: Slip, about name: Name, hasWrongSign: Bool, in state: State) -> String
  {
    Page(options, state).words(of: slip, about: name, hasWrongSign: hasWrongSign)
  }
}

/// What is needed to write about one state.
struct Page {
  let options: ViewOptions
  let style: OutputStyle
  let state: State
  let number: NumberFormat
  let ink: Ink

  init(_ options: ViewOptions, _ state: State) {
    style = options.style ?? state.settings.style
    var options = options
    options.width = style.width(options.width)
    self.options = options
    self.state = state
    number = NumberFormat(
      digits: style == .csv ? 17 : options.digits ?? state.settings.digits)
    ink = Ink(isOn: options.hasColor && style == .text)
  }

  /// The page that JSON takes its words from: the same whatever the session's style.
  static func neutral(_ state: State) -> Page { Page(ViewOptions(style: .text), state) }

  func text(_ name: Name) -> String { name.text(in: state.shape) }
  func text(_ quantity: Quantity) -> String { text(Name(quantity)) }

  /// The number a name stands for in this state, however old.
  func value(_ name: Name) -> Double? {
    guard let value = try? state.knownValue(of: name) else { return nil }
    return value.number
  }

  func lines(of body: Report.Body) -> [String] {
    switch body {
    case .stage(let report): stage(report)
    case .step(let reports, let isQuiet):
      isQuiet
        ? brief(reports) : reports.map { stage($0) }.joined(separator: [""]).map { $0 }
    case .cycle(let rows): cycle(rows)
    case .train(let report): train(report)
    case .evaluate(let report): evaluation(report)
    case .show(let report): show(report)
    case .weights(let report): weights(report)
    case .set(let report): assignment(report)
    case .data: dataLines
    case .dataRow(let index): dataRow(index)
    case .sample: state.sampleCount <= 8 ? sampleLines : [sampleLine]
    case .print(let report): calculation(report)
    case .own(let report): own(report)
    case .assert(let comparison): [assertion(comparison)]
    case .history(let report): history(report)
    case .why(let report): why(report)
    case .inspect(let report): inspect(report)
    case .predict(let report): prediction(report)
    case .check(let report): check(report)
    case .compare(let report): comparison(report)
    case .program(let report): program(report)
    case .plot(let report): plot(report)
    case .watch(let report): watches(report)
    case .freeze(let report): freezing(report)
    case .bug(let report): bug(report)
    case .help(let report): help(report)
    case .completions(let candidates): candidates
    case .travel(let report): travel(report)
    case .find(let report): found(report)
    case .timeline(let timeline): self.timeline(timeline)
    case .mark(let report): mark(report)
    case .diff(let report): diff(report)
    case .save(let report): [saved(report)]
    case .load(let report): [loaded(report)]
    case .source, .lesson, .quit: []
    }
  }
}

extension Report.Body {
  /// Whether its lines may be folded to the screen: not code and commands, which are copied from
  /// there, nor pictures and lists of names.
  fileprivate var isFoldable: Bool {
    switch self {
    case .program, .bug, .history, .plot, .help, .completions, .source, .lesson, .quit: false
    default: true
    }
  }
}
