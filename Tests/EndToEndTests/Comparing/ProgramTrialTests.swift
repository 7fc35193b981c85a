import BackstepSession
import Testing

/// `compare --with`: programs right and wrong, and programs that misbehave.
@Suite struct ProgramTrialTests {
  private static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/")

  private static func compare(_ command: String, _ options: [String] = []) throws
    -> Program.Result
  {
    let home = try TemporaryFolder()
    let words = options.joined(separator: " ")
    return try Program.shell(
      "cd \"$FOLDER\" && exec \"$PROGRAM\" compare --json --with \"$COMMAND\" \(words)", home: home,
      environment: ["FOLDER": folder, "COMMAND": command])
  }

  private static func isInstalled(_ program: String) throws -> Bool {
    let result = try compare("command -v \(program) >/dev/null || exit 127; exit 9")
    if result.output.contains("status 127") {
      print("skipped: compare --with a program for \(program), which is not installed")
      return false
    }
    return true
  }

  @Test(arguments: [
    ("python3 net.py", "\"agrees\":true"), ("python3 net.py order", "\"mistakes\":[\"order\"]"),
    ("python3 net.py leftover", "\"fails_alone\":false"),
    ("python3 net.py chatty", "\"passed_over\":200"), ("node net.mjs", "\"agrees\":true"),
    ("node net.mjs wrong", "\"mistakes\":[\"one-path\"]"),
  ])
  func programsRightAndWrong(_ command: String, _ found: String) throws {
    let runtime = String(command.prefix { $0 != " " })
    guard try Self.isInstalled(runtime) else { return }
    let result = try Self.compare(command)
    #expect(result.output.contains(found), "\(result)")
    let isRight = !found.contains("mistakes") && !found.contains("alone")
    #expect(result.status == (isRight ? 0 : 1))
  }

  @Test(arguments: [
    ("exec 1>&-; exec sleep 60", "\"failure\":\"closed\""), ("sleep 60", "\"failure\":\"late\""),
    ("trap '' TERM; sleep 60 & while :; do sleep 1; done", "\"failure\":\"late\""),
    ("echo no W2 >&2; exit 3", "no W2"), ("kill -9 $$", "\"failure\":\"killed\""),
    ("while read l; do echo '{}'; done", "nothing to compare"),
    ("while read l; do echo '{\"out\": [1'; done", "\"failure\":\"unreadable\""),
    ("while read l; do echo '{\"out\": [NaN]}'; done", "\"first\":\"out\""),
    ("no-such-program-here", "status 127"),
  ])
  func programsThatMisbehave(_ command: String, _ found: String) throws {
    guard !command.contains("'") || !command.contains("\"") else {
      // Both kinds of quotes: through a file.
      let home = try TemporaryFolder()
      let script = try home.file("script", command)
      let result = try Self.compare("sh \(script)", ["--timeout", "0.3"])
      #expect(result.output.contains(found) && result.status == 1, "\(result)")
      return
    }
    let result = try Self.compare(command, ["--timeout", "0.3"])
    #expect(result.output.contains(found) && result.status == 1, "\(result)")
  }

  /// A failure of one path in many needs two outputs, and no more than that.
  @Test func theCaseIsShrunk() throws {
    guard try Self.isInstalled("node") else { return }
    let result = try Self.compare("node net.mjs wrong")
    #expect(result.output.contains("\"sizes\":[1,1,2]"), "\(result)")
  }

  @Test func nothingButTheLearnerStartsPrograms() throws {
    let home = try TemporaryFolder()
    let file = try home.file("commands", "compare --with 'echo started >&2; false'\n")
    for arguments in [["run", file], ["-c", "source \(file)"]] {
      let result = try Program.backstep(arguments, home: home).run()
      #expect(result.status == 1 && result.error.contains("no program is started from here"))
    }
  }
}
