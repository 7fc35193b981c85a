import BackstepSession
import BackstepText

extension Invocation {
  /// Reads the arguments behind the program's name; options may stand anywhere before `--`.
  init(_ arguments: [String]) throws(UsageError) {
    self.init()
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
          throw UsageError(message: "\(option) needs a value")
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
      case "--seed": settings.seed = try Self.seed(try value())
      case "--lr": settings.learningRate = try Self.learningRate(try value())
      case "--digits": settings.digits = try Self.whole(try value(), option, 1...17)
      case "--width": width = try Self.whole(try value(), option, 20...10_000)
      case "--lessons": lessonFolder = try value()
      case "--with", "--net", "--loss", "--cases", "--timeout", "--batch":
        comparing += [option, try Self.quoted(try value())]
      case "--pause": pause = try Self.pause(try value())
      case "--color", "--colour":
        let word = try value()
        guard let choice = TerminalWindow.ColorChoice(rawValue: word) else {
          throw UsageError(message: "--color takes auto, always or never, not `\(word)`")
        }
        color = choice
      default:
        let near = Suggestions.nearest(to: argument, in: Self.options)
        let hint = near.first.map { "; did you mean `\($0)`?" } ?? ""
        throw UsageError(message: "there is no option `\(argument)`\(hint)")
      }
      if attached != nil, Self.flags.contains(option) {
        throw UsageError(message: "\(option) takes no value")
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
      throw UsageError(message: "\(options[0]) goes with `backstep compare --with 'CMD'`")
    }
    mode = .commands("compare " + options.joined(separator: " "))
  }

  /// A value as a command takes it, in quotes of one kind.
  private static func quoted(_ text: String) throws(UsageError) -> String {
    let hasBreak = text.contains(where: \.isNewline)
    for quote in ["'", "\""] where !hasBreak && !text.contains(quote) {
      return quote + text + quote
    }
    throw UsageError(
      message: "a command with line breaks, or with quotes of both kinds, is not taken; "
        + "write it into a file and give that")
  }

  /// A session brings its own settings, and only commands can go on with one.
  private func checkResuming() throws(UsageError) {
    switch mode {
    case .standardInput, .commands, .file: break
    default: throw UsageError(message: "--resume goes with commands only")
    }
    guard settings == Settings() else {
      throw UsageError(
        message: "--resume has settings of its own; change them inside, as with `set lr 0.1`")
    }
  }

  private static let flags = [
    "--resume",
    "--json", "--ascii", "--keep-going", "--no-init", "--promote", "--version", "--help",
  ]
  private static let options =
    flags + [
      "-c", "-h", "--command", "--seed", "--lr", "--digits", "--width", "--color",
      "--lessons", "--pause", "--with", "--net", "--loss", "--cases", "--timeout", "--batch",
    ]

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
    func one(_ what: String) throws(UsageError) -> String {
      guard operands.count == 2 else {
        throw UsageError(message: "`backstep \(operands[0])` needs one \(what)")
      }
      return operands[1]
    }
    if promote, operands.first != "prove" {
      throw UsageError(message: "--promote goes with `backstep prove`")
    }
    if !commands.isEmpty {
      guard operands.isEmpty else {
        throw UsageError(message: "-c and `\(operands[0])` exclude each other")
      }
      mode = .commands(commands.joined(separator: "\n"))
      return
    }
    switch operands.first {
    case nil: mode = .standardInput
    case "run": mode = .file(try one("file"))
    case "lesson" where operands.count == 1: mode = .lesson(nil)
    case "lesson": mode = .lesson(try one("lesson"))
    case "replay": mode = .replay(try one("file"))
    // A quote cannot stand in a name within quotes: such a name is looked for without.
    case "compare":
      mode = .commands("compare \"\(try one("file").filter { $0 != "\"" })\"")
    case "complete":
      mode = .complete(operands.dropFirst().joined(separator: " "))
    case "prove": mode = .prove(Array(operands.dropFirst()), promote: promote)
    case let word?:
      let near = Suggestions.nearest(
        to: word, in: ["run", "lesson", "replay", "prove", "complete", "compare"])
      let hint = near.first.map { "; did you mean `\($0)`?" } ?? ""
      throw UsageError(message: "`\(word)` is nothing to do\(hint)")
    }
  }

  private static func seed(_ word: String) throws(UsageError) -> UInt64 {
    guard let seed = UInt64(word) else {
      throw UsageError(message: "--seed takes a whole number from 0 up, not `\(word)`")
    }
    return seed
  }

  private static func pause(_ word: String) throws(UsageError) -> Double {
    guard let seconds = Double(word), (0...3600).contains(seconds) else {
      throw UsageError(message: "--pause takes seconds from 0 to 3600, not `\(word)`")
    }
    return seconds
  }

  private static func learningRate(_ word: String) throws(UsageError) -> Double {
    guard let rate = Double(word), rate.isFinite else {
      throw UsageError(message: "--lr takes a finite number, not `\(word)`")
    }
    return rate
  }

  private static func whole(_ word: String, _ option: String, _ range: ClosedRange<Int>)
    throws(UsageError) -> Int
  {
    guard let number = Int(word), range.contains(number) else {
      throw UsageError(
        message:
          "\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not `\(word)`")
    }
    return number
  }
}
