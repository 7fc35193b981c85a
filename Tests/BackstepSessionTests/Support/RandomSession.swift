import Backprop
import BackstepSession

/// A session with a random network and sample, made by commands, all from a seed.
struct RandomSession {
  let commands: [String]
  var session = Session()

  /// Depth 1 to `deepest`, widths 1–4, any activation, any loss that goes with the output.
  init(seed: UInt64, deepest: Int = 4, scale: Double = 1) throws {
    var generator = Generator(seed: seed)
    let loss = Loss.allCases[Int(seed) % Loss.allCases.count]
    let elementwise = Activation.allCases.filter(\.isElementwise)
    let hidden = elementwise[generator.below(elementwise.count)]
    let output = loss.requiredActivation ?? elementwise[generator.below(elementwise.count)]
    var sizes = (0...1 + Int(seed) % deepest).map { _ in 1 + generator.below(4) }
    if output == .softmax { sizes[sizes.count - 1] = 2 + generator.below(3) }
    let bias = generator.below(4) > 0 ? "" : " nobias"
    let x = (0..<sizes[0]).map { _ in scale * (2 * generator.unit() - 1) }
    var y = (0..<sizes[sizes.count - 1]).map { _ in generator.unit() }
    if loss == .ce {
      let sum = y.reduce(0, +)
      y = y.map { $0 / sum }
    }
    func list(_ numbers: [Double]) -> String { numbers.map { "\($0)" }.joined(separator: " ") }
    commands = [
      "seed \(seed)",
      "net \(sizes.map(String.init).joined(separator: " ")) \(hidden) \(output)\(bias)",
      "set loss \(loss)", "set x \(list(x))", "set y \(list(y))",
    ]
    try run(commands)
  }

  mutating func run(_ commands: [String]) throws {
    for command in commands { _ = try session.perform(command) }
  }
}

extension Session {
  /// Runs commands one after the other; a refusal ends the test.
  static func after(_ commands: String...) throws -> Session {
    var session = Session()
    for line in commands {
      for command in Statements.split(line) { _ = try session.perform(command) }
    }
    return session
  }
}
