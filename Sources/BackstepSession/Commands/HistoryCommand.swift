extension CommandDeclaration {
  static let history: Self = CommandDeclaration(
    "history", usage: ["history [N]", "history TEXT"],
    summary: "what was typed before: the last lines, or those that hold a text",
    details: """
      The last 20 lines, the last N, or all those that hold TEXT, of this session and earlier ones.
      Up and Down go through those that begin as what is typed already, Ctrl-R looks for a text in
      them. Lines that begin with a blank are not kept. In scripts there is no history.
      """,
    isRecorded: false, scope: .terminal
  ) { _, arguments, effects throws(SessionError) in
    let lines = effects.history()
    let isCount = !arguments.text.isEmpty && arguments.text.allSatisfy(\.isASCIIDigit)
    guard arguments.text.isEmpty || isCount else {
      let found = lines.filter { $0.contains(arguments.text) }
      return Outcome(body: .history(HistoryReport(lines: found, text: arguments.text)))
    }
    let count = isCount ? try arguments.count(atMost: 1_000_000) : HistoryReport.usualCount
    return Outcome(body: .history(HistoryReport(lines: lines.suffix(count), text: nil)))
  }
}

/// Lines typed before.
package struct HistoryReport: Sendable {
  /// How many are shown when nothing is said.
  static let usualCount = 20
  /// The oldest first.
  package let lines: [String]
  /// What they hold; nil for the last ones.
  package let text: String?
}
