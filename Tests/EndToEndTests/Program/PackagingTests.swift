import BackstepSession
import Testing

@testable import backstep

/// What a package needs beside the program: completions of shells, and a manual.
@Suite struct PackagingTests {
  private func run(_ path: String, _ arguments: [String], home: TemporaryFolder) throws
    -> Program.Result
  {
    var environment = testEnvironment(home: home)
    environment["PATH"] = try folderOfProgram() + ":/usr/bin:/bin"
    return try Program(
      spawn: Spawn(
        executable: path, arguments: arguments, environment: environment,
        workingDirectory: home.path)
    ).run()
  }

  private func output(_ arguments: [String], home: TemporaryFolder) throws -> String {
    let result = try Program.backstep(arguments, home: home).run()
    #expect(result.status == 0 && result.error.isEmpty)
    return result.output
  }

  /// Where a program is, or nil, which is said aloud.
  private func place(of program: String) -> String? {
    let place = ["/usr/bin/", "/bin/"].map { $0 + program }.first { access($0, X_OK) == 0 }
    if place == nil { print("skipped: nothing was tried with \(program), which is not installed") }
    return place
  }

  @Test(arguments: Shell.allCases)
  func aShellCanReadItsScript(_ shell: Shell) throws {
    let home = try TemporaryFolder()
    let script = try output(["completions", shell.rawValue], home: home)
    for option in OptionDeclaration.all.flatMap(\.names) {
      #expect(script.contains(option.drop { $0 == "-" }), "\(option)")
    }
    for word in ModeDeclaration.words { #expect(script.contains(word), "\(word)") }
    guard let place = place(of: shell.rawValue) else { return }
    let file = try home.file("script", script)
    let checked = try run(place, ["-n", file], home: home)
    #expect(checked == Program.Result(status: 0, output: "", error: ""))
  }

  /// What bash would offer behind the words of a line.
  @Test(arguments: [
    ("backstep re", ["replay"]), ("backstep compl", ["complete", "completions"]),
    ("backstep completions z", ["zsh"]), ("backstep --col", ["--color"]),
    ("backstep --color a", ["auto", "always"]), ("backstep --color = a", ["auto", "always"]),
    ("backstep run no", ["notes.txt"]), ("backstep lesson forw", ["forward"]),
    ("backstep --seed ", []), ("backstep prove --pro", ["--promote"]),
  ])
  func bashOffers(_ line: String, _ expected: [String]) throws {
    guard let bash = place(of: "bash") else { return }
    let home = try TemporaryFolder()
    _ = try home.file("notes.txt", "")
    _ = try home.file("script", try output(["completions", "bash"], home: home))
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let result = try run(
      bash,
      [
        "--norc", "-c",
        "source ./script; COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); "
          + "COMP_CWORD=\(words.count - 1); _backstep; printf '%s\\n' \"${COMPREPLY[@]}\"",
      ], home: home)
    let offered = result.output.split(separator: "\n").map(String.init)
    #expect(result.error.filter { $0 != "\n" }.isEmpty, "\(result.error)")
    #expect(offered.sorted() == expected.sorted())
  }

  @Test(arguments: [
    ("backstep re", ["replay"]), ("backstep completions z", ["zsh"]),
    ("backstep --color a", ["always", "auto"]), ("backstep lesson forw", ["forward"]),
    ("backstep run no", ["notes.txt"]),
  ])
  func fishOffers(_ line: String, _ expected: [String]) throws {
    guard let fish = place(of: "fish") else { return }
    let home = try TemporaryFolder()
    _ = try home.file("notes.txt", "")
    _ = try home.file("script", try output(["completions", "fish"], home: home))
    let result = try run(
      fish, ["--no-config", "-c", "source ./script; complete -C '\(line)'"], home: home)
    let offered = result.output.split(separator: "\n").map { line in
      String(line.prefix { $0 != "\t" })
    }
    #expect(offered.sorted() == expected.sorted(), "\(result.error)")
  }

  /// Zsh completes only for somebody who types.
  @Test func zshOffers() throws {
    guard let zsh = place(of: "zsh") else { return }
    let home = try TemporaryFolder()
    _ = try home.file("notes.txt", "")
    _ = try home.file(
      ".zshrc",
      """
      PS1='ready: '
      autoload -U compinit && compinit -u -D
      source <(backstep completions zsh)
      """)
    var environment = testEnvironment(home: home)
    environment["PATH"] = try folderOfProgram() + ":/usr/bin:/bin"
    let terminal = try PseudoTerminal(
      Spawn(
        executable: zsh, arguments: ["-i"], environment: environment, workingDirectory: home.path))
    try terminal.waitFor("a prompt", within: 60) { $0.line == "ready:" }
    for (typed, line) in [
      ("rep", "replay"), ("completions z", "completions zsh"), ("lesson forw", "lesson forward"),
      ("run no", "run notes.txt"), ("--color al", "--color always"), ("--keep", "--keep-going"),
    ] {
      try terminal.send("backstep \(typed)")
      try terminal.send("\t")
      try terminal.waitFor(line, within: 30) { $0.line == "ready: backstep \(line)" }
      try terminal.send("\u{15}")
      try terminal.waitFor("an empty line") { $0.line == "ready:" }
    }
  }

  private func folderOfProgram() throws -> String {
    try Program.backstep.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }

  @Test func theManualIsOne() throws {
    let home = try TemporaryFolder()
    let manual = try output(["manual"], home: home)
    #expect(manual.utf8.allSatisfy { $0 < 0x80 })
    for declaration in CommandTable.all { #expect(manual.contains(".SS \"\(declaration.name)")) }
    guard let man = place(of: "man") else { return }
    let file = try home.file("backstep.1", manual)
    let checked = try run(man, ["--warnings", "-E", "UTF-8", "-P", "cat", "-l", file], home: home)
    #expect(checked.status == 0 && checked.error.isEmpty, "\(checked.error)")
    let text = checked.output
    #expect(text.contains("backstep - a debugger for backpropagation"))
    #expect(text.contains("--keep-going") && text.contains("EXIT STATUS"))
    #expect(text.contains("{\"W1\":[[.1,.2],[.3,.4]]"))
  }

  @Test func theOptionsAreThoseThatAreRead() throws {
    for option in OptionDeclaration.all {
      for name in option.names {
        do throws(UsageError) {
          let arguments = option.placeholder == nil ? [name] : [name, "1"]
          _ = try Invocation(arguments)
        } catch {
          if case .noSuchOption = error { Issue.record("\(name)") }
        }
      }
    }
    for word in ModeDeclaration.words {
      do throws(UsageError) { _ = try Invocation([word]) } catch {
        if case .noSuchWord = error { Issue.record("\(word)") }
      }
    }
  }

  @Test(arguments: [
    (["completions"], "needs one shell"), (["completions", "csh"], "takes bash, zsh or fish"),
    (["manual", "x"], "nothing stands behind"),
  ])
  func wrongUsage(_ arguments: [String], _ message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.backstep(arguments, home: home).run()
    #expect(result.status == 64 && result.error.contains(message))
  }

  @Test func helpFitsAScreenOfEightyColumns() {
    let lines = Invocation.help.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count < 80 })
  }
}
