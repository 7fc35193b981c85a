import BackstepLessons
import BackstepText
import Testing

@testable import BackstepSession
@testable import backstep

/// Nearly right input for every reader: none crashes, what is refused changes nothing, and what is
/// taken can be written and taken again.
///
/// `BACKSTEP_FUZZ=100000` asks for more of it, `BACKSTEP_FUZZ_SEED` for other input.
@Suite struct FuzzTests {
  private static func number(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }
  private static let count = number("BACKSTEP_FUZZ") ?? 150
  private static let seed = UInt64(number("BACKSTEP_FUZZ_SEED") ?? 1)

  private static let tokens = [
    "W1", "W2[0]", "b1", "x", "y", "out", "dHidden", "loss", "-", "1e308", "nan", "0", "-0", "[",
    "]",
    "(", ")", "\"", "'", ";", "#", "\n", "{", "}", ",", ":", "null", "true", "1e", "\u{0}",
    "\u{202E}",
    "é", "99999999999999999999", "until", "2 3 1", "sum(", "^", "<=", "=", "[[", "]]", "<!--",
    "-->",
    "```", "> ", "- a) ", "float64:AAAA", ".5", "/", "*",
  ]

  /// A world whose only file holds these bytes, and in which long commands are interrupted.
  private static func world(_ bytes: [UInt8] = []) -> Effects {
    var questions = 0
    return Effects(
      readFile: { _ throws(FileProblem) in bytes }, bundledData: Bundle.data,
      isInterrupted: {
        questions += 1
        return questions > 200
      }, trainingLimit: TrainingLimit(epochs: 3, work: 100_000),
      memoryLimit: MemorySize(bytes: 1 << 20))
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func commands() {
    var mutator = Mutator(
      [
        "forward; loss; backward; nudge", "set W1[0][1] 0.5", "set x [[0,1],[1,1]]", "step 3",
        "net 2 3 1 tanh sigmoid nobias", "net 2 4 4 2 relu softmax batchnorm",
        "train 3 until loss < 0.1", "train 2 watch", "plot net; plot flow; plot weights W1",
        "train 2; plot loss braille to a.svg", "plot boundary x[0] x[1]",
        "plot surface W1[0][0] b2", "train 3; goto epoch 2 of 1",
        "find loss < 0.3; diff epoch 1 0",
        "why dHidden[1]", "inspect W2[0]", "check W1", "predict out 0.9",
        "print W2[1]*dOut*hidden[1]",
        "mark a; undo; goto a; diff a 0", "watch W1 loss", "freeze layer 1", "unfreeze",
        "bug random",
        "bug guess order", "set optimizer adam", "set batch 2; set shuffle on",
        "data circles split=0.2",
        "data t.csv target=2 scale=standard header=yes", "evaluate", "show weights",
        "reset; seed 4",
        "sample 1 2", "set dropout 0.5", "set memory 10 KB", "compare example1", "load f",
        "help set",
        "cycle 2", "timeline", "history 3", "complete print dO", "set clip 1; set decay 0.1",
      ], tokens: Self.tokens, seed: Self.seed)
    var session = Session()
    for _ in 0..<Self.count {
      for command in Statements.split(text(mutator.next())) {
        let (moment, next, time) = (
          session.timeline.current, session.timeline.next, session.state.time
        )
        do throws(SessionError) {
          _ = try session.perform(
            command, abbreviations: true, Self.world(Array("1,2\n3,4\n".utf8)))
        } catch {
          #expect(session.timeline.current == moment && session.timeline.next == next, "\(command)")
          #expect(session.state.time == time, "\(command)")
        }
        #expect(session.state.time == session.timeline.current, "\(command)")
      }
      // Large ones take their time, and find nothing that small ones do not.
      if session.state.architecture.parameterCount > 2000 { session = Session() }
    }
  }

  @Test func expressions() throws {
    var mutator = Mutator(
      [
        "1 - 2*3^-2/(4 + x[0])", "W2[1]*dOut*hidden[1]*(1 - hidden[1])", "sum(W1[0])*max(1, 2)",
        "-2^2 <= exp(ln(3))", "sigmoid(W1[0][0]*x[0] + b1[0])", "W1*2 - W1", "loss < 0.5",
        "1e-3+.5",
      ], tokens: Self.tokens, seed: Self.seed)
    var session = Session()
    _ = try session.perform("step 3")
    let shape = session.state.shape
    for _ in 0..<Self.count * 10 {
      let input = text(mutator.next())
      guard let expression = try? ExpressionParser.parse(input, in: shape) else { continue }
      let written = expression.symbols(in: shape)
      // Written with parentheses it may be deeper than as it was typed.
      if written.count(where: { $0 == "(" }) > 100 { continue }
      let again = try ExpressionParser.parse(written, in: shape)
      #expect(again.symbols(in: shape) == written, "\(input)")
      let (first, second) = (
        try? session.state.value(of: expression), try? session.state.value(of: again)
      )
      #expect(first?.numbers.map(\.bitPattern) == second?.numbers.map(\.bitPattern), "\(input)")
    }
  }

  @Test func lessons() {
    let corpus = Bundle.lessons.prefix(4).map { text($0.bytes) }
    var mutator = Mutator(
      corpus + [
        "<!-- backstep-lesson 1 id=a title=\"A\" seed=3 setup=\"set lr 0.5\" -->\n# A\n\n```backstep\n"
          + "> print lr\n0.5\n```\n<!-- ask id=q kind=number answer=lr -->\nHow much?\n"
      ], tokens: Self.tokens, seed: Self.seed)
    for _ in 0..<Self.count { _ = try? LessonParser.parse(mutator.next(), file: "a.md") }
  }

  @Test func tables() {
    var mutator = Mutator(
      [
        "a,b,c\n1,2,x\n3,4,y\n", "1;2,5;0\n3;4,5;1\n", "\"a\"\t\"b\"\n1\t2\n", "1,2\r\n3,4\r\n",
        "# c\n0.5,1e3,yes\n-1,+2,no\n",
      ], tokens: Self.tokens, seed: Self.seed)
    for index in 0..<Self.count * 5 {
      let world = Self.world(mutator.next())
      let options = ["", "header=no", "target=1", "split=0.5", "scale=minmax"][index % 5]
      var session = Session()
      guard (try? session.perform("data t.csv \(options)", world)) != nil else { continue }
      let data = session.state.data
      #expect(data?.numbers.allSatisfy(\.isFinite) == true && data.map { $0.count > 0 } == true)
    }
  }

  @Test func sessionFiles() throws {
    var corpus: [String] = []
    for script in [
      "step 3", "train 2; set x 1 2", "net 2 3 2 relu softmax; set x 1 2; set y 1 0; step 4",
    ] {
      var session = Session()
      for command in Statements.split(script) { _ = try session.perform(command, Self.world()) }
      corpus.append(text(try SessionFile.bytes(of: session)))
      corpus.append(SessionFile.json(of: session).page(isDense: true))
    }
    corpus.append("{\"W1\":[[1,2],[3,4]],\"b1\":[0,0],\"W2\":[[1,2]],\"b2\":[0]}")
    var mutator = Mutator(corpus, tokens: Self.tokens, seed: Self.seed)
    for _ in 0..<Self.count * 2 {
      let bytes = mutator.next()
      var session = Session()
      guard (try? session.perform("load f", Self.world(bytes))) != nil else { continue }
      let again = try SessionFile.bytes(of: session)
      let loaded = try SessionFile.session(again)
      #expect(loaded.state.network.parameters == session.state.network.parameters)
      _ = try? session.perform("step 4", Self.world())
      _ = try? session.perform("train 1", Self.world())
    }
  }

  @Test func steps() {
    let corpus = ["example1", "example2"].compactMap(Bundle.data).map(text)
    var mutator = Mutator(
      corpus + [
        "{\"W1\":[[0.1,0.2],[0.3,0.4]],\"b1\":[0,0],\"W2\":[[0.5,0.6]],\"b2\":[0],\"x\":[0,1],\"y\":[1],"
          + "\"out\":[0.5],\"settings\":{\"lr\":0.1}}"
      ], tokens: Self.tokens, seed: Self.seed)
    for _ in 0..<Self.count {
      var session = Session()
      _ = try? session.perform("compare f", Self.world(mutator.next()))
    }
  }
}
