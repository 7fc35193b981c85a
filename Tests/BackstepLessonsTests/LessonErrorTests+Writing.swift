@testable import BackstepLessons

/// Comments, attributes, ids and fences that are not written as they should be.
extension LessonErrorTests {
  static let writing = [
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
      a.md:2: 'do' has no attribute 'colour' (id, check, unmet)
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
      a.md:5: a lesson has no quotations; write a paragraph
              > show
              ^
      a.md:6: a span of code stands between single backticks
              ```
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
  ]
}
