/// A name, and how many numbers it has along each of its axes.
struct IndexedName {
  /// As many entries are listed with the name; of more, rows first.
  static let few = 64

  let name: String
  let axes: [Int]

  /// All its entries, rows before what is in them.
  private var entries: [String] {
    var result: [String] = []
    var names = [name]
    for axis in axes {
      names = names.flatMap { name in (0..<axis).map { "\(name)[\($0)]" } }
      result += names
    }
    return result
  }

  /// The name with indices that begin as in a text, `[1][2`; only such as there are.
  func completions(of indices: Substring) -> [String] {
    if axes.reduce(1, *) <= Self.few {
      return entries.filter { $0.dropFirst(name.count).hasPrefix(indices) }
    }
    var rest = indices
    var begun = name
    for (depth, axis) in axes.enumerated() {
      guard rest.first == "[" else { return [] }
      let digits = rest.dropFirst().prefix { $0 != "]" }
      guard let end = rest.firstIndex(of: "]") else {
        // What is open could go on with another index.
        let open = depth + 1 < axes.count ? ["", "["] : [""]
        return (0..<axis).map(String.init).filter { $0.hasPrefix(digits) }.flatMap { index in
          open.map { "\(begun)[\(index)]" + $0 }
        }
      }
      guard let index = Int(digits), (0..<axis).contains(index) else { return [] }
      begun += "[\(index)]"
      rest = rest[rest.index(after: end)...]
      if rest.isEmpty { return depth + 1 < axes.count ? [begun, begun + "["] : [begun] }
    }
    return []
  }
}

extension [IndexedName] {
  /// What a word could become: names, and of the only one that it could be, the entries.
  ///
  /// - Parameter more: Other words.
  func completions(of word: Substring, and more: [String] = []) -> [String] {
    if let bracket = word.firstIndex(of: "[") {
      return filter { $0.name == word[..<bracket] }.flatMap {
        $0.completions(of: word[bracket...])
      }
    }
    var seen: Set<String> = []
    let fitting = filter { $0.name.hasPrefix(word) && seen.insert($0.name).inserted }
    let words = more.filter { $0.hasPrefix(word) && seen.insert($0).inserted }
    let only = fitting.first { $0.name == word } ?? (fitting.count == 1 ? fitting[0] : nil)
    let names = (fitting.map(\.name) + words).sorted()
    guard let only, !only.axes.isEmpty else { return names }
    let isSmall = only.axes.reduce(1, *) <= IndexedName.few
    return names + (isSmall ? only.completions(of: "") : [only.name + "["])
  }
}
