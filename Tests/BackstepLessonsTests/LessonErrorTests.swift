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

  static let bodies = [
    Case(
      "unknown directive", "\n<!-- solutoin: x -->",
      """
      a.md:3: unknown directive 'solutoin': did you mean solution?
        <!-- solutoin: x -->
             ^
      """),
    Case(
      "a word like no other", "<!-- TODO -->",
      """
      a.md:2: unknown directive 'TODO'; a remark is written <!-- note: … -->
        <!-- TODO -->
             ^
      """),
    Case(
      "no word", "<!-- ... -->",
      """
      a.md:2: the comment begins with no word that a lesson knows
        <!-- ... -->
             ^
      """),
    Case(
      "unknown attribute", "<!-- ask id=q kind=number\n  awnser=1 answer=1 -->\nHow much?",
      """
      a.md:3: 'ask' has no attribute 'awnser': did you mean answer?
          awnser=1 answer=1 -->
          ^
      """),
    Case(
      "an attribute like no other", "<!-- do id=t check=1 colour=red -->\nx\n<!-- solution: x -->",
      """
      a.md:2: 'do' has no attribute 'colour' (id, check)
        <!-- do id=t check=1 colour=red -->
                             ^
      """),
    Case(
      "repeated attribute", "<!-- ask id=q id=r kind=number answer=1 -->\nHow much?",
      """
      a.md:2: 'id' is given twice
        <!-- ask id=q id=r kind=number answer=1 -->
                      ^
      """),
    Case(
      "malformed attribute", "<!-- ask id=q kind number answer=1 -->\nHow much?",
      """
      a.md:2: expected an attribute such as id=name, found 'kind'
        <!-- ask id=q kind number answer=1 -->
                      ^
      """),
    Case(
      "duplicate id", ask + "\n" + ask,
      """
      a.md:5: the id 'q' is taken: line 2 has it already
        <!-- ask id=q kind=number answer=1 -->
                    ^
      """),
    Case(
      "malformed id", "<!-- ask id=Q_1 kind=number answer=1 -->\nHow much?",
      """
      a.md:2: 'Q_1' is no id: use small letters, digits and '-'
        <!-- ask id=Q_1 kind=number answer=1 -->
                    ^
      """),
    Case(
      "unclosed fence", "Text.\n  ````backstep\n> show\n```\n",
      """
      a.md:3: the fence is never closed with ````
          ````backstep
          ^
      """),
    Case(
      "misspelt fence", "```backstp\n> show\n```\n",
      """
      a.md:2: 'backstp' is no language of a transcript: did you mean backstep?
        ```backstp
           ^
      """),
    Case(
      "indented fence", "- item\n\n      ```backstep\n      > show\n      ```\n",
      """
      a.md:4: a transcript's fence may have at most three blanks before it
              ```backstep
        ^
      """),
    Case(
      "unclosed comment", "Text.\n<!-- hint: no end\n\nmore",
      """
      a.md:3: the comment is never closed with -->
        <!-- hint: no end
        ^
      """),
    Case(
      "unclosed quotation", ask + "<!-- wrong: -1 \"No. -->",
      """
      a.md:4: the quotation mark is never closed within the comment
        <!-- wrong: -1 "No. -->
                       ^
      """),
    Case(
      "comment within text", "Some `<!-- code -->` \\<!-- and <!-- note: x -->",
      """
      a.md:2: a comment starts a line of its own
        Some `<!-- code -->` \\<!-- and <!-- note: x -->
                                       ^
      """),
    Case(
      "text after a comment", "<!-- note: x --> and text",
      """
      a.md:2: text after a comment; put it on the next line
        <!-- note: x --> and text
                         ^
      """),
    Case(
      "hint without a question", "Text.\n\n<!-- hint: x -->",
      """
      a.md:4: the hint belongs to no question: put it right under one
        <!-- hint: x -->
             ^
      """),
    Case(
      "wrong after other prose", ask + "<!-- hint: x -->\nOther.\n<!-- wrong: 2 \"No.\" -->",
      """
      a.md:6: the wrong belongs to no question: put it right under one
        <!-- wrong: 2 "No." -->
             ^
      """),
    Case(
      "solution after a transcript", ask + "```backstep\n> x\n```\n<!-- solution: x -->",
      """
      a.md:7: the solution belongs to no question: put it right under one
        <!-- solution: x -->
             ^
      """),
    Case(
      "question without an answer", "<!-- ask id=q kind=number -->\nHow much?",
      """
      a.md:2: 'ask' needs answer=…
        <!-- ask id=q kind=number -->
        ^
      """),
    Case(
      "task without a check", "<!-- do id=t check=\"\" -->\nDo.\n<!-- solution: x -->",
      """
      a.md:2: 'do' needs check=…
        <!-- do id=t check="" -->
        ^
      """),
    Case(
      "task without a solution", task,
      """
      a.md:2: the task 't' needs a solution, or it cannot be proved
        <!-- do id=t check="a > 1" -->
        ^
      """),
    Case(
      "wrong answer of a task", task + "<!-- wrong: 1 \"No.\" -->\n<!-- solution: x -->",
      """
      a.md:4: a 'do' has no wrong answers; put the words in a hint
        <!-- wrong: 1 "No." -->
             ^
      """),
    Case(
      "second solution", task + "<!-- solution: x -->\n<!-- solution: y -->",
      """
      a.md:5: a second solution for the same question
        <!-- solution: y -->
             ^
      """),
    Case(
      "bad tolerance", "<!-- ask id=q kind=number answer=1 tol=small -->\nHow much?",
      """
      a.md:2: 'small' is no tolerance: write one such as 0.005 or 1%
        <!-- ask id=q kind=number answer=1 tol=small -->
                                               ^
      """),
    Case(
      "tolerance of a choice", "<!-- ask id=q kind=choice answer=a tol=1 -->\n" + choices,
      """
      a.md:2: a question of kind choice takes no 'tol'
        <!-- ask id=q kind=choice answer=a tol=1 -->
                                           ^
      """),
    Case(
      "unknown kind", "<!-- ask id=q kind=numbre answer=1 -->\nHow much?",
      """
      a.md:2: 'numbre' is no kind of question: did you mean number?
        <!-- ask id=q kind=numbre answer=1 -->
                           ^
      """),
    Case(
      "no prompt", "<!-- ask id=q kind=number answer=1 -->\n# Heading\n",
      """
      a.md:2: 'q' asks nothing: write its prompt under it
        <!-- ask id=q kind=number answer=1 -->
        ^
      """),
    Case(
      "no choices", "<!-- ask id=q kind=choice answer=a -->\nWhich?\n- a) One\n- two\n",
      """
      a.md:2: 'q' needs two or more choices: list items such as '- a) It rises.' in its prompt
        <!-- ask id=q kind=choice answer=a -->
        ^
      """),
    Case(
      "answer that is no choice", "<!-- ask id=q kind=choice answer=c -->\n" + choices,
      """
      a.md:2: 'c' is not among the choices (a, b)
        <!-- ask id=q kind=choice answer=c -->
                                         ^
      """),
    Case(
      "wrong answer that is no choice",
      "<!-- ask id=q kind=choice answer=a -->\n" + choices + "<!-- wrong: c \"No.\" -->",
      "a.md:6: 'c' is not among the choices (a, b)"),
    Case(
      "repeated choice", "<!-- ask id=q kind=choice answer=a -->\nWhich?\n- a) One\n- a) Two\n",
      """
      a.md:2: the choice 'a' is listed twice
        <!-- ask id=q kind=choice answer=a -->
        ^
      """),
    Case(
      "wrong without words", ask + "<!-- wrong: -1 -->",
      """
      a.md:4: a wrong answer needs its words: wrong: ANSWER "message"
        <!-- wrong: -1 -->
             ^
      """),
    Case(
      "text after the words", ask + "<!-- wrong: -1 \"No.\" tol=1 -->",
      """
      a.md:4: text after the message
        <!-- wrong: -1 "No." tol=1 -->
                             ^
      """),
    Case(
      "empty hint", ask + "<!-- hint: -->",
      """
      a.md:4: the hint says nothing
        <!-- hint: -->
             ^
      """),
    Case(
      "no colon", ask + "<!-- hint Think. -->",
      """
      a.md:4: write 'hint:' with a colon
        <!-- hint Think. -->
             ^
      """),
    Case(
      "empty command in a solution", task + "<!-- solution: a; ; b -->",
      """
      a.md:4: the command is empty
        <!-- solution: a; ; b -->
                       ^
      """),
    Case(
      "empty command", "```backstep\n> a\n>\n```\n",
      """
      a.md:4: the command is empty
        >
        ^
      """),
    Case(
      "empty transcript", "```backstep\n\n```\n",
      "a.md:2: the transcript has no command: write '> ' before each"),
    Case(
      "output first", "```backstep\nout\n> a\n```\n",
      """
      a.md:3: output before the first command: write '> ' before each command
        out
        ^
      """),
    Case(
      "second header", header,
      """
      a.md:2: a second header; a file holds one lesson
        <!-- backstep-lesson 1 id=a title="A" -->
             ^
      """),
    Case(
      "escape sequence", "wide 漢 \u{1B}[31mred",
      """
      a.md:2: the line holds the control character U+001B; a lesson is plain text
        wide 漢 \u{FFFD}[31mred
                ^
      """),
    Case(
      "reversed text", "a\u{202E}b",
      """
      a.md:2: the line holds the control character U+202E; a lesson is plain text
        a\u{FFFD}b
         ^
      """),
    Case(
      "NUL", "a\0b",
      """
      a.md:2: the line holds a NUL byte
        a\u{FFFD}b
         ^
      """),
    Case(
      "carriage return within a line", "a\rb",
      """
      a.md:2: the line holds the control character U+000D; a lesson is plain text
        a\u{FFFD}b
         ^
      """),
    Case(
      "two errors, in the order of the lines", task + "\n<!-- hnt: x -->",
      """
      a.md:2: the task 't' needs a solution, or it cannot be proved
        <!-- do id=t check="a > 1" -->
        ^
      a.md:5: unknown directive 'hnt': did you mean hint?
        <!-- hnt: x -->
             ^
      """),
  ]

  @Test(arguments: bodies) func saysWhatIsWrongAndWhere(_ bad: Case) {
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
