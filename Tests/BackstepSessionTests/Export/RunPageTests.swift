import Backprop
import Testing

@testable import BackstepSession

/// What `export html` writes, without a browser.
@Suite struct RunPageTests {
  private static var effects: Effects { Effects(bundledData: Effects.bundled) }

  private static func page(_ commands: String) throws -> String {
    let session = try session(commands, effects: effects)
    return try ExportTarget.html.text(session, effects)
  }

  /// The JSON in a page.
  private static func data(_ page: String) throws -> [(String, JSONValue)] {
    let open = try #require(page.firstRange(of: "id=\"data\">"))
    let rest = page[open.upperBound...]
    let close = try #require(rest.firstRange(of: "</script>"))
    guard case .object(let members) = try JSONReader.read(Array(rest[..<close.lowerBound].utf8))
    else { return [] }
    return members
  }

  private static func frames(_ data: [(String, JSONValue)]) -> [[String: JSONValue]] {
    guard case .array(let frames)? = data.first(where: { $0.0 == "frames" })?.1 else { return [] }
    return frames.map { frame in
      guard case .object(let members) = frame else { return [:] }
      return Dictionary(members, uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func itsMakingIsInterrupted() throws {
    let asked = try session("data circles; set b2 1; set b2 2", effects: Self.effects)
    let effects = Effects(bundledData: Effects.bundled, isInterrupted: { true })
    #expect(throws: SessionError.loop(.interrupted)) {
      try ExportTarget.html.text(asked, effects)
    }
  }

  @Test("Its moments are epochs of the run, to the last bit")
  func frames() throws {
    let commands =
      "set shuffle on; set batch 2; set optimizer adam; set lr 0.02; train 300; train 100"
    let frames = Self.frames(try Self.data(try Self.page(commands)))
    #expect((60...125).contains(frames.count))
    #expect(frames.first?["epoch"] == .integer(0) && frames.last?["epoch"] == .integer(400))
    for place in [3, frames.count / 2, frames.count - 2] {
      guard case .integer(let epoch)? = frames[place]["epoch"] else {
        Issue.record("no epoch")
        continue
      }
      var there = try session(commands)
      _ = try there.perform("goto epoch \(epoch)")
      #expect(frames[place]["parameters"] == .numbers(there.state.network.parameters))
      #expect(frames[place]["inside"] == .bool(true))
      let evaluation = try #require(
        there.state.data.map { Evaluation(there.state.network, on: $0, loss: .squared) })
      #expect(frames[place]["loss"] == .number(evaluation.meanLoss))
    }
  }

  @Test("What has another network, data or loss is not played with it")
  func lastPart() throws {
    let frames = Self.frames(
      try Self.data(try Self.page("train 9; net 2 2 1; train 4; goto epoch 2; cycle 4; set lr 9")))
    #expect(
      frames.map { $0["epoch"]?.text } == ["0", "1", "2", "3", "4", "2", "3"])
    #expect(frames.map { $0["time"]?.text } == ["2", "3", "3", "3", "3", "4", "5"])
  }

  @Test(
    "Its size is bounded, whatever the run and the data",
    arguments: [
      "train 3000", "net 2 30 30 1; train 30", "cycle 130",
    ])
  func size(_ commands: String) throws {
    let page = try Self.page(commands)
    #expect(page.utf8.count < 5_000_000, "\(page.utf8.count)")
    #expect((2...130).contains(Self.frames(try Self.data(page)).count))
  }

  @Test(arguments: [
    ("", ExportTarget.Obstacle.nothingToPlay), ("forward; set lr 1", .nothingToPlay),
    ("net 3 1", .noData), ("net 2 4 1 batchnorm; set batch 4; train 2", .normalization(.batch)),
    ("net 2 800 1; train 1", .tooLarge(parameters: 3201, most: 3000)),
  ])
  func refuses(_ commands: String, _ obstacle: ExportTarget.Obstacle) throws {
    var session = try session(commands)
    #expect(throws: SessionError.file(.notExported(.html, obstacle))) {
      try session.perform("export html f.html", Self.effects)
    }
  }

  @Test func aStopLeavesNoFile() throws {
    var session = try session("train 100")
    var (asked, isWritten) = (0, false)
    let effects = Effects(
      replaceFile: { _, _ throws(FileProblem) in isWritten = true },
      bundledData: Effects.bundled,
      isInterrupted: {
        asked += 1
        return asked == 50
      })
    #expect(throws: SessionError.loop(.interrupted)) {
      try session.perform("export html f.html", effects)
    }
    #expect(!isWritten)
  }

  @Test("No text breaks out of the page")
  func hostile() throws {
    let evil = "</script><!-- data --> /* script */ <script>alert(1)</script>\u{2028}&\u{0007}"
    var state = State()
    let data = try #require(state.data)
    state.data = Dataset(
      name: evil, inputCount: 2, targetCount: 1, values: data.numbers,
      inputNames: [evil, "\"'"], classes: [])
    var session = Session(state)
    _ = try session.perform("train 3")
    let page = try ExportTarget.html.text(session, Self.effects)
    let plain = try Self.page("train 3")
    func count(_ part: String, in text: String) -> Int { text.split(separator: part).count - 1 }
    for part in ["<script", "</script", "<!--", "\u{2028}", "\u{0007}", "/* style */"] {
      let expected = count(part, in: plain)
      // The name of the data stands in the title too, as text, and in the JSON, where a comment of
      // the script's language is none.
      #expect(count(part, in: page) == expected, "\(part)")
    }
    let names = try Self.data(page).first { $0.0 == "title" }?.1
    #expect(names == .string("backstep: 2-3-1 sigmoid on \(evil)"))
  }

  @Test("The page has no address in it and loads nothing")
  func alone() throws {
    let page = try Self.page("train 3")
    for part in ["src=", "href=", "@import", "url(", "fetch(", "import(", "XMLHttpRequest"] {
      #expect(!page.contains(part), "\(part)")
    }
    // The one address is the name of SVG's elements.
    #expect(page.split(separator: "http").count - 1 == 2, "http-equiv and the namespace")
    #expect(page.contains("default-src 'none'"))
  }
}
