extension Flow {
  /// Where a line of formulas may be broken, the best places first; within brackets only where
  /// nothing else helps.
  private enum Seam: CaseIterable {
    case column, relation, term, factor, innerTerm, innerFactor

    /// Whether a piece may end before a place, and how many blanks there are dropped at the seam.
    func blanks(at place: Int, of text: [Character], depth: Int) -> Int? {
      let rest = text[place...]
      switch self {
      case .column:
        let blanks = rest.prefix { $0 == " " }.count
        return blanks >= 3 ? blanks : nil
      case .relation:
        let isRelation = [" = ", " → ", " -> "].contains { rest.starts(with: $0) }
        return isRelation ? 1 : nil
      case .term: return depth == 0 && rest.first == " " ? 1 : nil
      case .factor: return depth == 0 && text[place - 1] == "*" ? 0 : nil
      case .innerTerm: return rest.first == " " ? 1 : nil
      case .innerFactor: return text[place - 1] == "*" ? 0 : nil
      }
    }
  }

  /// A line as it is where it fits; otherwise in several, the later ones indented. It is broken
  /// between columns, then before `=` and arrows, then between terms and behind `*`, outside
  /// brackets first: never within a number.
  package static func folded(_ line: String, width: Int) -> [String] {
    guard width > 0, visibleWidth(line) > width else { return [line] }
    let margin = String(line.prefix { $0 == " " }.prefix(width / 2))
    let indent = margin + String(repeating: " ", count: min(4, width / 4))
    var lines: [String] = []
    let room = width - indent.count
    for (blanks, piece) in pieces(Array(line.drop { $0 == " " }), room, Seam.allCases[...]) {
      let joined = (lines.last ?? "") + String(repeating: " ", count: blanks) + piece
      if lines.isEmpty {
        lines.append(margin + piece)
      } else if visibleWidth(joined) <= width {
        lines[lines.count - 1] = joined
      } else {
        lines.append(indent + piece)
      }
    }
    return lines
  }

  /// Pieces that fit the room, each with the blanks that stood before it.
  private static func pieces(_ text: [Character], _ room: Int, _ seams: ArraySlice<Seam>)
    -> [(blanks: Int, piece: String)]
  {
    guard let seam = seams.first, visibleWidth(String(text)) > room else {
      return [(0, String(text))]
    }
    var result: [(blanks: Int, piece: String)] = []
    var start = 0
    var before = 0
    func cut(at end: Int) {
      var inner = pieces(Array(text[start..<end]), room, seams.dropFirst())
      inner[0].blanks = before
      result += inner
    }
    var depth = text.first == "(" ? 1 : 0
    var place = 1
    while place < text.count {
      if place > start, let blanks = seam.blanks(at: place, of: text, depth: depth) {
        cut(at: place)
        (start, before) = (place + blanks, blanks)
        place = start
        guard place < text.count else { break }
      }
      switch text[place] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      default: break
      }
      place += 1
    }
    if start < text.count { cut(at: text.count) }
    return result
  }

  /// The columns of a text in which weight and color may be ordered.
  package static func visibleWidth(_ text: some StringProtocol) -> Int {
    guard text.utf8.contains(0x1B) else { return text.displayWidth }
    var rest = text[text.startIndex...]
    var width = 0
    while let escape = rest.firstIndex(of: "\u{1B}") {
      width += rest[..<escape].displayWidth
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    return width + rest.displayWidth
  }
}
