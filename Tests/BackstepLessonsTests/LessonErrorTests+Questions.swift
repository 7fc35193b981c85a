@testable import BackstepLessons

/// Questions, tasks, transcripts and characters that are not as they should be.
extension LessonErrorTests {
  static let questions = [
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
}
