/// What a single line of Markdown says about itself.
package enum MarkdownLine {
  /// The blanks before the text, a tab reaching to the next multiple of four.
  package static func indent(_ line: some StringProtocol) -> Int {
    var columns = 0
    for scalar in line.unicodeScalars {
      if scalar == " " {
        columns += 1
      } else if scalar == "\t" {
        columns += 4 - columns % 4
      } else {
        break
      }
    }
    return columns
  }

  /// The level of a heading such as `## Title` and its text.
  package static func heading(_ line: some StringProtocol) -> (level: Int, text: String)? {
    let scalars = Substring(line).unicodeScalars
    let level = scalars.prefix { $0 == "#" }.count
    let rest = scalars.dropFirst(level)
    guard (1...3).contains(level), rest.first?.isBlank == true else { return nil }
    return (level, Substring(rest).trimmed)
  }

  /// An item of a list: the mark, `-` or `1.`, and the text behind it.
  package static func item(_ line: some StringProtocol) -> (mark: String, text: String)? {
    let scalars = Substring(line).unicodeScalars
    let digits = scalars.prefix(9).prefix(while: \.isDigit)
    let rest = scalars.dropFirst(digits.count)
    guard rest.first == (digits.isEmpty ? "-" : "."), rest.dropFirst().first?.isBlank == true
    else { return nil }
    let text = Substring(rest.dropFirst()).trimmed
    return text.isEmpty ? nil : (digits.isEmpty ? "-" : String(digits) + ".", text)
  }
}
