import BackstepSession

/// An option of the command line.
///
/// The help, the manual and the completions of shells are made from these, and a test holds the
/// reading of arguments against them.
struct OptionDeclaration {
  /// What stands behind it.
  enum Value {
    case none
    /// Whatever it is, and how it is called.
    case text(String)
    case choice(String, [String])
    case folder(String)
  }

  /// Its spellings, the usual one first.
  let names: [String]
  let value: Value
  /// The only thing to do that it goes with; nil for any.
  let mode: String?
  let summary: String

  init(_ names: [String], value: Value = .none, with mode: String? = nil, _ summary: String) {
    (self.names, self.value, self.mode, self.summary) = (names, value, mode, summary)
  }

  /// What stands for its value in a usage; nil for an option without one.
  var placeholder: String? {
    switch value {
    case .none: nil
    case .text(let name), .choice(let name, _), .folder(let name): name
    }
  }

  /// `--lr X`
  var usage: String { names.joined(separator: ", ") + (placeholder.map { " " + $0 } ?? "") }

  static let all = [
    OptionDeclaration(
      ["-c", "--command"], value: .text("COMMANDS"),
      "run commands, parted by `;` or line breaks, then exit"),
    OptionDeclaration(
      ["--lessons"], value: .folder("DIR"), "lessons of a folder in the place of the bundled ones"),
    OptionDeclaration(
      ["--pause"], value: .text("SECONDS"), "between the steps of `replay`, on a terminal"),
    OptionDeclaration(["--resume"], "go on where the last session at a terminal was left"),
    OptionDeclaration(["--json"], "one JSON object a line for each command, every digit kept"),
    OptionDeclaration(["--seed"], value: .text("N"), "the seed of the first weights"),
    OptionDeclaration(["--lr"], value: .text("X"), "the learning rate"),
    OptionDeclaration(["--digits"], value: .text("N"), "significant digits shown, 1 to 17"),
    OptionDeclaration(
      ["--style"], value: .choice("NAME", OutputStyle.allCases.map(\.rawValue)),
      "how answers are written: text, plain (to be heard), markdown or csv; without it the "
        + "environment's BACKSTEP_STYLE"),
    OptionDeclaration(
      ["--color"], value: .choice("WHEN", TerminalWindow.ColorChoice.allCases.map(\.rawValue)),
      "auto, always or never"),
    OptionDeclaration(["--ascii"], "no character beyond ASCII"),
    OptionDeclaration(["--width"], value: .text("N"), "columns to write for"),
    OptionDeclaration(
      ["--keep-going"], "go on after a command that is refused; the status stays 1"),
    OptionDeclaration(["--no-init"], "leave out ~/.config/backstep/init"),
    OptionDeclaration(
      ["--promote"], with: "prove", "rewrite the outputs of the lessons that have changed"),
    OptionDeclaration(
      ["--with"], value: .text("CMD"), with: "compare", "a program that answers cases"),
    OptionDeclaration(
      ["--net"], value: .text("NET"), with: "compare", "the nets of its cases, as in 2-3-1"),
    OptionDeclaration(
      ["--loss"], value: .text("NAMES"), with: "compare", "the losses of its cases, as in half,bce"),
    OptionDeclaration(
      ["--batch"], value: .text("B"), with: "compare", "samples of a case at most"),
    OptionDeclaration(["--cases"], value: .text("N"), with: "compare", "how many cases"),
    OptionDeclaration(
      ["--timeout"], value: .text("S"), with: "compare", "how many seconds a case may take"),
    OptionDeclaration(["--version"], "say which version this is"),
    OptionDeclaration(["-h", "--help"], "say this"),
  ]
}
