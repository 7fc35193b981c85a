import BackstepSession
import Testing

@testable import backstep

/// Steps that programs written apart from the engine have computed, right and wrong.
@Suite struct StepsOfNumPyTests {
  @Test func eachIsCalledWhatItIs() throws {
    let home = try TemporaryFolder()
    guard let written = try Python.run("steps.py", [home.path], home, about: "steps of NumPy")
    else { return }
    let cases = written.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
    #expect(cases.count > 500)
    let commands = cases.map { "compare \"\($0[0])\"" }.joined(separator: "\n")
    let answers = try Program.backstep(["--json", "--keep-going"], home: home).run(input: commands)
    let lines = answers.output.split(separator: "\n")
    try #require(lines.count == cases.count, "\(answers.error.suffix(500))")
    for (given, line) in zip(cases, lines) {
      let expected = String(given[1])
      let answer = try Answer(line)
      switch expected.split(separator: " ").first {
      case "right":
        #expect(answer.agrees && answer.convention == nil, "\(given) \(answer)")
      case "place":
        #expect(!answer.agrees && answer.mistakes.isEmpty, "\(given) \(answer)")
      default:
        #expect(
          answer.mistakes == [expected] || answer.isEither && answer.mistakes.contains(expected),
          "\(given) \(answer)")
      }
    }
  }

  private struct Answer {
    let agrees: Bool, isEither: Bool
    let mistakes: [String]
    let convention: String?

    init(_ line: Substring) throws {
      guard case .object(let members) = try JSONReader.read(Array(line.utf8)) else {
        throw NoAnswer(line: String(line))
      }
      func member(_ key: String) -> JSONValue? { members.first { $0.0 == key }?.1 }
      agrees = member("agrees") == .bool(true)
      isEither = member("either") == .bool(true)
      guard member("ok") == .bool(true) else { throw NoAnswer(line: String(line)) }
      if case .array(let words)? = member("mistakes") {
        mistakes = words.compactMap { if case .string(let word) = $0 { word } else { nil } }
      } else {
        mistakes = []
      }
      if case .string(let text)? = member("convention") {
        convention = text
      } else {
        convention = nil
      }
    }
  }

  private struct NoAnswer: Error { let line: String }
}
