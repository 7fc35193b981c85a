import Backprop

/// What stands behind `compare --with`.
struct ProgramRequest {
  static let options = ["--with", "--net", "--loss", "--batch", "--cases", "--seed", "--timeout"]

  let command: String
  let plan: CasePlan
  let seconds: Double

  init(_ arguments: Arguments, _ settings: Settings) throws(SessionError) {
    var command: String?
    var plan = CasePlan()
    var seconds = 10.0
    plan.seed = settings.seed
    plan.learningRate = settings.learningRate
    var rest = arguments.words[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst(), !value.isEmpty else { throw arguments.usageError }
      switch option {
      case "--with": command = value
      case "--net": try plan.take(net: value, arguments)
      case "--loss": plan.losses = try Self.losses(value)
      case "--cases": plan.count = try Arguments.count(value, atMost: 100_000)
      case "--batch": plan.batch = try Arguments.count(value, atMost: 1_000)
      case "--seed": plan.seed = try Numbers.seed(value)
      case "--timeout":
        guard let number = Double(value), number > 0, number <= 3600 else {
          throw .typing(.outOfRange(value, of: "seconds", .whole(1...3600)))
        }
        seconds = number
      default:
        throw .typing(
          .unknownWord(
            option, kind: .option,
            choices: Self.options))
      }
    }
    guard let command else { throw arguments.usageError }
    (self.command, self.plan, self.seconds) = (command, plan, seconds)
  }

  private static func losses(_ text: String) throws(SessionError) -> [Loss] {
    if text == "all" { return Loss.allCases }
    var result: [Loss] = []
    for word in text.split(separator: ",") {
      guard let kind = Loss.Kind(rawValue: String(word)) else {
        throw .typing(
          .unknownWord(
            String(word), kind: .setting("loss"), choices: Loss.Kind.allCases.map(\.rawValue)))
      }
      result.append(Loss(kind))
    }
    return result
  }
}

extension CasePlan {
  /// `2-3-1 tanh,relu sigmoid nobias`: sizes, activations of hidden layers, those of the output.
  fileprivate mutating func take(net text: String, _ arguments: Arguments) throws(SessionError) {
    var kinds: [[Activation]] = []
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if word.first?.isASCIIDigit == true {
        var sizes: [Int] = []
        for part in word.split(separator: "-") {
          sizes.append(try Arguments.count(String(part), atMost: 1_000))
        }
        self.sizes = sizes
      } else if word == "nobias" {
        hasBiases = false
      } else if word == "all" {
        kinds.append(
          kinds.isEmpty ? Activation.allCases.filter(\.isElementwise) : Activation.allCases)
      } else {
        var activations: [Activation] = []
        for part in word.split(separator: ",").map(String.init) {
          guard let activation = Activation(rawValue: part) else {
            throw .typing(
              .unknownWord(
                part, kind: .activation,
                choices: Activation.allCases.map(\.rawValue) + ["all", "nobias"]))
          }
          activations.append(activation)
        }
        kinds.append(activations)
      }
    }
    guard kinds.count <= 2 else { throw arguments.usageError }
    if let first = kinds.first { hidden = first }
    if kinds.count == 2 { outputs = kinds[1] }
    // A single one is the output's where there is no hidden layer.
    if kinds.count == 1, sizes?.count == 2 { outputs = kinds[0] }
    guard hidden.allSatisfy(\.isElementwise) || sizes?.count == 2 else {
      throw .network(.architecture(.hiddenSoftmax))
    }
    guard let sizes else { return }
    do throws(ArchitectureError) {
      for output in outputs { _ = try Architecture(sizes: sizes, output: output) }
    } catch {
      throw .network(.architecture(error))
    }
  }
}

extension Session {
  /// Asks a program, and stands on the case that it fails.
  mutating func compare(with request: ProgramRequest, _ effects: Effects) throws(SessionError)
    -> CommandDeclaration.Outcome
  {
    guard let program = effects.program else { throw .lab(.noProgramsHere) }
    let cases = request.plan.cases()
    guard !cases.isEmpty else { throw .lab(.noCases) }
    var trial = ProgramTrial(
      program(request.command), seconds: request.seconds, keepsSizes: request.plan.sizes != nil,
      isInterrupted: effects.isInterrupted)
    let report = try trial.run(cases, command: request.command)
    if let failure = report.failure {
      var (step, loss) = (failure.item.bareStep, failure.item.usualLoss)
      if case .differs(let comparison) = failure.verdict {
        (step, loss) = (comparison.steps[0], comparison.reading.loss)
      }
      state.stand(on: step, loss: loss, named: "the shrunk case", since: commandText)
    }
    return .init(body: .program(report))
  }
}
