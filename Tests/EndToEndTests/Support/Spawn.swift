import Synchronization

/// A process to start: what it runs, where, and with which environment (and no other).
struct Spawn {
  var executable: String
  var arguments: [String] = []
  var environment: [String: String] = [:]
  var workingDirectory: String?

  /// What a standard descriptor of the process becomes.
  enum Source {
    case descriptor(Int32)
    case path(String, flags: Int32)
  }

  struct Failure: Error { let code: Int32 }

  /// Held while a descriptor is made that no process may inherit, and while one is started.
  static let descriptors = Mutex(())

  /// A pipe that no process inherits, not even one that another test starts at this moment.
  static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try descriptors.withLock { _ in
      guard systemPipe(&ends) == 0 else { throw Failure(code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    return (ends[0], ends[1])
  }

  #if canImport(Darwin)
    private static let newSession = Int32(POSIX_SPAWN_SETSID)
  #else
    // An extension of glibc and musl, which Swift does not see.
    private static let newSession: Int32 = 0x80
  #endif

  /// Starts the process with these as its standard descriptors, in their order.
  ///
  /// In a session of its own, the first terminal it opens by path becomes its controlling one.
  func start(_ standard: [Source], ownSession: Bool = false) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (target, source) in standard.enumerated() {
      switch source {
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
      case .path(let path, let flags):
        posix_spawn_file_actions_addopen(&actions, Int32(target), path, flags, 0)
      }
    }
    // The test runner's own dispositions and mask are not what a shell would hand on.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    if ownSession { flags |= Self.newSession }
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var words = [executable] + arguments
    if let workingDirectory {
      // Changing folder in posix_spawn itself is an extension that Swift does not see.
      words = ["/bin/sh", "-c", #"cd -- "$0" && exec "$@""#, workingDirectory] + words
    }
    let program = words[0]
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return try withCStrings(words) { argv in
      try withCStrings(variables) { envp in
        try Self.descriptors.withLock { _ in
          var process = pid_t()
          let code = posix_spawn(&process, program, &actions, &attributes, argv, envp)
          if code != 0 { throw Failure(code: code) }
          return process
        }
      }
    }
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return try body(copies + [nil])
}

private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }

/// Waits for a process to end: its exit status, as below.
@discardableResult
func exitStatus(of process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  return exitStatus(fromWait: status)
}

/// How a process ended: its exit status, or 128 and the signal, as a shell has it.
func exitStatus(fromWait status: Int32) -> Int32 {
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}
