import Testing

@testable import BackstepLessons

/// What an author is told; each text follows the header, which is line 1.
@Suite struct LessonErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let body: String
    let shown: String
    var testDescription: String { name }

    init(_ name: String, _ body: String, _ shown: String) {
      self.name = name
      self.body = body
      self.shown = shown
    }
  }

  static let ask = "<!-- ask id=q kind=number answer=1 -->\nHow much?\n"
  static let task = "<!-- do id=t check=\"a > 1\" -->\nRaise it.\n"
  static let choices = "Which?\n- a) One\n- b) Two\n"

  @Test(arguments: writing + questions) func saysWhatIsWrongAndWhere(_ bad: Case) {
    #expect(errors(in: header + bad.body) == bad.shown)
  }

  static let wholeFiles = [
    Case(
      "empty file", "",
      "a.md:1: a lesson begins with a comment such as "
        + "<!-- backstep-lesson 1 id=forward title=\"The forward pass\" -->"),
    Case(
      "header not first", "\n" + header,
      "a.md:1: a lesson begins with a comment such as "
        + "<!-- backstep-lesson 1 id=forward title=\"The forward pass\" -->"),
    Case(
      "misspelt header", "<!-- backstep-leson 1 id=a title=A -->",
      """
      a.md:1: unknown directive 'backstep-leson': did you mean backstep-lesson?
        <!-- backstep-leson 1 id=a title=A -->
             ^
      """),
    Case(
      "newer format", "<!-- backstep-lesson 2 id=a title=A mood=calm -->",
      """
      a.md:1: the lesson is written in format 2; this program reads formats up to 1
        <!-- backstep-lesson 2 id=a title=A mood=calm -->
                             ^
      """),
    Case(
      "far newer format", "<!-- backstep-lesson 99999999999999999999 -->",
      """
      a.md:1: the lesson is written in format 99999999999999999999; \
      this program reads formats up to 1
        <!-- backstep-lesson 99999999999999999999 -->
                             ^
      """),
    Case(
      "no version", "<!-- backstep-lesson id=a title=A -->",
      """
      a.md:1: 'id=a' is not a version of the format; write backstep-lesson 1
        <!-- backstep-lesson id=a title=A -->
                             ^
      """),
    Case(
      "no id and no title", "<!-- backstep-lesson 1 seed=1 -->",
      """
      a.md:1: 'backstep-lesson' needs id=…
        <!-- backstep-lesson 1 seed=1 -->
        ^
      a.md:1: 'backstep-lesson' needs title=…
        <!-- backstep-lesson 1 seed=1 -->
        ^
      """),
    Case(
      "bad seed and minutes", "<!-- backstep-lesson 1 id=a title=A seed=-1 minutes=0 -->",
      """
      a.md:1: seed=-1 is not a whole number
        <!-- backstep-lesson 1 id=a title=A seed=-1 minutes=0 -->
                                                 ^
      a.md:1: minutes=0 is not a whole number of 1 or more
        <!-- backstep-lesson 1 id=a title=A seed=-1 minutes=0 -->
                                                            ^
      """),
    Case(
      "empty command in the setup", "<!-- backstep-lesson 1 id=a title=A setup=\"a;;b\" -->",
      """
      a.md:1: the command is empty
        <!-- backstep-lesson 1 id=a title=A setup="a;;b" -->
                                                  ^
      """),
    Case(
      "unclosed header", "<!-- backstep-lesson 1 id=a title=A\n# A",
      """
      a.md:1: the comment is never closed with -->
        <!-- backstep-lesson 1 id=a title=A
        ^
      """),
  ]

  @Test(arguments: wholeFiles) func saysWhatIsWrongWithAHeader(_ bad: Case) {
    #expect(errors(in: bad.body) == bad.shown)
  }

  @Test func namesTheLineOfInvalidUTF8() {
    #expect(
      errors(in: Array(header.utf8) + [0x61, 0x0A, 0x62, 0xFF, 0x0A])
        == "a.md:3: the line is not valid UTF-8")
  }

  @Test func showsThePlaceInALongLine() {
    let line =
      String(repeating: "x", count: 500) + " <!-- hint: y --> " + String(repeating: "z", count: 500)
    #expect(
      errors(in: header + line) == """
        a.md:2: a comment starts a line of its own
          …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx <!-- hint: y --> zzzzzzzzzzzzzzzzzzz…
                                               ^
        """)
  }

  @Test func makesTheNameOfAFileVisible() throws {
    let error = #expect(throws: LessonErrors.self) {
      _ = try LessonParser.parse([], file: "a\u{1B}[2J.md")
    }
    #expect(error?.description.hasPrefix("a\u{FFFD}[2J.md:1: ") == true)
  }
}
