import BackstepLessons
import BackstepSession
import Testing

@testable import backstep

/// Each bundled lesson is true, and no longer when one thing in it is changed.
@Suite struct CourseProofTests {
  static let names = Bundle.lessons.map(\.name)

  private static func lines(_ name: String) throws -> [String] {
    let bytes = try #require(Bundle.lessons.first { $0.name == name }).bytes
    return String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// The lines at which something is found wrong.
  private static func findings(_ lines: [String], _ name: String) throws -> [Int] {
    let lesson = try LessonParser.parse(Array(lines.joined(separator: "\n").utf8), file: name)
    let proof = LessonStage.world.prove(lesson)
    #expect(proof.findings.allSatisfy { $0.file == name })
    return proof.findings.map(\.line)
  }

  @Test(arguments: names)
  func isTrue(_ name: String) throws {
    #expect(try Self.findings(try Self.lines(name), name) == [])
  }

  @Test(arguments: names)
  func aChangedDigitIsFound(_ name: String) throws {
    var lines = try Self.lines(name)
    var isInside = false
    var isOutput = false
    // The first line of output that is a number and nothing else: no other reading can save it.
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") { (isInside, isOutput) = (line == "```backstep", false) }
      if isInside, isOutput, line.contains("."), Double(line) != nil,
        let last = line.last?
          .wholeNumberValue
      {
        lines[index] = line.dropLast() + "\((last + 5) % 10)"
        #expect(try Self.findings(lines, name).contains(index + 1), "\(name):\(index + 1)")
        return
      }
      if line.hasPrefix("> ") { isOutput = true }
    }
    // A lesson whose transcripts have no such line: a page's last digit.
    let index = try #require(
      lines.firstIndex { line in
        let words = line.split(separator: " ")
        let isRow = words.count == 2 && Int(words[0]) != nil && words[1].contains(".")
        return line.hasPrefix("  z1[0] = ") || line.hasPrefix("  ") && isRow
      })
    let last = try #require(lines[index].last?.wholeNumberValue)
    lines[index] = lines[index].dropLast() + "\((last + 5) % 10)"
    #expect(try Self.findings(lines, name).contains(index + 1))
  }

  @Test(arguments: names)
  func anAnswersSignIsFound(_ name: String) throws {
    let lines = try Self.lines(name)
    for (index, line) in lines.enumerated()
    where line.hasPrefix("<!-- ask ") && line.contains("kind=number") {
      let words = line.split(separator: " ")
      guard let word = words.first(where: { $0.hasPrefix("answer=") }), !word.contains("\""),
        !["answer=0", "answer=dHidden[1]", "answer=W1[0][1]-W1[2][1]"].contains(word)
      else { continue }
      var changed = lines
      changed[index] = words.map { $0 == word ? "answer=\"-(\(word.dropFirst(7)))\"" : $0 }
        .joined(separator: " ")
      #expect(try !Self.findings(changed, name).isEmpty, "\(name):\(index + 1)")
      return
    }
  }

  @Test(arguments: names)
  func aSolutionThatSolvesNothingIsFound(_ name: String) throws {
    var lines = try Self.lines(name)
    let task = try #require(lines.firstIndex { $0.hasPrefix("<!-- do ") })
    let index = try #require(lines[task...].firstIndex { $0.hasPrefix("<!-- solution: ") })
    lines[index] = "<!-- solution: show -->"
    #expect(try Self.findings(lines, name).contains(index + 1), "\(name):\(index + 1)")
  }

  @Test(arguments: names)
  func aMisspeltDirectiveIsRefused(_ name: String) throws {
    var lines = try Self.lines(name)
    let index = try #require(lines.firstIndex { $0.hasPrefix("<!-- hint: ") })
    lines[index] = "<!-- hnit: " + lines[index].dropFirst(11)
    #expect {
      try Self.findings(lines, name)
    } throws: { error in
      "\(error)".hasPrefix("\(name):\(index + 1)") && "\(error)".contains("hint")
    }
  }
}
