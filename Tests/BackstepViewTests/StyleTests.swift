import BackstepSession
import Testing

@testable import BackstepText
@testable import BackstepView

/// The same answers in other styles.
@Suite struct StyleTests {
  /// What the last of some commands answers.
  private static func answer(_ commands: String, _ style: OutputStyle? = nil) throws -> [String] {
    var session = Session()
    var text = ""
    for command in Statements.split(commands) {
      text = TextView(ViewOptions(style: style)).text(of: try session.perform(command))
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func theSettingDecidesUnlessTheViewIsTold() throws {
    let weights = "show b1"
    let plain = [
      "b1[0]: minus 0.8579", "b1[1]: minus 0.2376", "b1[2]: 0.7343",
    ]
    #expect(try Self.answer("set style plain; \(weights)") == plain)
    #expect(try Self.answer(weights, .plain) == plain)
    #expect(try Self.answer("set style plain; \(weights)", .text) == Self.answer(weights))
    #expect(
      try Self.answer("set style csv; \(weights)") == [
        "name,value", "b1[0],-0.8579095678615754", "b1[1],-0.23763110661876463",
        "b1[2],0.7343049695372008",
      ])
    #expect(
      try Self.answer("set style markdown; \(weights)") == [
        "| name | value |", "| --- | ---: |", #"| b1\[0\] | -0.8579 |"#,
        #"| b1\[1\] | -0.2376 |"#, #"| b1\[2\] | 0.7343 |"#,
      ])
  }

  @Test func aCalculationIsATableOfOne() throws {
    #expect(try Self.answer("print 1/3", .csv) == ["value", "0.3333333333333333"])
    #expect(try Self.answer("print 1/3", .plain) == ["0.3333"])
    #expect(try Self.answer("complete set sty", .csv) == ["style"])
  }

  @Test func anUnknownStyleIsRefused() {
    var session = Session()
    #expect(throws: SessionError.self) { try session.perform("set style prose") }
    #expect(session.state.settings.style == .text)
  }

  @Test func csvIsWholeAndExact() throws {
    let lines = try Self.answer("net 64 4 10 relu softmax; show W1", .csv)
      .filter { !$0.hasPrefix("#") }
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.split(separator: ",").count == 65 })
    let evaluation = try Self.answer("data circles; evaluate", .csv)
    #expect(evaluation.filter { $0.first?.isNumber == true }.count > 100)
    #expect(evaluation.contains { $0 == "sample,x[0],x[1],y,out,out - y,loss,verdict" })
    #expect(
      try Self.answer("train 50", .csv).filter { $0.first?.isNumber == true }.count == 50)
    #expect(
      try Self.answer("sample 1; step 4", .csv).contains {
        $0.hasPrefix("W1[0][0],0.40584366631770097,")
      })
  }

  private static let tour = [
    "show", "show net", "show weights", "show settings", "show data", "show sample", "step 4",
    "sample 0..2; step 4", "sample 1; step 3; why dHidden[1]", "step 3; inspect W1[0][1]",
    "step 3; check", "step 3; inspect hidden", "evaluate", "train 30", "cycle 5", "timeline",
    "mark a; train 3; diff a", "help", "help all", "help set", "help compare", "bug list",
    "bug order", "data circles", "data circles; data show 3",
    "freeze W1[0]; show weights", "watch W1 b2; step 4", "print W1*2", "print 1e-7", "let a = W1",
    "undo", "net 2 4 3 2 tanh softmax layernorm; show weights", "predict W1[0][0] 5",
    "net 2 4 1 tanh batchnorm; set batch 4; step 4", "step 3; plot net",
    "train 30; undo; train 40; plot loss", "plot boundary", "plot weights",
    "step 3; plot surface b2", "train 9; plot surface b2 W2[0]", "plot flow",
  ]

  /// For ears: no columns, no boxes, no blank lines, no signs of formulas outside of code.
  @Test(arguments: tour) func plainHasNoColumnsAndNoSigns(_ commands: String) throws {
    let setup = commands == "undo" ? "train 3; undo" : commands
    for line in try Self.answer(setup, .plain) where !setup.hasPrefix("help") {
      #expect(!line.isEmpty && !line.hasPrefix(" ") && !line.contains("  "), "\(line)")
      #expect(
        !line.contains { "│├─→←*=^|`\u{1B}\u{1C}\u{1D}\u{1E}\u{1F}\u{1A}".contains($0) }, "\(line)")
      #expect(!line.contains(" -") || line.contains("--json"), "\(line)")
      #expect(!line.contains(" ,") && !line.hasPrefix(","), "\(line)")
    }
  }

  /// Comma-separated: every row of a table has as many cells as its head.
  @Test(arguments: tour) func tablesAreRectangular(_ commands: String) throws {
    let setup = commands == "undo" ? "train 3; undo" : commands
    var width: Int?
    for line in try Self.answer(setup, .csv) {
      guard !line.isEmpty, !line.hasPrefix("#") else {
        if line.isEmpty { width = nil }
        continue
      }
      let cells = Self.cells(line)
      #expect(cells == width ?? cells, "\(line)")
      width = cells
    }
    var columns: Int?
    for line in try Self.answer(setup, .markdown) {
      guard line.hasPrefix("| ") else {
        columns = nil
        continue
      }
      let count = line.split(separator: "\\|").joined().count { $0 == "|" }
      #expect(count == columns ?? count, "\(line)")
      columns = count
    }
  }

  /// How many cells a line has, quotes heeded.
  private static func cells(_ line: String) -> Int {
    var isQuoted = false
    return 1
      + line.count {
        if $0 == "\"" { isQuoted.toggle() }
        return $0 == "," && !isQuoted
      }
  }

  @Test func aFileDoesNotChangeWhatIsHeard() throws {
    var writer = Session()
    _ = try writer.perform("set style csv")
    let bytes = try SessionFile.bytes(of: writer)
    var session = Session()
    _ = try session.perform("set style plain")
    _ = try session.perform("load f", Effects(readFile: { _ throws(FileProblem) in bytes }))
    #expect(session.state.settings.style == .plain)
    let step = Array(#"{"W1":[[1]],"b1":[0],"x":[1],"y":[0],"loss":1}"#.utf8)
    _ = try session.perform("compare s", Effects(readFile: { _ throws(FileProblem) in step }))
    #expect(session.state.settings.style == .plain)
    // What is kept for going on has it.
    #expect(try SessionFile.session(bytes).state.settings.style == .csv)
  }
}
