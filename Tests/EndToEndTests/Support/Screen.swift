/// What a terminal shows after the bytes written to it: as much of xterm as libedit uses.
struct Screen {
  private(set) var columns: Int
  private(set) var rows: Int
  /// The cursor, from 0.
  private(set) var row = 0
  private(set) var column = 0
  private var cells: [[Character]]
  private var decoder = SequenceDecoder()

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without the blanks at their ends, and without empty rows at the end.
  var lines: [String] {
    var lines = cells.map { cells in
      let end = cells.lastIndex { $0 != " " } ?? -1
      // The second column of a wide character is the empty placeholder.
      return String(cells[...end].filter { $0 != Self.placeholder })
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  var text: String { lines.joined(separator: "\n") }

  /// The row the cursor is in.
  var line: String { row < lines.count ? lines[row] : "" }

  /// Cuts or widens every row, as xterm does.
  mutating func resize(columns: Int, rows: Int) {
    cells = cells.map { row in
      Array(row.prefix(columns)) + Array(repeating: " ", count: max(0, columns - row.count))
    }
    let surplus = max(0, row - rows + 1)
    cells.removeFirst(surplus)
    row -= surplus
    cells = Array(cells.prefix(rows))
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    self.columns = columns
    self.rows = rows
    column = min(column, columns - 1)
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let event = decoder.take(byte) { apply(event) }
    }
  }

  private static let placeholder: Character = "\u{0}"

  private mutating func apply(_ event: SequenceDecoder.Event) {
    switch event {
    case .text(let scalar): show(scalar)
    case .control(0x08): column = max(0, min(column, columns) - 1)
    case .control(0x09): column = min(columns - 1, (column / 8 + 1) * 8)
    case .control(0x0A): feedLine()
    case .control(0x0D): column = 0
    case .control: break
    case .sequence(let final, let numbers): control(final, numbers)
    }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    if width == 0 { return }
    // The cursor stays behind the last column until the next character comes.
    if column + width > columns {
      column = 0
      feedLine()
    }
    cells[row][column] = Character(scalar)
    if width == 2 { cells[row][column + 1] = Self.placeholder }
    column += width
  }

  /// Columns of a character. wcwidth(3) would depend on the locale of the tests.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private mutating func feedLine() {
    row += 1
    if row < rows { return }
    row = rows - 1
    cells.removeFirst()
    cells.append(Array(repeating: " ", count: columns))
  }

  private mutating func control(_ final: Character, _ numbers: [Int]) {
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, min(column, columns - 1) - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows, count) - 1
      column = min(columns, max(1, numbers.dropFirst().first ?? 1)) - 1
    case "J": eraseDisplay(first)
    case "K": eraseLine(first)
    case "P": shift(by: -count)
    case "@": shift(by: count)
    default: break
    }
  }

  private mutating func eraseDisplay(_ part: Int) {
    eraseLine(part)
    let erased = part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows
    for row in erased { cells[row] = Array(repeating: " ", count: columns) }
  }

  private mutating func eraseLine(_ part: Int) {
    let at = min(column, columns - 1)
    let erased = part == 0 ? at..<columns : part == 1 ? 0..<at + 1 : 0..<columns
    for column in erased { cells[row][column] = " " }
  }

  /// Moves what is right of the cursor, inserting blanks or deleting.
  private mutating func shift(by count: Int) {
    let head = cells[row].prefix(column)
    let blanks = Array(repeating: Character(" "), count: min(abs(count), columns))
    let tail = cells[row].dropFirst(column)
    let line = count > 0 ? head + blanks + tail : head + tail.dropFirst(-count) + blanks
    cells[row] = Array((line + blanks).prefix(columns))
  }
}
