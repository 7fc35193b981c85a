import Testing

@testable import backstep

/// The page that `export html` writes, in a browser.
@Suite struct PageTests {
  /// What the page says of itself, a line a fact; nil where there is no browser.
  private static func facts(_ commands: String, _ home: TemporaryFolder) throws -> [[Substring]]? {
    guard try Program.shell("node --version && chromium --version", home: home).status == 0 else {
      print("skipped: the page of `export html`; node or chromium is not installed")
      return nil
    }
    let exported = try Program.backstep(["-c", commands + "; export html run.html"], home: home)
      .run()
    try #require(exported.status == 0, "\(exported.error)")
    let script = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    let folder = getenv("PAGE_PICTURES").map { " " + String(cString: $0) } ?? ""
    let run = try Program.shell("node \(script)/page.mjs run.html\(folder)", home: home)
    try #require(run.status == 0, "\(run.error)")
    return run.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }

  private static func fact(_ name: String, _ facts: [[Substring]]) -> Substring? {
    facts.first { $0.first == name[...] }?.last
  }

  @Test func itPlaysFromTheKeyboardAndIsReadAloud() throws {
    let home = try TemporaryFolder()
    guard let facts = try Self.facts("train 5000", home) else { return }
    func fact(_ name: String) -> Substring? { Self.fact(name, facts) }
    #expect(fact("faults") == "" && fact("requests") == "")
    #expect(fact("title") == "backstep: 2-3-1 sigmoid on xor")
    #expect(fact("heading") == fact("title"))
    #expect(fact("start")?.contains("time 0, epoch 0: mean loss 0.3838, accuracy 50 %") == true)
    #expect(fact("end")?.contains("epoch 5000: mean loss 0.0008376, accuracy 100 %") == true)
    // Played to the end, silent on the way.
    #expect(fact("playing") == "Stop" && fact("ended") == "true")
    #expect(
      fact("spoken")
        == "Stopped at epoch 5000: mean loss 0.0008376, accuracy 100 %")
    #expect(fact("paces") == "1000")
    #expect(fact("focus") == "time")
    let keys = facts.filter { $0.first == "key" }.map { $0[2].prefix { $0 != "," } }
    let moments = fact("moments").flatMap { Int($0) } ?? 0
    #expect((60...130).contains(moments))
    #expect(
      keys
        == [2, 12, moments, moments - 1, 1, 2].map { "Moment \($0) of \(moments)" }
        .map { $0[...] }.dropLast() + ["Moment 1 of \(moments)"])
    #expect(fact("chosenByKey")?.contains("z1[0] = W1[0][0]*x[0] + W1[0][1]*x[1] + b1[0]") == true)
    // Whatever can be used has a name, and says what it is.
    let tree = facts.filter { $0.first == "ax" }.map { (role: $0[1], name: $0[2], value: $0[3]) }
    for role in ["button", "slider", "combobox", "image", "img", "heading", "table"] {
      #expect(tree.filter { $0.role == role[...] }.allSatisfy { !$0.name.isEmpty }, "\(role)")
    }
    func has(_ role: String, _ name: String, _ value: String = "") -> Bool {
      tree.contains { $0.role == role[...] && $0.name == name[...] && $0.value.contains(value) }
    }
    #expect(has("slider", "Moment"))
    #expect(
      fact("valuetext")?.hasPrefix("moment 1 of \(moments), time 0, epoch 0: mean loss") == true)
    for name in ["First", "Back", "Play", "Forward", "Last"] { #expect(has("button", name)) }
    #expect(tree.contains { $0.role == "button" && $0.name.hasPrefix("hidden[0] is 0.") })
    #expect(has("combobox", "Sample") && has("combobox", "Number"))
    #expect(facts.contains { $0.first == "ax" && $0[1] == "status" && $0[4] == "polite" })
    for name in ["Loss", "Prediction over the two inputs"] {
      #expect(has("img", name) || has("image", name), "\(name)")
    }
  }

  @Test(
    "Its numbers and formulas are those of the program",
    arguments: [
      "seed 3; set lr 2; train 40; set lr 0.1; train 300",
      "net 2 3 2 1 tanh layernorm; set loss half; set optimizer adam; set lr 0.01; train 60",
      "net 2 2 1 softplus linear; set loss huber; set lr 0.1; cycle 3; set W1[0][0] -1e-7; cycle 6",
    ])
  func numbers(_ commands: String) throws {
    let home = try TemporaryFolder()
    guard let facts = try Self.facts(commands, home) else { return }
    #expect(Self.fact("faults", facts) == "" && Self.fact("ended", facts) == "true")
    let moments = facts.indices.filter { facts[$0].first == "moment" }
    #expect(moments.count == 6)
    for (place, start) in moments.enumerated() {
      let end = place + 1 < moments.count ? moments[place + 1] : facts.count
      let (moment, rest) = (facts[start], facts[(start + 1)..<end])
      let there = moment[3] == "true" ? "epoch \(moment[1]) of \(moment[2])" : "\(moment[2])"
      let formulas = rest.filter { $0.first == "formula" }.map { $0[1] }
      #expect(formulas.count > 15)
      let asked = formulas.map { "why \($0.prefix { $0 != " " }) 1" }.joined(separator: "; ")
      let told = try Program.backstep(
        [
          "--width", "400", "-c",
          "\(commands); goto \(there); set dropout 0; sample \(moment[4]); step 3; \(asked)",
        ], home: home
      ).run()
      #expect(told.status == 0, "\(told.error)")
      let lines = told.output.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.drop { $0 == " " }
      }
      let text = lines.joined(separator: " ⏎ ")
      let strange = formulas.filter { !text.contains($0) }
      #expect(strange.isEmpty, "\(there)")
    }
  }

  @Test("Text of files is text, in the page too")
  func hostile() throws {
    let home = try TemporaryFolder()
    let evil = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>"
    _ = try home.file(
      "\(evil.filter { $0 != "/" }).csv",
      "<b>a</b>,\"\(evil)\",class\n0,1,<i>one</i>\n1,0,\(evil.filter { $0 != "," })\n0,0,<i>one</i>\n"
    )
    let data = "data \"\(evil.filter { $0 != "/" }).csv\" target=class; net 2 3 2 tanh softmax"
    guard let facts = try Self.facts(data + "; set loss ce; train 5", home) else { return }
    #expect(Self.fact("faults", facts) == "" && Self.fact("requests", facts) == "")
    #expect(Self.fact("scripts", facts) == "2")
    #expect(Self.fact("title", facts)?.hasPrefix("backstep: 2-3-2 tanh softmax on ") == true)
  }
}
