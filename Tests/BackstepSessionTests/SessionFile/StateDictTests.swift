import Backprop
import Testing

@testable import BackstepSession

/// Weights of PyTorch, and what `export` writes.
@Suite struct StateDictTests {
  private static func load(_ file: String, after line: String = "") -> Script {
    let bytes = Array(file.utf8)
    return Script(
      (line.isEmpty ? "" : line + "; ") + "load f",
      effects: Effects(readFile: { _ throws(FileProblem) in bytes }))
  }

  private static let plain = #"""
    {"fc1.weight":[[1,2],[3,4],[5,6]],"fc1.bias":[7,8,9],"fc2.weight":[[10,11,12]],"fc2.bias":[13]}
    """#

  @Test func saysWhatBecameWhich() {
    let script = Self.load(Self.plain)
    #expect(script.state.network.parameters == (1...13).map(Double.init))
    #expect(script.state.initialParameters == script.state.network.parameters)
    let sources = [
      WeightSource(name: "fc1.weight", quantity: .weights(1), shape: [3, 2]),
      WeightSource(name: "fc1.bias", quantity: .biases(1), shape: [3]),
      WeightSource(name: "fc2.weight", quantity: .weights(2), shape: [1, 3]),
      WeightSource(name: "fc2.bias", quantity: .biases(2), shape: [1]),
    ]
    #expect(
      script.reports.last?.notes == [
        .weightsRead(sources), .activationsKept(script.state.architecture),
      ])
  }

  @Test(arguments: [
    #"{"0.weight":[[1,2],[3,4]],"0.bias":[5,6],"2.weight":[[7,8]],"2.bias":[9]}"#,
    #"{"layers.2.weight":[[1,2],[3,4]],"layers.2.bias":[5,6],"head.weight":[[7,8]],"head.bias":[9]}"#,
    #"{"epoch":3,"state_dict":{"a.weight":[[1,2],[3,4]],"a.bias":[5,6],"b.weight":[[7,8]],"b.bias":[9]},"optimizer":{"lr":0.1}}"#,
    #"{"a":{"weight":[[1,2],[3,4]],"bias":[5,6]},"b":{"weight":[[7,8]],"bias":[9]}}"#,
    #"{"model":{"x":{"a.weight":[[1,2],[3,4]],"a.bias":[5,6],"b.weight":[[7,8]],"b.bias":[9]}},"ema":{"a.weight":[[0]]}}"#,
    #"{"a.bias":[5,6],"a.weight":[[1,2],[3,4]],"b.bias":[9],"b.weight":[[7,8]]}"#,
    "name,layer,row,column,value\nW1,1,0,0,1\nW1,1,0,1,2\nW1,1,1,0,3\nW1,1,1,1,4\n"
      + "b1,1,0,,5\nb1,1,1,,6\nW2,2,0,0,7\nW2,2,0,1,8\nb2,2,0,,9\n",
  ])
  func readsEachForm(_ file: String) {
    let script = Self.load(file)
    #expect(script.error == nil)
    #expect(script.state.network.parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(script.state.architecture.sizes == [2, 2, 1])
  }

  /// Registered behind all linear layers, or each behind its own.
  @Test(arguments: [
    #""a.weight":[[1],[2]],"a.bias":[0,0],"n.weight":[3,4],"n.bias":[5,6],NORM"b.weight":[[7,8]],"b.bias":[9]"#,
    #""a.weight":[[1],[2]],"a.bias":[0,0],"b.weight":[[7,8]],"b.bias":[9],NORM"n.weight":[3,4],"n.bias":[5,6]"#,
  ])
  func readsNormalisedLayers(_ members: String) {
    let running = #""n.running_mean":[0.5,0.25],"n.running_var":[2,3],"n.num_batches_tracked":7,"#
    for (norm, kind) in [("", Normalization.layer), (running, .batch)] {
      let parts = members.components(of: "NORM")
      let script = Self.load("{\(parts.0)\(norm)\(parts.1)}")
      #expect(script.error == nil)
      #expect(script.state.architecture.normalization == kind)
      #expect(script.numbers("scale1") == [3, 4] && script.numbers("shift1") == [5, 6])
      guard kind == .batch else { continue }
      #expect(script.numbers("runmean1") == [0.5, 0.25] && script.numbers("runvar1") == [2, 3])
    }
  }

  @Test func biasesThatOnlySomeHaveAre0AndSaid() {
    let script = Self.load(#"{"a.weight":[[1],[2]],"b.weight":[[7,8]],"b.bias":[9]}"#)
    #expect(script.numbers("b1") == [0, 0] && script.numbers("b2") == [9])
    #expect(script.reports.last?.notes.contains(.biasesOfZero([1])) == true)
  }

  @Test func activationsStayWhereSizesAreTheSame() {
    let same = Self.load(Self.plain, after: "net 2 3 1 tanh linear")
    #expect(same.state.architecture.activations == [.tanh, .linear])
    let other = Self.load(Self.plain, after: "net 2 4 1 tanh linear")
    #expect(other.state.architecture.activations == [.sigmoid, .sigmoid])
    #expect(
      other.reports.last?.notes.contains(.activationsAssumed(other.state.architecture)) == true)
  }

  @Test(arguments: [
    (#"{"c.weight":[[[[1]]]]}"#, FileFault.noModule("c.weight")),
    (#"{"l.weight":[[1]],"l.weight_ih_l0":[[1]]}"#, .noModule("l.weight_ih_l0")),
    (#"{"a.bias":[1],"b.weight":[[1]]}"#, .noModule("a.bias")),
    (
      #"{"a.weight":[[1,2],[3,4],[5,6]],"b.weight":[[1,2]]}"#,
      .doesNotMeet("b.weight", takes: 2, before: "a.weight", gives: 3, isTurned: false)
    ),
    (
      #"{"a.weight":[[1,2],[3,4],[5,6]],"b.weight":[[1],[2],[3]]}"#,
      .doesNotMeet("b.weight", takes: 1, before: "a.weight", gives: 3, isTurned: true)
    ),
    (#"{"a.weight":[[1,2],[3]]}"#, .wrongCount("a.weight[1]", given: 1, needed: 2)),
    (#"{"a.weight":[[1],[2]],"a.bias":[1]}"#, .wrongCount("a.bias", given: 1, needed: 2)),
    (#"{"a.weight":[[NaN]]}"#, .notFinite("a.weight[0][0]")),
    (#"{"a.weight":[["x"]]}"#, .wrongKind("a.weight[0][0]", expected: .number)),
    (#"{"a.weight":[]}"#, .missing("a.weight[0]")),
    (#"{"n.weight":[1,2]}"#, .notASession),
    (#"{"a.weight":[[1]],"n.weight":[1]}"#, .norm("n.weight", .count(1, hidden: 0))),
    (
      #"{"n.weight":[1],"a.weight":[[1]],"b.weight":[[1]]}"#, .norm("n.weight", .order)
    ),
    (
      #"{"a.weight":[[1]],"n.weight":[1,2],"b.weight":[[1]]}"#,
      .wrongCount("n.weight", given: 2, needed: 1)
    ),
    (
      #"{"a.weight":[[1]],"n.running_mean":[1],"n.running_var":[-1],"b.weight":[[1]]}"#,
      .outOfRange("n.running_var[0]", .notNegative)
    ),
    (
      #"{"W1":[[1]],"scale1":[1],"W2":[[1]],"W3":[[1]]}"#, .norm("W2", .missing)
    ),
    (#"{"W1":[[1]],"scale1":[1]}"#, .norm("scale1", .atOutput)),
    (
      #"{"net":{"sizes":[1,2],"activations":["tanh"],"biases":false,"norm":null},"W1":[[1]]}"#,
      .contradiction("net")
    ),
    ("name,layer,row,column,value\nW1,1,0,0,1\nW1,1,2,0,1\n", .table(line: 3)),
    ("name,layer,row,column,value\nW1,1,-1,0,1\n", .table(line: 2)),
    ("name,layer,row,column,value\nW1,1,0,0,inf\n", .table(line: 2)),
    ("name,layer,row,column,value\nW1,1\n", .table(line: 2)),
    ("name,layer,row,column,value\n", .missing("W1")),
  ])
  func refusesAndChangesNothing(_ file: String, _ fault: FileFault) {
    let script = Self.load(file, after: "net 3 2 1 tanh")
    #expect(script.error == .file(.bad(name: "f", fault)))
    #expect(script.state.architecture.sizes == [3, 2, 1])
  }

  @Test func undoTakesItBack() {
    let before = Script("net 2 2 1 tanh")
    var script = Self.load(Self.plain, after: "net 2 2 1 tanh")
    _ = try? script.session.perform("undo")
    #expect(script.state.network == before.state.network)
  }

  /// Every way out that holds weights comes back the same.
  @Test(
    arguments: [
      "net 2 3 1 tanh softplus; set loss half; set lr 0.25", "net 2 4 3 2 relu softmax nobias",
      "net 2 3 1 tanh batchnorm; set batch 4; train 3",
      "net 2 3 2 1 tanh layernorm; sample 1; step 4",
    ], [ExportTarget.csv, .json])
  func whatExportWritesComesBack(_ setup: String, _ target: ExportTarget) throws {
    let old = Script(setup)
    let fresh = target == .csv ? setup.split(separator: ";").first.map(String.init) ?? "" : ""
    let script = Self.load(try target.text(old.session, Effects()), after: fresh)
    #expect(script.error == nil)
    #expect(script.state.network == old.state.network)
    guard target == .json else { return }
    #expect(script.state.settings == old.state.settings)
  }
}

extension String {
  /// What stands before and behind a word.
  fileprivate func components(of word: String) -> (String, String) {
    guard let range = firstRange(of: word) else { return (self, "") }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
