/// How answers are written.
package enum OutputStyle: String, CaseIterable, Sendable {
  /// For a screen: columns, lines of its width.
  case text
  /// For ears: one fact a line, each number behind its name, no columns and no signs.
  case plain
  /// Tables as Markdown.
  case markdown
  /// Tables as comma-separated values, every digit kept.
  case csv
}
