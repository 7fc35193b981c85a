import Testing

@testable import BackstepSession

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", "null"), (" true\n", "true"), ("false", "false"), ("0", "0"), ("-7", "-7"),
    ("-0", "-0.0"), ("1.5e3", "1500.0"), ("1E-2", "0.01"), ("4.9e-324", "5e-324"),
    ("0.1", "0.1"), ("123456789012345678901234567890", "1.2345678901234568e+29"),
    ("1e-400", "0.0"), ("\"\"", "\"\""), ("[]", "[]"), ("{}", "{}"),
    (#""a\"\\\/\b\f\n\r\t""#, #""a\"\\/\u0008\u000c\n\r\t""#),
    (#""\u00e9\ud83d\ude00 ü""#, #""é😀 ü""#),
    ("[1, 2.5 ,-3]", "[1.0,2.5,-3.0]"), ("[[1],[2]]", "[[1.0],[2.0]]"),
    (#"[1,"NaN",2]"#, #"[1.0,"NaN",2]"#),
    (#"{"b":1,"a":{"c":[true]}}"#, #"{"b":1,"a":{"c":[true]}}"#),
    ("\u{FEFF}[1]", "[1.0]"),
  ])
  func reads(_ text: String, _ written: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).text == written)
  }

  @Test(arguments: [
    ("", 1, 1, JSONProblem.Kind.endsTooEarly), ("[1,", 1, 4, .endsTooEarly),
    ("[1", 1, 3, .endsTooEarly), ("{\"a\"", 1, 5, .endsTooEarly), ("tru", 1, 4, .endsTooEarly),
    ("\"abc", 1, 5, .endsTooEarly), ("-", 1, 2, .endsTooEarly), ("\"\\u12", 1, 6, .endsTooEarly),
    ("nil", 1, 1, .expected(.value)), ("[1,]", 1, 4, .expected(.value)),
    ("NaN", 1, 1, .expected(.value)), ("[1 2]", 1, 4, .expected(.commaOr("]"))),
    ("{a:1}", 1, 2, .expected(.key)), ("{\"a\" 1}", 1, 6, .expected(.colon)),
    ("{\"a\":1,}", 1, 8, .expected(.key)),
    ("1 2", 1, 3, .trailing), ("[]\n]", 2, 1, .trailing),
    ("[01]", 1, 2, .badNumber), ("[1.]", 1, 2, .badNumber), ("-a", 1, 1, .badNumber),
    ("[.5]", 1, 2, .expected(.value)), ("1e", 1, 3, .endsTooEarly), ("[1e+]", 1, 2, .badNumber),
    ("[0,\n 1e999]", 2, 2, .numberTooLarge), ("[0,\n -1e999]", 2, 2, .numberTooLarge),
    ("\"\\x\"", 1, 2, .badEscape), ("\"\\ud800\"", 1, 2, .badEscape),
    ("\"\\udc00\"", 1, 2, .badEscape), ("\"\\ud800\\u0041\"", 1, 2, .badEscape),
    ("\"a\tb\"", 1, 3, .controlCharacter),
    ("{\"é\":1,\n\"é\":2}", 2, 1, .duplicateKey("é")),
    ("{\"a\":1,\"\\u0061\":2}", 1, 8, .duplicateKey("a")),
    ("[\"é\", x]", 1, 7, .expected(.value)),
  ])
  func refuses(_ text: String, line: Int, column: Int, _ kind: JSONProblem.Kind) {
    #expect(throws: JSONProblem(line: line, column: column, kind: kind)) {
      try JSONReader.read(Array(text.utf8))
    }
  }

  @Test func refusesBytesThatAreNoText() {
    #expect(throws: JSONProblem(line: 1, column: 2, kind: .notUTF8)) {
      try JSONReader.read([0x5B, 0x22, 0xC3, 0x28, 0x22, 0x5D])
    }
    #expect(throws: JSONProblem(line: 1, column: 1, kind: .expected(.value))) {
      try JSONReader.read([UInt8](repeating: 0, count: 1000))
    }
  }

  @Test func refusesWhatIsTooDeepOrTooLarge() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONProblem(line: 1, column: 33, kind: .tooDeep(32))) {
      try JSONReader.read(deep)
    }
    let large = [UInt8](repeating: UInt8(ascii: "0"), count: JSONReader.largest + 1)
    #expect(throws: JSONProblem(line: 1, column: 1, kind: .tooLarge(JSONReader.largest))) {
      try JSONReader.read(large)
    }
  }

  @Test func readsWhatIsWrittenAsAPage() throws {
    let value = JSONValue.object([
      ("a", .array([.numbers([1, -0.0]), .numbers([])])), ("b", .array([.string("x"), .null])),
      ("c", .object([("d", .bool(true)), ("e", .object([]))])),
    ])
    let page = """
      {
        "a": [
          [1.0, -0.0],
          []
        ],
        "b": ["x", null],
        "c": {
          "d": true,
          "e": {}
        }
      }

      """
    #expect(value.page() == page)
    #expect(try JSONReader.read(Array(page.utf8)) == value)
  }
}
