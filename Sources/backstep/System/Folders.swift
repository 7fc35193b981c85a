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

  /// Makes the folders of a file, for its owner alone.
  static func makeParents(of path: String) {
    var end = path.startIndex
    while let slash = path[end...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
  }

  /// The names in a folder, in order, without `.` and `..`; nil with `errno` set when it cannot be
  /// read.
  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The files whose names begin with a text, folders with a slash at the end; hidden ones only
  /// when that is asked for.
  static func files(beginningWith text: String) -> [String] {
    let cut = text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex
    let (folder, beginning) = (String(text[..<cut]), text[cut...])
    let place = Folders().expanded(folder)
    let names = names(in: place.isEmpty ? "." : place) ?? []
    return names.filter { $0.hasPrefix(beginning) && ($0.first != "." || beginning.first == ".") }
      .map { folder + $0 + (Files.kind(of: place + $0) == .folder ? "/" : "") }
  }
}
