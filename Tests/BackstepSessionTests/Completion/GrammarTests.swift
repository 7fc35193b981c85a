import Testing

@testable import BackstepSession

/// Completion knows what may stand where.
@Suite struct GrammarTests {
  private func complete(_ line: String, after commands: String = "") -> [String] {
    var session = Session()
    for command in Statements.split(commands) { _ = try? session.perform(command) }
    return LineCompletion(
      line, in: session.state, marks: session.timeline.marks.map(\.name),
      lessons: { ["forward", "xor"] },
      files: { beginning in
        ["it's", "s.json", "say \"so\"", "a\u{1B}"].filter { $0.hasPrefix(beginning) }
      }
    ).candidates
  }

  @Test(arguments: [
    ("freeze W", ["W1", "W2"]), ("freeze l", ["layer"]), ("freeze d", []),
    ("predict dOu", ["dOut"]), ("predict dOut d", []), ("predict l", ["loss"]),
    ("why sig", []), ("print sig", ["sigmoid("]), ("inspect out ", []),
    ("check a", ["all"]), ("check all W2", ["W2", "W2[0]", "W2[1]", "W2[2]"]), ("check dO", []),
    ("bug guess ord", ["order"]), ("bug guess order ", []), ("bug list o", []),
    ("export n", ["numpy"]), ("export numpy s", ["s.json", "'say \"so\"'"]),
    ("export numpy s.json f", ["force"]),
    ("compare --w", ["--with"]), ("compare --with 'x y' --n", ["--net"]),
    ("assert al", ["all", "alpha"]), ("assert all ac", ["accuracy"]), ("assert all dO", []),
    ("assert out > dO", ["dOut"]), ("train until dO", []), ("train until acc", ["accuracy"]),
    ("train 5 until loss < mea", ["mean("]), ("let ", []), ("let a = dO", ["dOut"]),
    ("set loss = h", ["half", "huber"]), ("set loss=h", ["half", "huber"]),
    ("set W1[1]", ["W1[1]", "W1[1][0]", "W1[1][1]"]), ("set dO", []),
    ("set b2 dO", ["dOut"]), ("show we", ["weights"]),
    ("show gradW2", ["gradW2", "gradW2[0]", "gradW2[1]", "gradW2[2]"]),
    ("goto ", ["epoch"]), ("lesson x", ["xor"]), ("lesson xor ", []), ("help momen", ["momentum"]),
    ("help hidden ", ["hidden layer"]), ("help W2[", ["W2[0]", "W2[1]", "W2[2]"]),
    ("complete set loss b", ["bce"]), ("source 'i", ["'it's'"]), ("load it", ["\"it's\""]),
    ("load sa", ["'say \"so\"'"]), ("load a", []), ("forward # lo", []), ("print \"a;b", []),
    ("record of", ["off"]), ("evaluate bl", ["blame"]), ("evaluate blame ", []),
    ("complete complete set loss b", []),
    (String(repeating: "complete ", count: 20_000), []), ("quit ", []),
    ("dHid", ["dHidden", "dHidden[0]", "dHidden[1]", "dHidden[2]"]),
    ("out-dO", ["dOut"]), ("out - dO", ["dOut"]), ("frob dO", []), ("W1[9", []),
    ("print W1[2][5", []),
    ("plot su", ["surface"]), ("plot surface b", ["b1", "b2", "braille"]),
    ("plot loss to s", ["s.json", "'say \"so\"'"]), ("plot loss dO", []), ("train wa", ["watch"]),
    ("plot weights gradW", ["gradW1", "gradW2"]), ("help top", ["topics"]), ("sample a", ["all"]),
    ("f", ["find", "forward", "freeze"]),
  ])
  func offersWhatMayStandThere(_ line: String, _ candidates: [String]) {
    // A quote of the kind that a name holds cannot be put around it.
    #expect(complete(line) == (line == "source 'i" ? [] : candidates))
  }

  /// Behind a blank another word begins, as a command too.
  @Test func aBlankAtTheEndCounts() throws {
    for (line, count) in [("complete set loss", 1), ("complete set loss ", 6)] {
      var session = Session()
      guard case .completions(let found) = try session.perform(line).body else {
        Issue.record("no candidates")
        return
      }
      #expect(found.count == count, "\(found)")
    }
  }

  @Test func knowsWhatThereIs() {
    #expect(complete("unwatch ", after: "watch out loss") == ["loss", "out"])
    #expect(complete("unfreeze ", after: "freeze W2") == ["W2", "layer"])
    let marked = complete("goto ", after: "mark here; set lr 1; mark there")
    #expect(marked == ["here", "there", "epoch"])
    #expect(complete("diff here th", after: "mark here; set lr 1; mark there") == ["there"])
    #expect(complete("own", after: "let own = W1[0]") == ["own", "own[0]", "own[1]"])
    #expect(complete("let o", after: "let own = 3") == ["own"])
    #expect(complete("print an", after: "print 3") == ["ans"])
    #expect(complete("print an").isEmpty)
    #expect(complete("print x[", after: "sample 0..2").contains("x[2][1]"))
  }

  @Test func ofManyNumbersRowsComeFirst() {
    let net = "net 30 20 4 relu softmax"
    #expect(complete("print W1", after: net) == ["W1", "W1["])
    #expect(
      complete("print W1[1", after: net).prefix(4) == ["W1[1]", "W1[1][", "W1[10]", "W1[10]["])
    #expect(complete("print W1[", after: net).count == 40)
    #expect(complete("print W1[19][", after: net).count == 30)
    #expect(complete("print W1[19][29", after: net) == ["W1[19][29]"])
    #expect(complete("print W1[20][", after: net).isEmpty)
    #expect(complete("print W1[19]", after: net) == ["W1[19]", "W1[19]["])
    #expect(complete("print W1[19][29]", after: net) == ["W1[19][29]"])
    #expect(complete("print W1[a", after: net).isEmpty)
    #expect(complete("print W1[99999999999999999999][", after: net).isEmpty)
  }

  /// Whatever is offered for a name can be printed, or says that it is not computed yet.
  @Test func everyNameOfferedIsOne() throws {
    let state = Session().state
    for name in LineCompletion("inspect ", in: state).candidates
      + LineCompletion("inspect W1[", in: state).candidates
    {
      _ = try ExpressionParser.parseName(name, in: state.shape)
    }
    for line in ["set ", "freeze ", "predict ", "help ", "bug ", "show "] {
      #expect(!LineCompletion(line, in: state).candidates.isEmpty, "\(line)")
    }
  }

  @Test(arguments: [
    ("freeze ", ["freeze NAME...", "freeze layer N", "freeze"]), ("freeze W", []),
    ("bug  ", CommandDeclaration.bug.usage), ("fo", []), ("", []), ("frob ", []),
    ("loss; quit ", ["quit"]), ("f ", ["forward"]),
  ])
  func theUsageIsToldWhereNothingIsTyped(_ line: String, _ usage: [String]) {
    #expect(LineCompletion(line, in: State()).usage == usage)
  }

  @Test func noLineTraps() {
    let state = Script("let own = W1; forward; watch out").state
    let pieces = [
      "W1", "[", "]", "9", " ", "set", "=", "\"", "'", ";", "#", "train", "until", "(", "help", "ä",
    ]
    var seed: UInt64 = 3
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<7 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      let completion = LineCompletion(text, in: state)
      #expect(text.hasSuffix(completion.word))
    }
  }
}
