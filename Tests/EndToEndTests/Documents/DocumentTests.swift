@testable import backstep
import BackstepSession
import Testing

/// What the README and the lessons show is what the program prints.
@Suite struct DocumentTests {
  /// The checkout, from this file's place in it.
  private static let root = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/"))

  private static func text(_ name: String) throws -> String {
    var reader = ByteReader(bytes: try Files.read(root + "/" + name))
    var lines: [String] = []
    while let line = try reader.next() { lines.append(line.text) }
    return lines.joined(separator: "\n")
  }

  /// The commands of the README's console blocks, each with the output under it.
  private static func examples() throws -> [(command: String, output: String)] {
    var examples: [(command: String, output: String)] = []
    var isInside = false
    for line in try text("README.md").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append((String(line.dropFirst(2)), ""))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }

  @Test func everyExampleOfTheReadmeIsTrue() throws {
    let home = try TemporaryFolder()
    let folder = try Program.backstep.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let examples = try Self.examples()
    #expect(examples.count >= 5)
    let environment = ["PATH": folder + ":/usr/bin:/bin"]
    _ = try home.file("xor.mjs", try Self.block("js"))
    _ = try home.file("engine.py", try Self.block("python", with: "class Backstep"))
    let hasNode = access("/usr/bin/node", X_OK) == 0
    let hasPython = access("/usr/bin/python3", X_OK) == 0
    if !hasPython { print("skipped: the README's client, for want of Python") }
    if !hasNode { print("skipped: the README's example for node, which is not installed") }
    for example in examples where hasNode || !example.command.contains("xor.mjs") {
      if !hasPython, example.command.contains("engine.py") { continue }
      let run = try Program.shell(example.command, home: home, environment: environment)
      #expect(run.output == example.output, "\(example.command)")
    }
  }

  /// The first block of a language in the README, that has a text in it.
  private static func block(_ language: String, with part: String = "") throws -> String {
    let lines = try text("README.md").split(separator: "\n", omittingEmptySubsequences: false)
    for start in lines.indices where lines[start] == "```\(language)" {
      let end = try #require(lines[start...].firstIndex(of: "```"))
      let block = lines[(start + 1)..<end].joined(separator: "\n") + "\n"
      if part.isEmpty || block.contains(part) { return block }
    }
    throw NoBlock(language: language)
  }

  private struct NoBlock: Error { let language: String }

  @Test func theReadmesKeysAreThoseDeclared() throws {
    let readme = try Self.text("README.md")
    for declaration in CommandTable.all {
      let keys = (declaration.keys ?? []).map { "`\($0)`" }.joined(separator: ", ")
      guard !keys.isEmpty else { continue }
      let row = "| `\(declaration.name)` | \(keys) |"
      #expect(readme.contains(row), "\(row)")
    }
  }

  @Test(arguments: Dumper.allCases)
  func theReadmeHasEachDumper(_ dumper: Dumper) throws {
    let readme = try Self.text("README.md")
    let code = dumper == .javascript ? try Self.block("js") : readme
    for part in dumper.code.split(separator: "\n") { #expect(code.contains(part)) }
    #expect(dumper == .javascript || readme.contains(dumper.code))
  }

  @Test func theReadmesLessonIsTrue() throws {
    let lines = try Self.text("README.md").split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "````markdown"))
    let end = try #require(lines[start...].firstIndex(of: "````"))
    let home = try TemporaryFolder()
    _ = try home.file("guess.md", lines[(start + 1)..<end].joined(separator: "\n"))
    let proof = try Program.backstep(["prove", "guess.md"], home: home).run()
    #expect(proof.error.isEmpty && proof.status == 0)
  }

  @Test func theReadmesTableIsMadeFromTheDeclarations() throws {
    let readme = try Self.text("README.md")
    for declaration in CommandTable.all {
      func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      }
      let usage = declaration.usage.map { "`\(cell($0))`" }.joined(separator: "<br>")
      let short = declaration.short.map { "`\($0)`" }.joined(separator: " ")
      let row = "| \(usage) | \(short) | \(cell(declaration.summary)) |"
      #expect(readme.contains(row), "\(row)")
    }
  }

  @Test func theLessonsAreProvedAndReplayed() throws {
    let home = try TemporaryFolder()
    let lesson = Self.root + "/lessons/01-forward.md"
    let proof = try Program.backstep(["prove", lesson], home: home).run()
    #expect(proof.status == 0 && proof.error.isEmpty)
    #expect(proof.output.hasPrefix("proved 1 of 1: "))
    // The bundle holds the very same lessons.
    #expect(try Program.backstep(["prove"], home: home).run().status == 0)
    let replay = try Program.backstep(["replay", lesson], home: home).run()
    #expect(replay.status == 0)
    #expect(replay.output.contains("> forward\nforward   xor, sample 1"))
  }

  @Test func oneChangedDigitIsCaughtWithFileAndLine() throws {
    let home = try TemporaryFolder()
    let text = try Self.text("lessons/01-forward.md")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let index = try #require(lines.firstIndex { $0.hasPrefix("  W1[0]   0.4012") })
    var changed = lines
    changed[index] = "  W1[0]   0.4013" + lines[index].dropFirst(16)
    _ = try home.file("lesson.md", changed.joined(separator: "\n"))
    for command in ["prove", "replay"] {
      let result = try Program.backstep([command, "lesson.md"], home: home).run()
      #expect(result.status == 1)
      #expect(
        result.error.hasPrefix("lesson.md:\(index + 1): 'show weights' prints something else"))
    }
    let promoted = try Program.backstep(["prove", "--promote", "lesson.md"], home: home).run()
    #expect(promoted.status == 0)
    #expect(try Files.read(home.path + "/lesson.md") == Array(text.utf8))
  }
}
