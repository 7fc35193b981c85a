import BackstepText

/// The format of a lesson: one CommonMark file, which any viewer shows as a clean page; its prose
/// keeps to the part that `MarkdownReader` names.
///
/// The first line is the header. `id` and `title` are required; `minutes` says how long it takes.
///
///     <!-- backstep-lesson 1 id=forward title="The forward pass" seed=7 setup="net 2 3 1" -->
///
/// Transcripts stand in fences of the language `backstep`: `> ` before a command, and under it the
/// output, which is checked. A number matches to the digits written, other text exactly, and `...`
/// stands for any text within a line, or alone on a line for any number of lines. Blanks at the end
/// of a line and blank lines at the end of an output do not count. A line of output that itself
/// starts with `> ` is written `\> `, and one that starts with `\> ` is written `\\> `.
///
/// All else is said in comments, each starting a line of its own, outside fences:
///
///     <!-- ask id=size kind=number answer=out tol=1% -->
///     <!-- do id=lower check="loss < 0.2" unmet="The loss is still too large." -->
///     <!-- wrong: -out "The right size, the wrong sign." -->
///     <!-- hint: The answer lies between 0 and 1. -->
///     <!-- solution: nudge; forward; loss -->
///     <!-- drill topic=hidden-blame until=3 -->
///     <!-- note: a remark for authors, shown to nobody -->
///
/// The prose under an `ask` or a `do`, up to the next comment (other than a note), transcript or
/// heading, is its prompt; the `wrong`, `hint` and `solution` after it are its own until other
/// prose begins. Values are `name=word` or `name="some words"`, in which `\"` is a quotation mark
/// and a line may end.
///
/// - An `ask` of kind `number` has an expression as its answer; `tol` is absolute (`0.005`) or
///   relative (`1%`, which is the default). With a `solution`, the answer is what the expression is
///   worth after those commands, which are run on a copy: that is how a prediction is asked for.
/// - Of kind `choice`: the prompt has a list whose items read `- a) It rises.`, and the answer is
///   the key of one.
/// - Of kind `name`: the answer is a name such as `dOut`, under whatever alias.
/// - `check="loss > 0.2"` of an `ask` is a condition that proves its answer. A number whose answer is
///   more than a name is held by one, or by a later transcript that shows it.
/// - A `do` is false before its `solution` and true after it, and the lesson goes on from there.
///   `unmet="b2 has not moved yet."` says in words what is wanting while it is false.
/// - A `drill` asks questions of a topic of `drill` until so many in a row (3 unless said otherwise) were
///   answered right at once. Its numbers are drawn, for the same lesson always the same ones; with
///   `level=plain` it keeps to sigmoids, the loss `squared` and one output. `id` is needed where two drills
///   have one topic.
package enum LessonFormat {
  /// The version that is written, and the newest that is read.
  package static let version = 1
  /// The largest file that is read, in bytes.
  package static let maximumSize = 1 << 20

  static let language = "backstep"
  static let commandMark = "> "
}

/// The word that begins a comment.
package enum Directive: String, CaseIterable, CustomStringConvertible, Sendable {
  case header = "backstep-lesson"
  case ask, `do`, drill, wrong, hint, solution, note

  package var description: String { rawValue }

  /// The attributes that it takes.
  var attributes: [String] {
    switch self {
    case .header: ["id", "title", "seed", "setup", "minutes"]
    case .ask: ["id", "kind", "answer", "tol", "check"]
    case .do: ["id", "check", "unmet"]
    case .drill: ["topic", "until", "level", "id"]
    case .wrong, .hint, .solution, .note: []
    }
  }

  /// Those that it cannot be without.
  var neededAttributes: [String] {
    switch self {
    case .header: ["id", "title"]
    case .ask: ["id", "kind", "answer"]
    case .do: ["id", "check"]
    case .drill: ["topic"]
    case .wrong, .hint, .solution, .note: []
    }
  }
}

extension Unicode.Scalar {
  /// What may stand in an id: a lower-case letter, a digit or `-`.
  var isIDPart: Bool { isDigit || ("a"..."z").contains(self) || self == "-" }
}
