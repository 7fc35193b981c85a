import BackstepText

extension Invocation {
  /// What `--help` prints.
  static let help: String = {
    let modes = ModeDeclaration.all.map {
      row(("backstep " + $0.usage).trimmedAtEnd, $0.summary, at: 34)
    }
    let options = OptionDeclaration.all.filter { $0.mode == nil }.map {
      row($0.usage, $0.summary, at: 27)
    }
    let others = OptionDeclaration.all.filter { $0.mode != nil }.map {
      row($0.usage, "with `\($0.mode ?? "")`: \($0.summary)", at: 27)
    }
    return """
      backstep: a debugger for backpropagation

      \(modes.joined(separator: "\n"))

      \((options + others).joined(separator: "\n"))

      Exit status: 0 success, 1 a command or lesson failed, 64 wrong usage, 130
      interrupted. Inside, `help` lists the commands; `backstep manual` has it all.

      """
  }()

  /// A usage, and what it does from a column on, within 80 columns.
  private static func row(_ usage: String, _ summary: String, at column: Int) -> String {
    let head = "  " + usage.padded(to: column - 2)
    let lines = Flow.wrap(summary, width: 79 - head.displayWidth)
    let indent = "\n" + String(repeating: " ", count: head.displayWidth)
    return head + lines.joined(separator: indent)
  }
}
