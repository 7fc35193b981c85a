/// Whether a text is a well-formed element of XML: tags that close, attributes in quotes, known
/// entities, and nothing else. What the pictures use of XML, and no more.
struct WellFormed {
  /// The names of the elements, in order.
  private(set) var elements: [String] = []
  /// What stands between the tags of elements of a name.
  private(set) var texts: [String: [String]] = [:]
  /// The attributes of all elements: name and value.
  private(set) var attributes: [(element: String, name: String, value: String)] = []
  private(set) var fault: String?

  init(_ text: String) {
    var rest = text[...]
    var open: [String] = []
    while fault == nil, !rest.isEmpty {
      let content = rest.prefix { $0 != "<" }
      rest = rest.dropFirst(content.count)
      check(content)
      if let name = open.last { texts[name, default: []].append(String(content)) }
      if open.isEmpty, !content.allSatisfy(\.isWhitespace) { fault = "text outside" }
      guard !rest.isEmpty else { break }
      guard let end = rest.firstIndex(of: ">") else {
        fault = "open tag"
        return
      }
      var tag = rest[..<end].dropFirst()
      rest = rest[end...].dropFirst()
      if tag.first == "/" {
        if open.popLast() != String(tag.dropFirst()) { fault = "</\(tag.dropFirst())>" }
        continue
      }
      let closes = tag.last == "/"
      if closes { tag = tag.dropLast() }
      let name = String(tag.prefix { !$0.isWhitespace })
      if open.isEmpty, !elements.isEmpty { fault = "second root" }
      elements.append(name)
      take(tag.dropFirst(name.count), of: name)
      if !closes { open.append(name) }
    }
    if !open.isEmpty { fault = fault ?? "not closed: \(open)" }
    if elements.isEmpty { fault = fault ?? "nothing" }
  }

  private mutating func take(_ text: Substring, of element: String) {
    var rest = text.drop(while: \.isWhitespace)
    var names: Set<String> = []
    while !rest.isEmpty, fault == nil {
      let name = String(rest.prefix { $0 != "=" })
      rest = rest.dropFirst(name.count)
      guard rest.hasPrefix("=\""), names.insert(name).inserted else {
        fault = "attribute \(name)"
        return
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      check(value)
      attributes.append((element, name, String(value)))
      rest = rest.dropFirst(2 + value.count)
      guard rest.first == "\"" else {
        fault = "open quote"
        return
      }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
  }

  private mutating func check(_ text: Substring) {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    let known = ["amp;", "lt;", "gt;", "quot;"]
    if parts.contains(where: { part in !known.contains(where: part.hasPrefix) }) {
      fault = "entity"
    }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" }) { fault = "control" }
  }
}
