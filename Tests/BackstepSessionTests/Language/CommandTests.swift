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
    ("nonsense x", []), ("goto be", ["before"]), ("goto e", ["epoch"]),
    ("find los", ["loss"]), ("find dea", ["dead1", "dead2"]),
    ("diff before af", ["after"]),
    ("lesson f", ["first", "forward"]), ("train 10 u", ["until"]), ("train 10 w", ["watch"]),
    ("plot s", ["surface"]), ("plot surface b2", ["b2"]), ("plot loss t", ["to"]),
    ("train until los", ["loss"]),
  ])
  func completesTheLastWord(_ line: String, _ candidates: [String]) {
    let completion = LineCompletion(
      line, in: State(), marks: ["before", "after"], lessons: { ["first", "forward", "nudge"] })
    #expect(completion.candidates == candidates)
  }

  @Test(
    "Files, where a file is wanted",
    arguments: [
      ("load ", "", ["a b.json", "lessons/", "s.json"]), ("load s", "s", ["s.json"]),
      ("source lessons/0", "lessons/0", ["lessons/01.md"]), ("save s.json f", "f", ["force"]),
      ("record o", "o", ["off"]), ("plot loss to s", "s", ["s.json"]),
      ("data x", "x", ["xnor", "xor"]),
      ("data s", "s", ["show", "spiral", "s.json"]),
      ("data iris scale=st", "scale=st", ["scale=standard"]), ("load \"a b", "\"a b", ["a b.json"]),
    ])
  func completesFiles(line: String, word: String, candidates: [String]) {
    let names = ["a b.json", "lessons/", "s.json", "lessons/01.md"]
    let completion = LineCompletion(
      line, in: State(),
      files: { beginning in
        names.filter { $0.hasPrefix(beginning) && (beginning.contains("/") || !$0.contains("/0")) }
      })
    #expect(completion.word == word)
    let plain = completion.candidates.map { $0.filter { $0 != "\"" } }
    #expect(plain == candidates)
  }
}
