import BackstepText

/// The lines of a file, once it is known to be text.
struct SourceText: Sendable {
  /// One line, without its end.
  struct Line: Sendable {
    /// Counted from 1.
    let number: Int
    let text: String
  }

  let file: String
  let lines: [Line]

  /// Reads bytes as UTF-8 lines; a byte order mark and carriage returns before line feeds vanish.
  init(_ bytes: [UInt8], file: String) throws(LessonErrors) {
    self.file = file
    guard bytes.count <= LessonFormat.maximumSize else {
      let fault = LessonFault.tooLarge(bytes: bytes.count, limit: LessonFormat.maximumSize)
      throw LessonErrors(LessonError(file: file, line: 1, fault: fault))
    }
    var lines: [Line] = []
    for range in SourceText.lineRanges(of: bytes) {
      let number = lines.count + 1
      guard let text = String(validating: bytes[range], as: UTF8.self) else {
        throw LessonErrors(LessonError(file: file, line: number, fault: .invalidUTF8))
      }
      if let (offset, scalar) = SourceText.firstControl(in: text) {
        let fault: LessonFault = scalar.value == 0 ? .nul : .controlCharacter(scalar)
        throw LessonErrors(
          LessonError(file: file, line: number, column: offset + 1, source: text, fault: fault))
      }
      lines.append(Line(number: number, text: text))
    }
    self.lines = lines
  }

  /// Where the text of each line lies, without byte order mark and line end.
  static func lineRanges(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = bytes.byteOrderMarkLength
    while start < bytes.count {
      let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let hasReturn = feed < bytes.count && feed > start && bytes[feed - 1] == 0x0D
      ranges.append(start..<(hasReturn ? feed - 1 : feed))
      start = feed + 1
    }
    return ranges
  }

  private static func firstControl(in text: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    for (offset, scalar) in text.unicodeScalars.enumerated() where scalar.isUnsafe && scalar != "\t"
    {
      return (offset, scalar)
    }
    return nil
  }
}
