import BackstepSession
import BackstepText

extension Invocation {
  /// Reads the arguments behind the program's name; options may stand anywhere before `--`.
  ///
  /// - Parameter variable: What the environment has for `BACKSTEP_STYLE`; an option goes before it.
  init(_ arguments: [String], style variable: String? = nil) throws(UsageError) {
    self.init()
    if let variable, !variable.isEmpty { style = try Self.style(variable, "BACKSTEP_STYLE") }
    var rest = arguments[...]
    var operands: [String] = []
    var commands: [String] = []
    var promote = false
    var comparing: [String] = []
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let (option, attached) = Self.split(argument)
      func value() throws(UsageError) -> String {
        if let attached { return attached }
        guard let next = rest.popFirst() else {
          throw .noValue(option: option)
        }
        return next
      }
      switch option {
      case "-c", "--command": commands.append(try value())
      case "--json": isJSON = true
      case "--ascii": isASCII = true
      case "--keep-going": keepsGoing = true
      case "--resume": resumes = true
      case "--no-init": usesInitFile = false
      case "--promote": promote = true
      case "--version": mode = .version
      case "-h", "--help": mode = .help
      case "--seed": try set("seed", option, try value())
      case "--lr": try set("lr", option, try value())
      case "--digits": try set("digits", option, try value())
      case "--style": style = try Self.style(try value(), option)
      case "--width": width = try Self.width(try value(), option)
      case "--lessons": lessonFolder = try value()
      case "--with", "--net", "--loss", "--cases", "--timeout", "--batch":
        comparing += [option, try Self.quoted(try value())]
      case "--pause": pause = try Self.pause(try value(), option)
      case "--color", "--colour":
        let word = try value()
        guard let choice = TerminalWindow.ColorChoice(rawValue: word) else {
          throw .notOneOf(
            TerminalWindow.ColorChoice.allCases.map(\.rawValue), option: "--color", given: word)
        }
        color = choice
      default:
        let near = Suggestions.nearest(to: argument, in: Self.options)
        throw .noSuchOption(argument, near: near.first)
      }
      if attached != nil, Self.flags.contains(option) {
        throw .takesNoValue(option: option)
      }
    }
    if mode == .help || mode == .version { return }
    if comparing.isEmpty {
      try choose(operands, commands, promote)
    } else {
      try compare(operands, commands, comparing)
    }
    if resumes { try checkResuming() }
  }

  /// `compare --with CMD` and its options.
  private mutating func compare(
    _ operands: [String], _ commands: [String], _ options: [String]
  ) throws(UsageError) {
    guard operands == ["compare"], commands.isEmpty else {
      throw .belongsTo("backstep compare --with 'CMD'", option: options[0])
    }
    mode = .command("compare " + options.joined(separator: " "))
  }

  /// A value as a command takes it, in quotes of one kind.
  private static func quoted(_ text: String) throws(UsageError) -> String {
    let hasBreak = text.contains(where: \.isNewline)
    for quote in ["'", "\""] where !hasBreak && !text.contains(quote) {
      return quote + text + quote
    }
    throw .unquotable
  }

  /// A session brings its own settings, and only commands can go on with one.
  private func checkResuming() throws(UsageError) {
    switch mode {
    case .standardInput, .commands, .command, .file: break
    default: throw .resumesNothing
    }
    guard settings == Settings() else {
      throw .settingsOfASession
    }
  }

  private static let flags = OptionDeclaration.all.filter { $0.placeholder == nil }.flatMap(\.names)
  private static let options = OptionDeclaration.all.flatMap(\.names)

  /// `--lr=0.1` in two; a short option and a plain one stay whole.
  private static func split(_ argument: String) -> (String, String?) {
    guard argument.hasPrefix("--"), let sign = argument.firstIndex(of: "=") else {
      return (argument, nil)
    }
    return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
  }

  private mutating func choose(_ operands: [String], _ commands: [String], _ promote: Bool)
    throws(UsageError)
  {
    func one(_ operand: UsageError.Operand) throws(UsageError) -> String {
      guard operands.count == 2 else {
        throw .needsOne(operand, behind: operands[0])
      }
      return operands[1]
    }
    if promote, operands.first != "prove" {
      throw .belongsTo("backstep prove", option: "--promote")
    }
    if !commands.isEmpty {
      guard operands.isEmpty else {
        throw .commandsAnd(operands[0])
      }
      mode = .commands(commands.joined(separator: "\n"))
      return
    }
    switch operands.first {
    case nil: mode = .standardInput
    case "run": mode = .file(try one(.file))
    case "lesson" where operands.count == 1: mode = .lesson(nil)
    case "lesson": mode = .lesson(try one(.lesson))
    case "replay": mode = .replay(try one(.file))
    // A quote cannot stand in a name within quotes: such a name is looked for without.
    case "compare":
      mode = .command("compare \"\(try one(.file).filter { $0 != "\"" })\"")
    case "complete":
      mode = .complete(operands.dropFirst().joined(separator: " "))
    case "completions":
      let word = try one(.shell)
      guard let shell = Shell(rawValue: word) else {
        throw .notOneOf(
          Shell.allCases.map(\.rawValue), option: "`backstep completions`", given: word)
      }
      mode = .completions(shell)
    case "manual":
      guard operands.count == 1 else { throw .takesNothing(operands[0]) }
      mode = .manual
    case "prove": mode = .prove(Array(operands.dropFirst()), promote: promote)
    case let word?:
      let near = Suggestions.nearest(
        to: word, in: ModeDeclaration.words)
      throw .noSuchWord(word, near: near.first)
    }
  }

  /// Takes what `set` would.
  private mutating func set(_ setting: String, _ option: String, _ word: String)
    throws(UsageError)
  {
    do throws(SessionError) {
      try settings.set(setting, to: word)
    } catch {
      throw .setting(option: option, error)
    }
  }

  private static func style(_ word: String, _ option: String) throws(UsageError) -> OutputStyle {
    guard let style = OutputStyle(rawValue: word) else {
      throw .notOneOf(OutputStyle.allCases.map(\.rawValue), option: option, given: word)
    }
    return style
  }

  private static func pause(_ word: String, _ option: String) throws(UsageError) -> Double {
    let range = 0...3600
    guard let seconds = Double(word), (0...Double(range.upperBound)).contains(seconds) else {
      throw .notSeconds(range, option: option, given: word)
    }
    return seconds
  }

  private static func width(_ word: String, _ option: String) throws(UsageError) -> Int {
    let range = 20...10_000
    guard let number = Int(word), range.contains(number) else {
      throw .notAWidth(range, option: option, given: word)
    }
    return number
  }
}
