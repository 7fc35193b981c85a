import BackstepText

/// Breaks glyphs into lines of a width and puts the marks of a style around them.
struct LineWrapper {
  let width: Int
  let style: ProseStyle

  /// The lines of a paragraph. A word wider than a line is broken where the line ends.
  func lines(_ glyphs: [Glyph]) -> [String] {
    var lines: [String] = []
    var line: [Glyph] = []
    var column = 0
    var word: [Glyph] = []
    var wordWidth = 0

    func endLine() {
      lines.append(styled(line))
      line = []
      column = 0
    }
    func endWord() {
      guard !word.isEmpty else { return }
      if column > 0, column + 1 + wordWidth > width { endLine() }
      if column > 0 {
        let traits = line.last?.traits.intersection(word[0].traits).subtracting(.code) ?? []
        line.append(Glyph(character: " ", traits: traits))
        column += 1
      }
      for (index, glyph) in word.enumerated() {
        let glyphWidth = columns(of: glyph, in: word, at: index)
        if column > 0, column + glyphWidth > width { endLine() }
        line.append(glyph)
        column += glyphWidth
      }
      word = []
      wordWidth = 0
    }

    for glyph in glyphs {
      if glyph.isBreak {
        endWord()
      } else {
        word.append(glyph)
        wordWidth += columns(of: glyph, in: word, at: word.count - 1)
      }
    }
    endWord()
    if !line.isEmpty { endLine() }
    return lines
  }

  /// The columns of a glyph, with those of a visible mark that opens before it or closes after it
  /// counted at the beginning of the marked piece.
  private func columns(of glyph: Glyph, in word: [Glyph], at index: Int) -> Int {
    var columns = glyph.character.displayWidth
    for (trait, mark) in marks where mark.columns > 0 && glyph.traits.contains(trait) {
      if index == 0 || !word[index - 1].traits.contains(trait) { columns += mark.columns }
    }
    return columns
  }

  private var marks: [(Glyph.Traits, ProseStyle.Mark)] {
    [
      (.heading, style.heading), (.strong, style.strong), (.emphasis, style.emphasis),
      (.code, style.code),
    ]
  }

  /// A line as text. Every mark that opens on the line closes on it, innermost first.
  private func styled(_ line: [Glyph]) -> String {
    var text = ""
    var open: [(trait: Glyph.Traits, mark: ProseStyle.Mark)] = []
    for glyph in line {
      let kept = open.prefix { glyph.traits.contains($0.trait) }.count
      while open.count > kept, let last = open.popLast() {
        text += last.mark.sign + last.mark.close
      }
      for (trait, mark) in marks
      where glyph.traits.contains(trait) && !open.contains(where: { $0.trait == trait }) {
        // Bold within bold would be ended by the inner one.
        if open.contains(where: { $0.mark == mark }) { continue }
        text += mark.open + mark.sign
        open.append((trait, mark))
      }
      text.append(glyph.character)
    }
    while let last = open.popLast() {
      text += last.mark.sign + last.mark.close
    }
    return text
  }
}
