/// A program run through pipes to its end.
struct Program {
  struct Result: Equatable {
    var status: Int32
    var output: String
    var error: String
  }

  struct TimedOut: Error, Equatable {
    var output: String
    var error: String
  }

  var spawn: Spawn
  /// Seconds until the program is killed.
  var deadline = 60.0

  /// Whether reading and writing wait in the program, as they do unless somebody has changed it.
  var descriptorsWait = true

  /// The built product `backstep`, which lies beside the test bundle.
  static var backstep: String {
    get throws {
      var path = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &path, path.count - 1)
      let runner = String(
        decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
      // The bundle runs by itself, or is loaded by a runner that names it.
      for candidate in [runner] + CommandLine.arguments {
        let parts = candidate.split(separator: "/", omittingEmptySubsequences: false)
        guard let bundle = parts.firstIndex(where: { $0.hasSuffix(".xctest") }) else { continue }
        let program = (parts[..<bundle] + ["backstep"]).joined(separator: "/")
        if access(program, X_OK) == 0 { return program }
      }
      throw NotFound(looked: [runner] + CommandLine.arguments)
    }
  }

  struct NotFound: Error { var looked: [String] }

  /// `backstep` with these arguments, its files in `home`, and nothing else from outside.
  static func backstep(
    _ arguments: [String] = [], home: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Program {
    let variables = testEnvironment(home: home).merging(environment) { $1 }
    return Program(
      spawn: Spawn(
        executable: try backstep, arguments: arguments, environment: variables,
        workingDirectory: home.path))
  }

  /// Runs the program, feeding `input` while both outputs are read.
  func run(input: String = "") throws -> Result { try run(input: Array(input.utf8)) }

  /// Runs the program, feeding `input` while both outputs are read.
  func run(input: [UInt8]) throws -> Result {
    let (childInput, feed) = try Spawn.pipe()
    let (output, childOutput) = try Spawn.pipe()
    let (error, childError) = try Spawn.pipe()
    if !descriptorsWait {
      for end in [childInput, childOutput, childError] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }
    let process: pid_t
    do {
      defer { for end in [childInput, childOutput, childError] { close(end) } }
      process = try spawn.start(
        [.descriptor(childInput), .descriptor(childOutput), .descriptor(childError)])
    }
    var streams = Streams(feed: feed, input: input[...], outputs: [output, error])
    let isFinished = streams.pump(until: Deadline(after: deadline))
    if !isFinished { kill(process, SIGKILL) }
    streams.close()
    let status = exitStatus(of: process)
    let texts = streams.collected.map { String(decoding: $0, as: UTF8.self) }
    if !isFinished { throw TimedOut(output: texts[0], error: texts[1]) }
    return Result(status: status, output: texts[0], error: texts[1])
  }
}

/// The environment of every program under test.
func testEnvironment(home: TemporaryFolder) -> [String: String] {
  [
    "PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": home.path,
    "XDG_STATE_HOME": home.path + "/state",
  ]
}

extension Program {
  /// `backstep` run to its end, in a home of its own where none is named.
  static func run(
    _ arguments: [String] = [], input: String = "", environment: [String: String] = [:],
    home: TemporaryFolder? = nil
  ) throws -> Result {
    let home = try home ?? TemporaryFolder()
    return try withExtendedLifetime(home) {
      try backstep(arguments, home: home, environment: environment).run(input: input)
    }
  }

  /// A command of the shell, with `$PROGRAM`, which is `backstep`, and the programs of this machine
  /// within reach.
  static func shell(
    _ command: String, home: TemporaryFolder, environment: [String: String] = [:],
    deadline: Double = 60
  ) throws -> Result {
    var variables = testEnvironment(home: home)
    variables["PROGRAM"] = try backstep
    variables["PATH"] = getenv("PATH").map { String(cString: $0) }
    variables["PYTHONDONTWRITEBYTECODE"] = "1"
    // Threads that wait for each other by spinning stand still where other tests run.
    variables["OMP_NUM_THREADS"] = "1"
    return try Program(
      spawn: Spawn(
        executable: "/bin/sh", arguments: ["-c", command],
        environment: variables.merging(environment) { $1 }, workingDirectory: home.path),
      deadline: deadline
    ).run()
  }
}
