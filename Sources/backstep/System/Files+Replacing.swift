import BackstepSession

/// What replacing a file asks of the system, so that a test can have any of it fail.
struct Disk {
  /// Writes some of the bytes: how many, or less than 0.
  var write: (Int32, UnsafeRawBufferPointer) -> Int = writeSome
  /// 0, or less when it failed; likewise below.
  var synchronize: (Int32) -> Int32 = { fsync($0) }
  var close: (Int32) -> Int32 = { systemClose($0) }
  var rename: (String, String) -> Int32 = { systemRename($0, $1) }
  var remove: (String) -> Int32 = { unlink($0) }
}

extension Files {
  /// Puts new bytes in the place of a file's: written beside it, made to last, then renamed over it,
  /// so that the old file or the new one is there at every moment, whatever happens.
  ///
  /// An old file's permissions stay. Through a symbolic link the file it points to is replaced, and
  /// the link stays.
  ///
  /// - Parameter mode: The permissions of a file that is not there yet, before the umask.
  static func replace(
    _ name: String, with bytes: [UInt8], mode: mode_t = 0o666, on disk: Disk = Disk()
  ) throws(FileProblem) {
    var file = try FileInMaking.begin(name, mode: mode, on: disk)
    try file.append(bytes)
    try file.end()
    try file.place()
  }

  /// The file itself, and its permissions when it is there.
  static func target(of name: String) throws(FileProblem) -> (path: String, mode: mode_t?) {
    var status = stat()
    guard stat(name, &status) == 0 else {
      guard errno == ENOENT else { throw problem() }
      var link = stat()
      if lstat(name, &link) == 0 { throw FileProblem.linkToNothing }
      return (name, nil)
    }
    switch kind(of: status) {
    case .regular: break
    case .folder: throw FileProblem.isFolder
    case .nothing, .other: throw FileProblem.notRegular
    }
    // Renaming needs only the folder: what may not be written must not be replaced either.
    guard access(name, W_OK) == 0 else { throw problem() }
    guard let resolved = realpath(name, nil) else { throw problem() }
    defer { free(resolved) }
    return (String(cString: resolved), status.st_mode & 0o7777)
  }

  /// Between the name of a file and the rest of that of its successor.
  private static let mark = ".backstep-"

  /// Removes what processes that were killed have left of their writing.
  static func removeLeftovers(of target: String) {
    let cut = target.lastIndex(of: "/").map(target.index(after:)) ?? target.startIndex
    let (folder, file) = (target[..<cut], target[cut...])
    for name in Folders.names(in: folder.isEmpty ? "." : String(folder)) ?? [] {
      guard name.hasPrefix(file + mark) else { continue }
      let numbers = name.dropFirst(file.count + mark.count).split(separator: "-").map { pid_t($0) }
      guard numbers.count == 2, let process = numbers[0], process > 0 else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink(folder + name) }
    }
  }

  /// A new file in the same folder, under a name that nothing else has.
  static func open(beside target: String, mode: mode_t) throws(FileProblem)
    -> (path: String, descriptor: Int32)
  {
    for attempt in 0..<100 {
      let path = "\(target)\(mark)\(getpid())-\(attempt)"
      let descriptor = systemOpen(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw problem()
  }

  /// Makes the new name last as well. Where a folder cannot be synchronized, nothing is lost.
  static func synchronizeFolder(of path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    let descriptor = systemOpen(folder, O_RDONLY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    systemClose(descriptor)
  }
}

// Inside a type with members of these names, the system's own need another.
@discardableResult
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
