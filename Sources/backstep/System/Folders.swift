/// Where the program keeps what lasts, after the XDG base directory specification.
struct Folders {
  /// Reads a variable of the environment; nil when it is not set.
  typealias Environment = (String) -> String?

  /// The environment of this process.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private let environment: Environment

  init(environment: @escaping Environment = Folders.environment) { self.environment = environment }

  /// A file of the learner's own settings; nil without a home.
  func configuration(_ file: String) -> String? { path(file, "XDG_CONFIG_HOME", "/.config") }

  /// A file of what is kept from session to session; nil without a home.
  func state(_ file: String) -> String? { path(file, "XDG_STATE_HOME", "/.local/state") }

  private func path(_ file: String, _ variable: String, _ usual: String) -> String? {
    // The specification has relative paths ignored.
    if let folder = environment(variable), folder.hasPrefix("/") {
      return folder + "/backstep/" + file
    }
    guard let home = home else { return nil }
    return home + usual + "/backstep/" + file
  }

  /// The home folder; nil when there is none, and none is to be made.
  private var home: String? {
    guard let home = environment("HOME"), home.hasPrefix("/"), Files.kind(of: home) == .folder
    else { return nil }
    return home
  }

  /// A file name as it is typed, with the home folder for a `~` in front.
  func expanded(_ name: String) -> String {
    guard name == "~" || name.hasPrefix("~/"), let home else { return name }
    return home + name.dropFirst()
  }

  /// Makes the folders of a file, for its owner alone; returns the system's code for what kept the
  /// last of them from being made, 0 where it is there.
  @discardableResult
  static func makeParents(of path: String) -> Int32 {
    var end = path.startIndex
    var code: Int32 = 0
    while let slash = path[end...].dropFirst().firstIndex(of: "/") {
      code = mkdir(String(path[..<slash]), 0o700) == 0 || errno == EEXIST ? 0 : errno
      end = slash
    }
    return code
  }

  /// The names in a folder, in order, without `.` and `..`; nil with `errno` set when it cannot be
  /// read.
  static func names(in folder: String) -> [String]? {
    entries(in: folder)?.map(\.name).sorted()
  }

  /// The files whose names begin with a text, folders with a slash at the end; hidden ones only
  /// when that is asked for.
  static func files(beginningWith text: String) -> [String] {
    if text == "~" { return ["~/"] }
    let cut = text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex
    let (folder, beginning) = (String(text[..<cut]), String(text[cut...]))
    let place = Folders().expanded(folder)
    let found = entries(in: place.isEmpty ? "." : place, beginning: beginning) ?? []
    return found.filter { $0.name.utf8.first != UInt8(ascii: ".") || beginning.first == "." }
      .sorted { $0.name < $1.name }
      .map { entry in
        let isFolder = entry.isFolder ?? (Files.kind(of: place + entry.name) == .folder)
        return folder + entry.name + (isFolder ? "/" : "")
      }
  }

  /// A name in a folder.
  private struct Entry {
    let name: String
    /// Nil where only the file itself says it.
    let isFolder: Bool?
  }

  /// What is in a folder. Of the hundred thousand files that there may be, each is looked at once.
  private static func entries(in folder: String, beginning: String = "") -> [Entry]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    let first = Array(beginning.utf8)
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let kind = Int(entry.pointee.d_type)
      let bytes = entry.nameBytes
      guard bytes.starts(with: first) else { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      guard name != ".", name != ".." else { continue }
      let isKnown = kind != Int(DT_UNKNOWN) && kind != Int(DT_LNK)
      entries.append(Entry(name: name, isFolder: isKnown ? kind == Int(DT_DIR) : nil))
    }
    return entries
  }
}

extension UnsafeMutablePointer<dirent> {
  /// The bytes of the name, where they lie: the record ends with them, so that a copy of the whole
  /// field would read beyond it.
  var nameBytes: UnsafeRawBufferPointer {
    let start = UnsafeRawPointer(self) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
    return UnsafeRawBufferPointer(
      start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
  }
}
