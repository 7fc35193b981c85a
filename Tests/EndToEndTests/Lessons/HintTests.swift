import BackstepLessons
import BackstepSession
import Testing

@testable import backstep

/// Hints that are nothing but something to type.
@Suite struct HintTests {
  @Test func eachCanBeTyped() throws {
    var typed = 0
    for entry in try Course(folder: nil).entries {
      var player = try LessonPlayer.begin(entry.lesson, in: LessonStage.world).get()
      _ = player.open()
      while !player.isOver {
        if let question = player.question {
          for text in question.hints.compactMap({ Self.code($0.text) }) {
            var copy = player
            let answer = text.hasPrefix("print ") ? String(text.dropFirst(6)) : text
            #expect(copy.answer(answer).first == .right, "\(entry.lesson.id): \(text)")
            typed += 1
          }
        } else if case .task(let task) = player.lesson.blocks[player.block] {
          for text in task.hints.compactMap({ Self.code($0.text) }) {
            var session = player.state
            let outcome = LessonStage.world.run(&session, text)
            #expect(outcome.succeeded, "\(entry.lesson.id): \(text): \(outcome.output)")
            typed += 1
          }
        }
        _ = player.skip()
      }
    }
    #expect(typed > 10)
  }

  /// What stands between the backticks of a hint that has nothing else.
  private static func code(_ hint: String) -> String? {
    let text = hint.hasSuffix(".") ? hint.dropLast() : hint[...]
    guard text.hasPrefix("`"), text.hasSuffix("`"), text.count(where: { $0 == "`" }) == 2 else {
      return nil
    }
    return String(text.dropFirst().dropLast())
  }
}
