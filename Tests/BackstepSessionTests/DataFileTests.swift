import Backprop
import Testing

@testable import BackstepSession

/// Tables in files: what is taken, and where and why the rest is refused.
@Suite("Data from files")
struct DataFileTests {
  struct Taken: Sendable {
    var name: String
    var text: String
    var options = ""
    var x: [[Double]]
    var y: [[Double]]
    var names: [String] = []
    var classes: [String] = []
  }

  static let tables: [Taken] = [
    Taken(name: "no header", text: "1,2,3\n4,5,6\n", x: [[1, 2], [4, 5]], y: [[3], [6]]),
    Taken(
      name: "header", text: "a,b,c\n1,2,3", x: [[1, 2]], y: [[3]], names: ["a", "b"]),
    Taken(
      name: "classes", text: "1,2,no\n3,4,yes\n5,6,no", x: [[1, 2], [3, 4], [5, 6]],
      y: [[1, 0], [0, 1], [1, 0]], classes: ["no", "yes"]),
    Taken(
      name: "target by name", text: "a,b,c\n1,2,3", options: "target=a", x: [[2, 3]], y: [[1]],
      names: ["b", "c"]),
    Taken(
      name: "target by number", text: "1,2,3", options: "target=1", x: [[2, 3]], y: [[1]]),
    Taken(
      name: "target with blanks", text: "my t,b\n1,2", options: "target=\"my t\"", x: [[2]],
      y: [[1]], names: ["b"]),
    Taken(
      name: "semicolons, decimal commas", text: "1,5;2\n-,5;4", x: [[1.5], [-0.5]], y: [[2], [4]]),
    Taken(name: "tabs", text: "1\t2\n3\t4\n", x: [[1], [3]], y: [[2], [4]]),
    Taken(
      name: "CRLF, BOM, blank lines, remarks",
      text: "\u{FEFF}# source\r\n#\r\n\r\n1,2\r\n\r\n3,4\r\n\r\n", x: [[1], [3]], y: [[2], [4]]),
    Taken(
      name: "quotes", text: "\"a, b\",\"say \"\"x\"\"\"\n\"1\" , \"on\ne\"\n2,two\n",
      x: [[1], [2]],
      y: [[1, 0], [0, 1]], names: ["a, b"], classes: ["on?e", "two"]),
    Taken(
      name: "names that a terminal would obey", text: "\u{1B}[31mred,\u{202E}y\n1,2", x: [[1]],
      y: [[2]], names: ["?[31mred"]),
    Taken(
      name: "header by force", text: "1,2\n3,4", options: "header=yes", x: [[3]], y: [[4]],
      names: ["1"]),
    Taken(name: "plus and exponents", text: "+1,2e3\n.5,-1", x: [[1], [0.5]], y: [[2000], [-1]]),
  ]

  @Test("Taken", arguments: tables)
  func takes(_ row: Taken) throws {
    let session = try session("data t.csv \(row.options)", effects: .reading(row.text))
    let data = try #require(session.state.data)
    #expect((0..<data.count).map { data.input($0) } == row.x, "\(row.name)")
    #expect((0..<data.count).map { data.target($0) } == row.y, "\(row.name)")
    #expect(data.inputNames == row.names && data.classes == row.classes, "\(row.name)")
    #expect(data.name == "t.csv")
  }

  struct Refused: Sendable {
    var text: String
    var options = ""
    var line: Int?
    var column: Int?
    var problem: DataFileError.Problem
  }

  static let faults: [Refused] = [
    Refused(text: "", problem: .empty), Refused(text: "\n\r\n  \n", problem: .empty),
    Refused(text: "# only\n", problem: .empty), Refused(text: "a,b\n", problem: .onlyHeader),
    Refused(text: "1\n2\n", line: 1, problem: .oneColumn),
    Refused(text: "1,2\n3\n", line: 2, problem: .ragged(expected: 2, found: 1)),
    Refused(text: "a,b\n\n1,2,3\n", line: 3, problem: .ragged(expected: 2, found: 3)),
    Refused(text: "1,2\n,4\n", line: 2, column: 1, problem: .missing),
    Refused(text: "1,2\n3,\n", line: 2, column: 2, problem: .missing),
    Refused(text: "a,b\n1,x\n2,NA\n", line: 3, column: 2, problem: .missing),
    Refused(text: "1,2\nfoo,4\n", line: 2, column: 1, problem: .notANumber("foo")),
    Refused(text: "1,2\n3,foo\n", line: 2, column: 2, problem: .notANumber("foo")),
    Refused(text: "1,2\n0x10,3\n", line: 2, column: 1, problem: .notANumber("0x10")),
    Refused(text: "1,2\n1e999,3\n", line: 2, column: 1, problem: .notFinite("1e999")),
    Refused(text: "1,2\n\"3,4\n", line: 2, column: 1, problem: .unclosedQuote),
    Refused(text: "1,2\n\"3\"x,4\n", line: 2, column: 1, problem: .textAfterQuote),
    Refused(text: "1,2\n3,\0\n", line: 2, column: 2, problem: .notText),
    Refused(text: "1,a\n2,a\n", column: 2, problem: .oneClass("a")),
    Refused(
      text: "a,b\n1,2\n", options: "target=c", line: 1,
      problem: .noTarget("c", columns: ["a", "b"])),
    Refused(text: "1,2\n", options: "target=3", line: 1, problem: .noTarget("3", columns: [])),
    Refused(
      text: (0...1000).map { "1,c\($0)\n" }.joined(), line: 1001, column: 2,
      problem: .tooManyClasses(limit: 1000)),
  ]

  @Test("Refused, with the place, and nothing changed", arguments: faults)
  func refuses(_ row: Refused) throws {
    var session = Session()
    let before = session.state
    do throws(SessionError) {
      _ = try session.perform("data t.csv \(row.options)", .reading(row.text))
      Issue.record("taken: \(row.text)")
    } catch {
      guard case .data(.file(let problem)) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(problem.problem == row.problem)
      #expect(problem.line == row.line && problem.column == row.column && problem.file == "t.csv")
    }
    #expect(session.state == before)
  }

  @Test("Bytes that are no UTF-8 are refused with their place")
  func notUTF8() {
    var session = Session()
    let effects = Effects(readFile: { _ in Array("1,2\n3,".utf8) + [0xFF, 0x0A] })
    #expect(
      throws: SessionError.data(.file(DataFileError(.notText, in: "t.csv", line: 2, column: 2)))
    ) { try session.perform("data t.csv", effects) }
  }
}
