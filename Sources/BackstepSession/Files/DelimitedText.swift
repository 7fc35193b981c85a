import BackstepText

/// Cuts a file into records of fields, as RFC 4180 has them.
///
/// Fields are parted by commas, semicolons or tabs, as the first record shows; quoted fields may
/// hold them, line breaks and doubled quotes. Lines end in LF or CRLF. Blank lines are passed over,
/// and so are lines that begin with `# ` before the first record.
package struct DelimitedText {
  package struct Record {
    /// The line on which it begins, from 1.
    package let line: Int
    package let fields: [String]
  }

  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  /// What parts two fields; a comma when nothing does.
  private(set) var separator = UInt8(ascii: ",")

  package init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    position = bytes.byteOrderMarkLength
    skipRemarks()
    separator = mostFrequentSeparator()
  }

  /// The next record, or nil at the end.
  package mutating func next() throws(DataFileError) -> Record? {
    skipBlankLines()
    guard position < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(try field(fields.count + 1))
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    skipLineEnd()
    return Record(line: start, fields: fields)
  }

  private mutating func field(_ column: Int) throws(DataFileError) -> String {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != separator, !isLineEnd(position) {
        position += 1
      }
      var end = position
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
      return try text(bytes[start..<end], column)
    }
    return try quoted(column)
  }

  private mutating func quoted(_ column: Int) throws(DataFileError) -> String {
    let quote = UInt8(ascii: "\"")
    let startLine = line
    var content: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw DataFileError(.unclosedQuote, in: file, line: startLine, column: column)
      }
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard position < bytes.count, bytes[position] == quote else { break }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      content.append(byte)
    }
    skipBlanks()
    guard position == bytes.count || bytes[position] == separator || isLineEnd(position) else {
      throw DataFileError(.textAfterQuote, in: file, line: line, column: column)
    }
    return try text(content[...], column)
  }

  private func text(_ bytes: ArraySlice<UInt8>, _ column: Int) throws(DataFileError) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw DataFileError(.notText, in: file, line: line, column: column)
    }
    return text
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte != separator && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"))
  }

  /// LF, or CR before LF or the end.
  private func isLineEnd(_ position: Int) -> Bool {
    if bytes[position] == UInt8(ascii: "\n") { return true }
    guard bytes[position] == UInt8(ascii: "\r") else { return false }
    return position + 1 == bytes.count || bytes[position + 1] == UInt8(ascii: "\n")
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    if bytes[position] == UInt8(ascii: "\r") { position += 1 }
    guard position < bytes.count else { return }
    position += 1
    line += 1
  }

  private mutating func skipBlankLines() {
    while true {
      let start = position
      skipBlanks()
      guard position < bytes.count, isLineEnd(position) else {
        if position < bytes.count { position = start }
        return
      }
      skipLineEnd()
    }
  }

  private mutating func skipRemarks() {
    while position < bytes.count, bytes[position] == UInt8(ascii: "#"),
      position + 1 == bytes.count || isLineEnd(position + 1)
        || bytes[position + 1] == UInt8(ascii: " ")
    {
      while position < bytes.count, !isLineEnd(position) { position += 1 }
      skipLineEnd()
    }
  }

  /// Of the first record's separators outside quotes.
  private func mostFrequentSeparator() -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes[position...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n"), !counts.isEmpty { break }
      counts[byte, default: 0] += 1
    }
    // Where semicolons or tabs part the fields, a field may hold one decimal comma.
    let (tab, semicolon) = (UInt8(ascii: "\t"), UInt8(ascii: ";"))
    let other = counts[tab, default: 0] > counts[semicolon, default: 0] ? tab : semicolon
    let count = counts[other, default: 0]
    let commas = counts[UInt8(ascii: ","), default: 0]
    return count > 0 && commas <= count + 1 ? other : UInt8(ascii: ",")
  }
}
