import BackstepSession
import Testing

@testable import BackstepView

@Suite struct ErrorWordsTests {
  private func words(_ command: String) -> ErrorWords? {
    var session = Session()
    do throws(SessionError) {
      for text in Statements.split(command) { _ = try session.perform(text) }
      return nil
    } catch {
      return ErrorWords(error)
    }
  }

  @Test(arguments: [
    ("foward", "there is no command `foward`; did you mean `forward`?"),
    ("set W1[3][0] 1", "`W1` has no row 3; the row goes from 0 to 2"),
    ("set W1 1 2", "`W1` takes 6 numbers, not 2; separate them by blanks or commas, row by row"),
    ("loss", "`loss` comes too early; type `forward` first"),
    ("net 2 99999999 1", "a layer of 99999999 neurons is too large; at most 100000"),
    ("print out", "`out` is not computed yet; `forward` computes it"),
    (
      "forward; set b2 1; print out",
      "`out` is stale since `set b2 1`; type `forward` to compute it anew"
    ),
    ("data nor", "there is no data set `nor`; did you mean `xor`, `or` or `xnor`?"),
    ("bug zz", "there is no bug `zz`; `bug list` lists them all"),
    (
      "set quux 1",
      "there is no name `quux`; choose one like `x`, `y`, `W1`, `b1`, `W2` or `b2`; `show settings` "
        + "lists the settings"
    ),
    (
      "plot zz",
      "there is no picture `zz`; choose `net`, `loss`, `boundary`, `weights`, `surface` or `flow`"
    ),
    ("set digits 40", "`40` is out of range; digits from 1 to 17"),
  ])
  func aRefusalSaysWhatAndWhatNext(_ command: String, _ line: String) {
    #expect(words(command)?.line == line)
  }

  @Test func aPlaceIsShownUnderTheText() {
    #expect(
      words("print 1 + * 2")?.lines == [
        "this cannot stand at character 5; expected a number, a name or `(`", "  1 + * 2",
        "      ^",
      ])
  }

  @Test func aLongRefusalIsBrokenBetweenWords() {
    #expect(
      words("forward; set b2 1; print out")?.lines(width: 40) == [
        "`out` is stale since `set b2 1`; type", "`forward` to compute it anew",
      ])
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    let line = words("fro\u{1B}[31mb\u{7}")?.lines.joined() ?? ""
    #expect(!line.isEmpty)
    #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }
}
