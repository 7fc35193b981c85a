import BackstepText

/// A few lines at the cursor that are drawn again and again in the same place, and then erased.
///
/// The sequences used: CSI n A up, CSI J erase below, CSI K erase to the end of the line, CSI ? 25
/// l and h cursor off and on, CSI ? 2026 h and l around what is to be shown at once. A terminal that knows none of them gets a single line, overwritten.
struct LiveScreen {
  private let isDumb: Bool
  private var height = 0
  private var widest = 0
  private var window = (columns: 0, rows: 0)

  init(isDumb: Bool) { self.isDumb = isDumb }

  /// Draws the lines over those drawn before; each must fit the window.
  mutating func draw(_ lines: [String], window new: (columns: Int, rows: Int)) {
    if isDumb {
      let line = lines.first ?? ""
      Output.standard.write("\r" + line.padded(to: widest))
      widest = line.displayWidth
      return
    }
    var text = "\u{1B}[?2026h" + (height == 0 ? "\u{1B}[?25l\r" : top)
    // After a change of the window nobody knows where the old lines are: begin below them.
    if height > 0, new != window { text += "\u{1B}[J" }
    for line in lines { text += line + "\u{1B}[K\n" }
    text += "\u{1B}[J\u{1B}[?2026l"
    height = lines.count
    window = new
    Output.standard.write(text)
  }

  /// Leaves the place as if nothing had been there.
  mutating func erase() {
    if isDumb {
      if widest > 0 { Output.standard.write("\r" + String(repeating: " ", count: widest) + "\r") }
      widest = 0
    } else if height > 0 {
      Output.standard.write(top + "\u{1B}[J\u{1B}[?25h")
      height = 0
    }
  }

  /// Leaves what is there, the cursor below it.
  mutating func keep() {
    if isDumb {
      if widest > 0 { Output.standard.write("\n") }
      widest = 0
    } else if height > 0 {
      Output.standard.write("\u{1B}[?25h")
      height = 0
    }
  }

  private var top: String { "\u{1B}[\(height)A\r" }
}
