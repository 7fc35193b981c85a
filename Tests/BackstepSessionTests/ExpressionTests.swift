import Testing

@testable import BackstepSession

/// The grammar of the calculator, by examples.
@Suite struct ExpressionTests {
  @Test(
    arguments: [
      ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("2 - 3 - 4", -5), ("8/4/2", 1), ("-2^2", -4),
      ("2^3^2", 512), ("2**3", 8), ("2^-1", 0.5), ("--3", 3), ("-(-3)", 3), ("2*-3", -6), ("+4", 4),
      (".5 + 1.", 1.5), ("1e3", 1000), ("2E-2", 0.02), ("1 < 2", 1), ("2 <= 1", 0), ("1 == 1", 1),
      ("1 != 1", 0), ("3 >= 3", 1), ("1 > 2", 0), ("max(1, 5, 3)", 5), ("min(4, -2)", -2),
      ("sum(1, 2, 3)", 6), ("abs(-2)", 2), ("sqrt(16)", 4), ("exp(0)", 1), ("ln(1)", 0),
      ("ln1p(0)", 0), ("relu(-1)", 0), ("leaky(-1)", -0.01), ("tanh(0)", 0), ("sigmoid(0)", 0.5),
      ("softplus(1000)", 1000), ("huber(-3)", 2.5), ("huber(3, 2)", 4), ("huber(0.5, 2)", 0.125),
      ("huberdelta", 1), ("alpha", 0.99),
      ("x", nil), ("x*x", 5), ("x[1]", 2), ("sum(x)", 3), ("max(x, 7)", 7), ("W1[1]*x", 11),
      ("W2[1]", 6), ("W2[0][1]", 6), ("sum(2*x)", 6), ("x*x*2", 10), ("sum(x^2)", 5), ("lr*2", 1),
      ("1e999", .infinity), ("-1/0", -.infinity), ("2^5000", .infinity), ("1e-999", 0),
    ] as [(String, Double?)])
  func values(_ text: String, _ value: Double?) throws {
    let session = try Session.after("net 2 2 1; set x 1 2; set W1 1 2 3 4; set W2 5 6")
    #expect(try session.state.value(of: text).number == value)
  }

  @Test func whatIsNotANumberIsAResult() throws {
    for text in ["0/0", "1/0 - 1/0", "ln(-1)", "sqrt(-1)", "max(0/0, 1)", "min(1, 0/0)"] {
      #expect(try State().value(of: text).number?.isNaN == true, "\(text)")
    }
  }

  /// The place that is pointed at, in characters.
  @Test(arguments: [
    ("1 +", 3), ("1 + * 2", 4), ("(1 + 2", 6), ("1 2", 2), ("1 $ 2", 2), ("1..2", 2), ("", 0),
    ("sqrt()", 6), ("foo(1)", 0), ("1 + foo(1)", 4), ("W1[0", 4), ("W1[x]", 3), ("W1[0.5]", 3),
    ("1 + hiden", 4), ("2*(W1[0][0] + W1[9][0])", 14), ("x[0][1]", 0), ("1 = 2", 2), (")", 0),
  ])
  func errorsPointAtTheirPlace(_ text: String, _ offset: Int) throws {
    let error = try #require(throws: SessionError.self) { try State().value(of: text) }
    switch error {
    case .typing(.syntax(let error)): #expect(error.offset == offset)
    case .placed(_, _, let found): #expect(found == offset)
    default: Issue.record("\(error)")
    }
  }

  @Test(arguments: [
    ("parentheses", String(repeating: "(", count: 5_000)),
    ("closed", String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000)),
    ("powers", String(repeating: "2^", count: 5_000) + "1"),
    ("functions", String(repeating: "abs(", count: 5_000)),
    ("sums", String(repeating: "1+", count: 5_000) + "1"),
    ("products", String(repeating: "1*", count: 5_000) + "1"),
  ])
  func whatIsTooDeepIsRefused(_ label: String, _ text: String) {
    let error = #expect(throws: SessionError.self) { try State().value(of: text) }
    guard case .typing(.syntax(let problem))? = error, case .tooDeep = problem.problem else {
      Issue.record("\(label): \(String(describing: error))")
      return
    }
  }

  /// Nested chains, each within its own limit, add up.
  @Test func theWholeIsBoundedToo() {
    let nested = (0..<100).reduce("1") { text, _ in
      "(\(text))" + String(repeating: "+1", count: 100)
    }
    #expect(throws: SessionError.self) { try State().value(of: nested) }
  }

  @Test func theLongestChainIsEvaluated() throws {
    let text = String(repeating: "1+", count: ExpressionParser.mostOperators) + "1"
    #expect(try State().value(of: text).number == 2001)
    #expect(try State().value(of: String(repeating: "-", count: 5000) + "1").number == 1)
  }

  /// An answer that equals a known quantity says so.
  @Test(
    arguments: [
      ("W2[1]*dOut*hidden[1]*(1 - hidden[1])", "dHidden[1]"), ("2*loss/2", "loss"),
      ("dHidden*1", "dHidden"), ("W2*hidden + b2", "z2"), ("out", nil), ("0.5", nil),
      ("1 + 1", nil),
    ] as [(String, String?)])
  func knownQuantitiesAreRecognised(_ text: String, _ name: String?) throws {
    var session = try Session.after("sample 1; step 3")
    guard case .print(let report) = try session.perform("print \(text)").body else { return }
    #expect(report.equal?.text(in: session.state.shape) == name)
  }
}
