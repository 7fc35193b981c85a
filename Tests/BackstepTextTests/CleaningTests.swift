import BackstepText
import Testing

@Suite struct CleaningTests {
  /// What a terminal obeys, and what shows text in another order than it is stored.
  static let unsafe: [Unicode.Scalar] =
    [
      "\0", "\u{7}", "\u{8}", "\r", "\u{1B}", "\u{1F}", "\u{7F}", "\u{80}", "\u{9B}", "\u{9F}",
      "\u{AD}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{2060}", "\u{FEFF}",
    ] + (0x202A...0x202E).compactMap(Unicode.Scalar.init)
    + (0x2066...0x2069).compactMap(Unicode.Scalar.init)

  @Test(arguments: unsafe)
  func nothingUnsafeComesThrough(_ scalar: Unicode.Scalar) {
    let text = "a\(scalar)b"
    #expect(text.visible == "a\u{FFFD}b")
    #expect(text.visibleLine == "a\u{FFFD}b")
    #expect(text.spelledOut == "a\\u{\(String(scalar.value, radix: 16))}b")
    #expect(text.withoutUnsafe == "ab")
  }

  @Test(arguments: ["", "abc", "é", "e\u{301}", "漢字", "👩‍👩‍👧‍👧", "⚠\u{FE0F}", "a\u{A0}b", "─"])
  func whatIsSafeStays(_ text: String) {
    #expect(text.visible == text)
    #expect(text.spelledOut == text)
    #expect(text.withoutUnsafe == text)
  }

  @Test func tabsAndLineFeedsStayWhereThereAreLines() {
    #expect("a\tb\nc\r\n".visible == "a\tb\nc\u{FFFD}\n")
    #expect("a\tb\nc".visibleLine == "a b c")
    #expect("a\tb\nc".spelledOut == "a\\u{9}b\\u{a}c")
    #expect("a\tb\nc".withoutUnsafe == "abc")
  }
}

@Suite struct CharacterTests {
  @Test(arguments: [
    ("", "", ""), ("  ", "", ""), (" a b\t\r\n", "a b", " a b"),
    ("\u{A0}a\u{2003}", "a", "\u{A0}a"),
  ])
  func trims(_ text: String, _ both: String, _ atEnd: String) {
    #expect(text.trimmed == both)
    #expect(text.trimmedAtEnd == atEnd)
    #expect(text.isBlank == both.isEmpty)
  }

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\r", ["a", "b"]), ("a\rb", ["a\rb"]),
  ])
  func findsLines(_ text: String, _ lines: [String]) { #expect(text.lines == lines) }

  @Test func byteOrderMarkIsOnlyAtTheBeginning() {
    #expect([0xEF, 0xBB, 0xBF, 0x61].byteOrderMarkLength == 3)
    #expect([0x61, 0xEF, 0xBB, 0xBF].byteOrderMarkLength == 0)
    #expect([UInt8]().byteOrderMarkLength == 0)
  }
}
