import BackstepText

/// What stands between `<!--` and `-->`, and where each part of it stands in the file.
struct Comment {
  /// A place in the file; the column counts scalars from 1.
  struct Place: Equatable {
    var line: Int
    var column: Int
  }

  private(set) var scalars: [Unicode.Scalar] = []
  private var starts: [(offset: Int, place: Place)] = []
  /// Where its `<!--` stands.
  let opening: Place

  init(opening: Place) {
    self.opening = opening
  }

  /// Takes up the part of the comment that one line holds.
  mutating func append(_ part: ArraySlice<Unicode.Scalar>, at place: Place) {
    if !starts.isEmpty { scalars.append("\n") }
    starts.append((scalars.count, place))
    scalars.append(contentsOf: part)
  }

  /// Where the scalar at `offset` stands.
  func place(at offset: Int) -> Place {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard low < starts.count else { return opening }
    let start = starts[low]
    return Place(line: start.place.line, column: start.place.column + offset - start.offset)
  }
}

/// Finds comments at the start of lines.
enum CommentReader {
  /// What a run of comments, beginning on one line, consists of.
  struct Run {
    var comments: [Comment] = []
    /// The index of the first line after the run.
    var next: Int
    /// A comment that the file never closes.
    var unclosed: Comment.Place?
    /// Text that follows the last comment on its line.
    var textAfter: Comment.Place?
  }

  private static let opening = Array("<!--".unicodeScalars)
  private static let closing = Array("-->".unicodeScalars)

  /// Whether a line begins with a comment, after at most three blanks.
  static func starts(_ line: String) -> Bool {
    let blanks = line.utf8.prefix { $0 == 0x20 }.count
    return blanks <= 3 && line.utf8.dropFirst(blanks).starts(with: "<!--".utf8)
  }

  /// Reads the comments that begin on the line at `index`, to the end of the line that closes the
  /// last of them.
  static func read(_ lines: [SourceText.Line], from index: Int) -> Run {
    var run = Run(next: index + 1)
    var index = index
    var scalars = Array(lines[index].text.unicodeScalars)
    var position = 0
    while true {
      while position < scalars.count, scalars[position].isBlank { position += 1 }
      if position == scalars.count { break }
      let here = Comment.Place(line: lines[index].number, column: position + 1)
      guard scalars[position...].starts(with: opening) else {
        run.textAfter = here
        break
      }
      position += opening.count
      var comment = Comment(opening: here)
      while true {
        let end = find(closing, in: scalars, from: position)
        let place = Comment.Place(line: lines[index].number, column: position + 1)
        comment.append(scalars[position..<(end ?? scalars.count)], at: place)
        if let end {
          position = end + closing.count
          break
        }
        index += 1
        guard index < lines.count else {
          run.unclosed = here
          run.next = index
          return run
        }
        scalars = Array(lines[index].text.unicodeScalars)
        position = 0
      }
      run.comments.append(comment)
    }
    run.next = index + 1
    return run
  }

  private static func find(
    _ mark: [Unicode.Scalar], in scalars: [Unicode.Scalar], from start: Int
  ) -> Int? {
    var position = start
    while position + mark.count <= scalars.count {
      if scalars[position] == mark[0], scalars[position...].starts(with: mark) { return position }
      position += 1
    }
    return nil
  }
}

/// Finds a comment that stands within a line of prose, where it would not be read.
enum StrayComment {
  /// The column of the first `<!--` outside code spans.
  static func column(in line: String) -> Int? {
    guard line.utf8.contains(0x3C) else { return nil }
    let scalars = Array(line.unicodeScalars)
    let spans = CodeSpans(scalars)
    var position = 0
    while position < scalars.count {
      if let end = spans.end(at: position) {
        position = end
      } else if scalars[position] == "`" {
        while position < scalars.count, scalars[position] == "`" { position += 1 }
      } else if scalars[position] == "\\" {
        position += 2
      } else if scalars[position] == "<", scalars[position...].starts(with: "<!--".unicodeScalars) {
        return position + 1
      } else {
        position += 1
      }
    }
    return nil
  }
}
