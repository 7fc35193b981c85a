import BackstepText
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("", "a", 1), ("kitten", "sitting", 3), ("ab", "ba", 1), ("same", "same", 0), ("", "", 0),
  ])
  func countsEdits(_ source: String, _ target: String, _ distance: Int) {
    #expect(Suggestions.distance(from: source, to: target) == distance)
    #expect(Suggestions.distance(from: target, to: source) == distance)
  }
}
