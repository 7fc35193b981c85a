import Testing

@testable import BackstepSession

@Suite struct CommandTests {
  @Test func namesAndShortFormsAreDistinct() {
    let words = CommandTable.all.flatMap { [$0.name] + $0.short }
    #expect(Set(words).count == words.count)
    for declaration in CommandTable.all {
      #expect(declaration.usage.allSatisfy { $0.hasPrefix(declaration.name) })
      #expect(!declaration.summary.isEmpty)
    }
  }

  @Test(arguments: [("f", "forward"), ("b", "backward"), ("forw", "forward"), ("?", "help")])
  func aTerminalTakesShortFormsAndPrefixes(_ word: String, _ name: String) throws {
    #expect(try Command(word, abbreviations: true).declaration.name == name)
    #expect(throws: SessionError.self) { try Command(word, abbreviations: false) }
  }

  @Test func anAmbiguousPrefixNamesItsCandidates() {
    #expect {
      try Command("se", abbreviations: true)
    } throws: { error in
      guard case .typing(.ambiguousCommand("se", let candidates)) = error as? SessionError else {
        return false
      }
      return candidates.contains("set") && candidates.contains("seed")
    }
  }

  @Test(arguments: [
    ("foward", "forward"), ("bakcward", "backward"), ("LOSS", "loss"), ("trian", "train"),
    ("n", "nudge"),
  ])
  func anUnknownWordGetsASuggestion(_ word: String, _ suggestion: String) {
    #expect {
      try Command(word, abbreviations: false)
    } throws: { error in
      guard case .typing(.unknownCommand(word, let suggestions)) = error as? SessionError else {
        return false
      }
      return suggestions.first == suggestion
    }
  }

  @Test(arguments: [
    ("forw", ["forward"]),
    ("forward; los", ["loss"]),
    ("print dOu", ["dOut"]),
    ("print W2[0]*dHidden[", ["dHidden[0]", "dHidden[1]", "dHidden[2]"]),
    ("set loss b", ["bce"]),
    ("set l", ["loss", "lr"]),
    ("data x", ["xnor", "xor"]),
    ("help nu", ["nudge"]),
    ("nonsense x", []),
  ])
  func completesTheLastWord(_ line: String, _ candidates: [String]) {
    #expect(LineCompletion.candidates(for: line, in: State()) == candidates)
  }
}
