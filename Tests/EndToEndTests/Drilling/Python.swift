import Testing

/// The programs in Python that stand beside these tests.
enum Python {
  private static let folder = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/"))

  /// Runs one of them, and fails with what it says; says aloud when NumPy is not there.
  static func run(
    _ script: String, _ arguments: [String], _ home: TemporaryFolder, about what: String
  ) throws {
    var environment = testEnvironment(home: home)
    environment["PATH"] = getenv("PATH").map { String(cString: $0) }
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    func program(_ arguments: [String]) -> Program {
      var program = Program(
        spawn: Spawn(
          executable: "/usr/bin/env", arguments: ["python3"] + arguments, environment: environment,
          workingDirectory: home.path))
      program.deadline = 7200
      return program
    }
    guard try program(["-c", "import numpy"]).run().status == 0 else {
      print("skipped: \(what); NumPy is not installed")
      return
    }
    let run = try program(["\(folder)/\(script)"] + arguments).run()
    #expect(run.status == 0, "\(run.output)\(run.error)")
    if getenv("BACKSTEP_DRILLS") != nil { print(run.output) }
  }
}
