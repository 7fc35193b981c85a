import BackstepText

/// Reads the inside of a comment from left to right.
struct DirectiveReader {
  /// `name=value`, and where each begins.
  struct Attribute {
    let name: String
    let value: String
    let nameOffset: Int
    let valueOffset: Int
  }

  /// A fault and the offset in the comment that it concerns.
  struct Failure: Error {
    let fault: LessonFault
    let offset: Int
  }

  let comment: Comment
  private(set) var offset = 0

  init(_ comment: Comment) {
    self.comment = comment
  }

  private var next: Unicode.Scalar? {
    offset < comment.scalars.count ? comment.scalars[offset] : nil
  }

  mutating func skipBlanks() {
    while let scalar = next, scalar.isBlank || scalar.isLineEnd { offset += 1 }
  }

  /// The word that the comment begins with; empty when it begins with something else.
  mutating func word() -> String {
    skipBlanks()
    return take { $0.isWordPart || $0 == "-" }
  }

  /// Takes one scalar when it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  /// Everything up to a blank.
  mutating func token() -> String {
    skipBlanks()
    return take { !$0.isBlank && !$0.isLineEnd }
  }

  /// Everything up to a quotation mark or the end, without blanks at either end.
  mutating func textBeforeQuote() -> String {
    skipBlanks()
    return take { $0 != "\"" }.trimmed
  }

  /// A text in quotation marks, or nil when none comes next.
  mutating func quoted() throws(Failure) -> String? {
    skipBlanks()
    let start = offset
    guard take("\"") else { return nil }
    var text = String.UnicodeScalarView()
    while let scalar = next {
      offset += 1
      if scalar == "\"" { return String(text) }
      if scalar == "\\", let escaped = next, !escaped.isWordPart, !escaped.isBlank,
        !escaped.isLineEnd
      {
        text.append(escaped)
        offset += 1
      } else {
        text.append(scalar.isLineEnd ? " " : scalar)
      }
    }
    throw Failure(fault: .unclosedQuote, offset: start)
  }

  /// The next attribute, or nil at the end of the comment.
  mutating func attribute() throws(Failure) -> Attribute? {
    skipBlanks()
    guard next != nil else { return nil }
    let nameOffset = offset
    let name = take { $0.isWordPart || $0 == "-" }
    guard !name.isEmpty, take("=") else {
      offset = nameOffset
      throw Failure(fault: .malformedAttribute(token()), offset: nameOffset)
    }
    let valueOffset = offset
    if let value = next == "\"" ? try quoted() : nil {
      return Attribute(
        name: name, value: value, nameOffset: nameOffset, valueOffset: valueOffset)
    }
    let value = take { !$0.isBlank && !$0.isLineEnd && $0 != "\"" }
    return Attribute(name: name, value: value, nameOffset: nameOffset, valueOffset: valueOffset)
  }

  /// Everything that is left, each line without blanks at its ends, and where each line begins.
  func rest() -> [(text: String, offset: Int)] {
    var lines: [(text: String, offset: Int)] = []
    var start = offset
    for position in offset...comment.scalars.count {
      guard position == comment.scalars.count || comment.scalars[position].isLineEnd else {
        continue
      }
      let text = String(String.UnicodeScalarView(comment.scalars[start..<position]))
      let blanks = comment.scalars[start..<position].prefix { $0.isBlank }.count
      lines.append((text.trimmed, start + blanks))
      start = position + 1
    }
    return lines
  }

  private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = next, belongs(scalar) {
      text.append(scalar)
      offset += 1
    }
    return String(text)
  }
}
