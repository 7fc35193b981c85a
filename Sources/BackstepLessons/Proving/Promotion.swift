import BackstepText

extension Proof {
  /// The file of a lesson with the outputs that have drifted as they are now, and every other byte
  /// as it was.
  ///
  /// Of a drifted output only the lines that differ are rewritten, as far as old and new lines
  /// correspond; `...` that still has its place keeps it. A fence that an output would close is
  /// made longer. `source` must be the bytes that the lesson was read from.
  package func promoted(_ source: [UInt8], of lesson: Lesson) -> [UInt8] {
    var outputs: [Int: String] = [:]
    for drift in drifts { outputs[drift.line] = drift.output }
    var edits: [LineEdit] = []
    for case .transcript(let transcript) in lesson.blocks {
      var written: [String] = []
      for exchange in transcript.exchanges {
        guard let output = outputs[exchange.line] else { continue }
        for edit in LineEdit.promoting(exchange, to: output) {
          written += edit.lines
          edits.append(edit.indented(by: transcript.fence.indent))
        }
      }
      edits += LineEdit.widening(transcript, around: written)
    }
    return LineEdit.apply(edits, to: source)
  }
}

/// Lines of a file that others take the place of.
struct LineEdit: Equatable {
  /// The first line replaced, counted from 1.
  var first: Int
  /// How many are replaced; none for an insertion before `first`.
  var count: Int
  var lines: [String]

  /// The edits that make an exchange expect what its command prints now.
  static func promoting(_ exchange: Exchange, to output: String) -> [LineEdit] {
    let found = OutputComparison.lines(of: output)
    let expected = exchange.expected
    var head = 0
    while head < min(expected.count, found.count), expected[head].holds(found[head]) { head += 1 }
    var tail = 0
    while tail < min(expected.count, found.count) - head,
      expected[expected.count - 1 - tail].holds(found[found.count - 1 - tail])
    {
      tail += 1
    }
    let old = Array(expected[head..<(expected.count - tail)])
    let new = Array(found[head..<(found.count - tail)])
    if let pairs = pairs(of: old, and: new) {
      return pairs.filter { !$0.holds($1) }.map {
        LineEdit(first: $0.line, count: 1, lines: [TranscriptLine.written($1)])
      }
    }
    let lines = new.map(TranscriptLine.written)
    return [LineEdit(first: exchange.line + 1 + head, count: old.count, lines: lines)]
  }

  /// Which new line corresponds to which old one, when there are as many, or when a single `...`
  /// takes up the difference.
  private static func pairs(
    of old: [ExpectedLine], and new: [String]
  ) -> [(ExpectedLine, String)]? {
    let elisions = old.indices.filter { old[$0].elidesLines }
    if elisions.isEmpty, old.count == new.count { return Array(zip(old, new)) }
    guard elisions.count == 1, let elision = elisions.first, new.count >= old.count - 1 else {
      return nil
    }
    let after = old[(elision + 1)...]
    return Array(zip(old[..<elision], new)) + Array(zip(after, new.suffix(after.count)))
  }

  /// Longer marks for a transcript whose fence one of the lines would close.
  static func widening(_ transcript: Transcript, around lines: [String]) -> [LineEdit] {
    let fence = transcript.fence
    guard lines.contains(where: { FenceReader.closes($0, fence) }) else { return [] }
    let length = Fence.length(around: lines, mark: fence.mark)
    let marks = String(repeating: fence.mark, count: length)
    return [
      LineEdit(first: transcript.line, count: 1, lines: [marks + LessonFormat.language]),
      LineEdit(first: transcript.closingLine, count: 1, lines: [marks]),
    ].map { $0.indented(by: fence.indent) }
  }

  func indented(by count: Int) -> LineEdit {
    let blanks = String(repeating: " ", count: count)
    return LineEdit(
      first: first, count: self.count, lines: lines.map { $0.isEmpty ? $0 : blanks + $0 })
  }

  /// Applies edits that do not overlap; new lines end as the line before them does.
  static func apply(_ edits: [LineEdit], to source: [UInt8]) -> [UInt8] {
    let ranges = SourceText.lineRanges(of: source)
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.first < $1.first }) {
      let index = edit.first - 1
      let next = index + edit.count
      guard index > 0, index < ranges.count, next <= ranges.count else { continue }
      let start = ranges[index].lowerBound
      let end = next < ranges.count ? ranges[next].lowerBound : source.count
      guard start >= position else { continue }
      let ending = source[ranges[index - 1].upperBound..<start]
      let isLast = end == source.count && source.last != 0x0A
      result += source[position..<start]
      for (number, line) in edit.lines.enumerated() {
        result += Array(line.utf8)
        if !isLast || number < edit.lines.count - 1 { result += ending }
      }
      position = end
    }
    return result + source[position...]
  }
}

extension ExpectedLine {
  /// Whether the line is as it should be for an output; one that elides lines never is.
  fileprivate func holds(_ found: String) -> Bool {
    !elidesLines && LinePattern(text).matches(OutputToken.tokens(of: found, elides: false))
  }
}

extension Fence {
  /// How many marks a fence needs so that no line within closes it; at least three.
  static func length(around lines: [String], mark: Character) -> Int {
    let longest = lines.map { $0.trimmed.prefix { $0 == mark }.count }.max() ?? 0
    return max(3, longest + 1)
  }
}
