import Backprop
import Testing

@testable import BackstepSession

@Suite struct NameTests {
  private func architecture(_ sizes: [Int], biases: Bool = true) throws -> Architecture {
    try Architecture(sizes: sizes, hasBiases: biases)
  }

  @Test(arguments: [
    ("x[0]", "x[0]"), ("a0[1]", "x[1]"), ("hidden[2]", "hidden[2]"), ("a1[2]", "hidden[2]"),
    ("hidden1[2]", "hidden[2]"), ("out", "out"), ("out[0]", "out"), ("a2", "out"),
    ("d2", "dOut"), ("d1[0]", "dHidden[0]"), ("W1[2][1]", "W1[2][1]"), ("W2[1]", "W2[1]"),
    ("W2[0][1]", "W2[1]"), ("b2", "b2"), ("gradb1[1]", "gradb1[1]"), ("W1[1]", "W1[1]"),
    ("deltaW2[2]", "deltaW2[2]"), ("y", "y"), ("lr", "lr"),
  ])
  func aNameIsShownAsThePostHasIt(_ typed: String, _ shown: String) throws {
    let architecture = try architecture([2, 3, 1])
    let name = try ExpressionParser.parseName(typed, in: Shape(architecture))
    #expect(name.text(in: Shape(architecture)) == shown)
    #expect(try ExpressionParser.parseName(shown, in: Shape(architecture)) == name)
  }

  @Test func deeperNetsNumberTheirHiddenLayers() throws {
    let architecture = try architecture([2, 4, 3, 2])
    let names = Quantity.all(in: Shape(architecture)).map { $0.text(layers: 3) }
    #expect(names.contains("hidden2") && names.contains("dHidden1") && names.contains("out"))
    #expect(!names.contains("hidden"))
    #expect(Quantity("hidden", in: Shape(architecture)) == nil)
    #expect(Quantity("hidden3", in: Shape(architecture)) == nil)
    #expect(Quantity("W4", in: Shape(architecture)) == nil)
    #expect(Quantity("W01", in: Shape(architecture)) == nil)
  }

  /// Every single number of a net has one text, and that text means it again.
  @Test(arguments: [[2, 3, 1], [1, 1], [3, 1, 2], [2, 4, 3, 2]])
  func everyNameReadsBack(_ sizes: [Int]) throws {
    let architecture = try architecture(sizes)
    var seen: Set<String> = []
    for quantity in Quantity.all(in: Shape(architecture)) {
      let axes = quantity.axes(in: Shape(architecture))
      for index in 0..<axes.reduce(1, *) {
        let indices =
          axes.isEmpty ? [] : axes.count == 1 ? [index] : [index / axes[1], index % axes[1]]
        let name = Name(quantity, indices)
        let text = name.text(in: Shape(architecture))
        #expect(seen.insert(text).inserted, "\(text) twice")
        #expect(try ExpressionParser.parseName(text, in: Shape(architecture)) == name)
      }
    }
  }

  @Test(arguments: [
    ("W1[3][0]", SessionError.naming(.indexRange(name: "W1", index: 3, last: 2, axis: .row))),
    ("W1[0][2]", .naming(.indexRange(name: "W1", index: 2, last: 1, axis: .column))),
    ("W1[-1][0]", .naming(.indexRange(name: "W1", index: -1, last: 2, axis: .row))),
    ("x[2]", .naming(.indexRange(name: "x", index: 2, last: 1, axis: .only))),
    ("x[0][0]", .naming(.indexCount(name: "x", given: 2, atMost: 1))),
    ("loss[0]", .naming(.indexCount(name: "loss", given: 1, atMost: 0))),
    ("W9", .naming(.unknownName("W9", suggestions: ["W1", "W2"]))),
  ])
  func aWrongNameIsRefused(_ typed: String, _ error: SessionError) throws {
    let architecture = try architecture([2, 3, 1])
    #expect(throws: error) { try ExpressionParser.parseName(typed, in: Shape(architecture)) }
  }

  @Test func withoutBiasesTheirNamesAreGone() throws {
    let architecture = try architecture([2, 3, 1], biases: false)
    #expect(throws: SessionError.naming(.noBiases("gradb1"))) {
      try ExpressionParser.parseName("gradb1[0]", in: Shape(architecture))
    }
    #expect(!Quantity.words(in: Shape(architecture)).contains("b1"))
  }
}
