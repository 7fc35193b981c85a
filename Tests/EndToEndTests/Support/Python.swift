import Testing

/// The programs in Python that stand beside these tests.
enum Python {
  /// Runs the one that stands beside the file of the test: what it says, once it has succeeded. Nil,
  /// and said aloud, when NumPy is not there.
  @discardableResult
  static func run(
    _ script: String, _ arguments: [String], _ home: TemporaryFolder, about what: String,
    beside file: String = #filePath
  ) throws -> String? {
    guard try Program.shell("python3 -c 'import numpy'", home: home).status == 0 else {
      print("skipped: \(what); NumPy is not installed")
      return nil
    }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let words = [folder.joined(separator: "/") + "/" + script] + arguments
    let run = try Program.shell(
      "exec python3 " + words.map { "'\($0)'" }.joined(separator: " "), home: home, deadline: 7200)
    try #require(run.status == 0, "\(run.output)\(run.error)")
    if getenv("BACKSTEP_DRILLS") != nil { print(run.output) }
    return run.output
  }
}
