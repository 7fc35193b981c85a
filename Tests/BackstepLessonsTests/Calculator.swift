@testable import BackstepLessons

/// A small world for lessons: named numbers, of which `double` is another name for `twice`.
struct Calculator: Equatable {
  var values: [String: Double] = [:]

  static var world: LessonWorld<Calculator> {
    LessonWorld(
      start: { seed, setup in
        var state = Calculator(values: ["seed": Double(seed ?? 1)])
        for command in setup {
          let outcome = state.perform(command)
          guard outcome.succeeded else { return .failure(StageFault(outcome.output)) }
        }
        return .success(state)
      },
      run: { $0.perform($1) },
      evaluate: { $0.evaluate($1) },
      holds: { $0.holds($1) },
      canonicalName: { state, name in
        let canonical = name == "double" ? "twice" : name
        return state.values[canonical] == nil
          ? .failure(StageFault("no such name: \(name)")) : .success(canonical)
      })
  }

  /// `let NAME NUMBER`, `add NAME NUMBER`, `show NAME`, `say TEXT`, `list` or `quiet`.
  mutating func perform(_ command: String) -> CommandOutcome {
    let words = command.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("let", 3), ("add", 3):
      guard let number = Double(words[2]) else { break }
      values[words[1]] = number + (words[0] == "add" ? values[words[1], default: 0] : 0)
      return CommandOutcome(output: "")
    case ("show", 2):
      guard let value = values[words[1]] else { break }
      return CommandOutcome(output: "\(words[1]) = \(value)\n")
    case ("list", 1):
      let lines = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      return CommandOutcome(output: lines.joined(separator: "\n"))
    case ("say", _):
      let text = words.dropFirst().joined(separator: " ")
      return CommandOutcome(output: text.split(separator: "|").joined(separator: "\n"))
    case ("quiet", 1): return CommandOutcome(output: "")
    default: break
    }
    return CommandOutcome(output: "cannot do: \(command)\n", succeeded: false)
  }

  private func evaluate(_ text: String) -> Result<[Double], StageFault> {
    var numbers: [Double] = []
    for part in text.split(separator: ",") {
      let isNegative = part.hasPrefix("-")
      let name = String(isNegative ? part.dropFirst() : part)
      guard let value = Double(name) ?? values[name] else {
        return .failure(StageFault("no such name: \(name)"))
      }
      numbers.append(isNegative ? -value : value)
    }
    return .success(numbers)
  }

  private func holds(_ condition: String) -> Result<Bool, StageFault> {
    let words = condition.split(separator: " ").map(String.init)
    guard words.count == 3, let left = values[words[0]], let right = Double(words[2]) else {
      return .failure(StageFault("no condition: \(condition)"))
    }
    return .success(words[1] == "<" ? left < right : left > right)
  }
}

/// Parses a text as the file `a.md`.
func lesson(_ text: String) throws(LessonErrors) -> Lesson {
  try LessonParser.parse(Array(text.utf8), file: "a.md")
}

/// The errors in a text as they are shown, or an empty text when there are none.
func errors(in text: String) -> String {
  errors(in: Array(text.utf8))
}

/// The same for bytes.
func errors(in bytes: [UInt8]) -> String {
  do throws(LessonErrors) {
    _ = try LessonParser.parse(bytes, file: "a.md")
    return ""
  } catch {
    return error.description
  }
}

let header = "<!-- backstep-lesson 1 id=a title=\"A\" -->\n"
