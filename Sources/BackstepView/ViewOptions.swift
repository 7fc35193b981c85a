import BackstepSession
import BackstepText

/// How reports are written.
package struct ViewOptions: Equatable, Sendable {
  /// Columns of the screen.
  package var width: Int
  /// Whether characters beyond ASCII are kept out.
  package var isASCII: Bool
  /// Whether escape sequences for color and weight are written.
  package var hasColor: Bool
  /// Rows of the screen.
  package var height: Int
  /// How many colors there are, where there are any.
  package var depth: ColorDepth
  /// How answers are written, where the session's setting is not to decide.
  package var style: OutputStyle?
  /// Significant digits, where the session's setting is not to decide.
  package var digits: Int?

  /// The options of a pipe: 80 columns and 24 rows of plain text.
  package init(
    width: Int = 80, isASCII: Bool = false, hasColor: Bool = false, digits: Int? = nil,
    style: OutputStyle? = nil, height: Int = 24, depth: ColorDepth = .none
  ) {
    self.style = style
    self.width = max(20, width)
    (self.height, self.depth) = (max(8, height), depth)
    self.isASCII = isASCII
    self.hasColor = hasColor
    self.digits = digits
  }

  var arrow: String { isASCII ? "->" : "→" }
  var backArrow: String { isASCII ? "<-" : "←" }
  /// Where a branch begins, and where a line goes on beside it.
  var branch: String { isASCII ? "|- " : "├─ " }
  var trunk: String { isASCII ? "|  " : "│  " }
}
