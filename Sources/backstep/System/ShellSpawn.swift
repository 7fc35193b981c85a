#if canImport(Darwin)
  @preconcurrency import Darwin
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Glibc
#endif

/// Starts the shell with a command, in a process group of its own, with no signal blocked or
/// ignored.
///
/// - Parameter standard: What become its descriptors 0, 1, ….
/// - Returns: 0, or the number of the error.
func spawnShell(_ command: String, _ standard: [Int32], _ process: inout pid_t) -> Int32 {
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
  for (target, descriptor) in standard.enumerated() {
    posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
  }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ] {
    sigaddset(&signals, signal)
  }
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setpgroup(&attributes, 0)
  let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
  posix_spawnattr_setflags(&attributes, Int16(flags))
  // Python holds back what it prints into a pipe unless it is told not to.
  setenv("PYTHONUNBUFFERED", "1", 0)
  let texts: [String] = ["/bin/sh", "-c", command]
  var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }
  return posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, environ)
}
