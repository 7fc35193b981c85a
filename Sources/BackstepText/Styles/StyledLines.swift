/// Lines with `Records` among them as other readers than a screen's want them.
package enum StyledLines {
  /// For ears.
  ///
  /// - Parameter commands: The words that begin what can be typed.
  package static func spoken(_ lines: [String], commands: Set<String>) -> [String] {
    SpokenPage(commands: commands).lines(Records.blocks(lines))
  }

  /// As Markdown.
  package static func markdown(_ lines: [String]) -> [String] {
    MarkdownPage.lines(Records.blocks(lines))
  }

  /// As comma-separated values.
  package static func commaSeparated(_ lines: [String]) -> [String] {
    CommaSeparated.lines(Records.blocks(lines))
  }
}
