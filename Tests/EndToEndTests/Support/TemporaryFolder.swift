@testable import backstep

/// A folder that is gone with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((root + "/backstep-test.XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw Spawn.Failure(code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file in the folder and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Spawn.Failure(code: errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Spawn.Failure(code: errno)
    }
    return file
  }

  /// Makes a folder in the folder, and those above it.
  func folder(_ name: String) throws -> String {
    var path = self.path
    for part in name.split(separator: "/") {
      path += "/\(part)"
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw Spawn.Failure(code: errno) }
    }
    return path
  }

  private static func remove(_ path: String) {
    for name in Folders.names(in: path) ?? [] {
      // A link or file goes by unlink, which refuses a folder.
      if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
    }
    rmdir(path)
  }
}
