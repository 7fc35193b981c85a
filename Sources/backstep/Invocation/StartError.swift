import BackstepSession
import BackstepText
import BackstepView

/// Arguments that make no sense.
enum UsageError: Error, Equatable {
  case noValue(option: String)
  case noSuchOption(String, near: String?)
  case takesNoValue(option: String)
  case notOneOf([String], option: String, given: String)
  case notSeconds(ClosedRange<Int>, option: String, given: String)
  case notAWidth(ClosedRange<Int>, option: String, given: String)
  /// What `set` would say.
  case setting(option: String, SessionError)
  case belongsTo(String, option: String)
  /// A command of a shell that no command here can have in quotes.
  case unquotable
  case resumesNothing
  /// A session that is resumed brings its own settings.
  case settingsOfASession
  case commandsAnd(String)
  case needsOne(Operand, behind: String)
  case takesNothing(String)
  case noSuchWord(String, near: String?)

  enum Operand: String {
    case file, lesson, shell
  }
}

extension UsageError {
  var words: String {
    func meant(_ near: String?) -> String { near.map { "; did you mean `\($0)`?" } ?? "" }
    switch self {
    case .noValue(let option): return "\(option) needs a value"
    case .noSuchOption(let option, let near): return "there is no option `\(option)`\(meant(near))"
    case .takesNoValue(let option): return "\(option) takes no value"
    case .notOneOf(let words, let option, let given):
      let choices = words.dropLast().joined(separator: ", ") + " or \(words.last ?? "")"
      return "\(option) takes \(choices), not `\(given)`"
    case .notSeconds(let range, let option, let given):
      return
        "\(option) takes seconds from \(range.lowerBound) to \(range.upperBound), not `\(given)`"
    case .notAWidth(let range, let option, let given):
      return "\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound), "
        + "not `\(given)`"
    case .setting(let option, let error):
      let words = ErrorWords(error)
      return "\(option): \(words.message)" + (words.hint.isEmpty ? "" : "; \(words.hint)")
    case .belongsTo(let command, let option): return "\(option) goes with `\(command)`"
    case .unquotable:
      return "a command with line breaks, or with quotes of both kinds, is not taken; "
        + "write it into a file and give that"
    case .resumesNothing: return "--resume goes with commands only: `lesson` can be typed inside"
    case .settingsOfASession:
      return "--resume has settings of its own; change them inside, as with `set lr 0.1`"
    case .commandsAnd(let word): return "-c and `\(word)` exclude each other"
    case .needsOne(let operand, let word): return "`backstep \(word)` needs one \(operand.rawValue)"
    case .takesNothing(let word): return "nothing stands behind `backstep \(word)`"
    case .noSuchWord(let word, let near): return "`\(word)` is nothing to do\(meant(near))"
    }
  }
}

/// Why the program cannot begin what its arguments ask.
enum StartError: Error, Equatable {
  case unreadable(name: String, FileProblem)
  case lessonWithoutTerminal
  case noHome
  case noLastSession
  case lastUnreadable(path: String, FileProblem)
  case lastUnusable(path: String, FileFault)
}

extension StartError {
  var words: String {
    switch self {
    case .unreadable(let name, let problem): "cannot read \(name.spelledOut): \(problem.words)"
    case .lessonWithoutTerminal:
      "a lesson needs a terminal; `backstep replay FILE` plays one through"
    case .noHome: "there is no session to resume: no home folder"
    case .noLastSession: "there is no session to resume yet: leaving one at a terminal keeps it"
    case .lastUnreadable(let path, let problem):
      "the last session cannot be read: \(path.spelledOut): \(problem.words)"
    case .lastUnusable(let path, let fault):
      "the last session cannot be resumed: \(ErrorWords(.file(.bad(name: path, fault))).message)"
    }
  }
}
