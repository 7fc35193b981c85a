import Backprop
import Testing

@testable import BackstepSession

/// What the lab shows with a mistake, written into a file as another program would, and compared.
@Suite struct LabDumpTests {
  /// A net on which a mistake shows.
  private static func setup(_ mistake: Mistake) -> String {
    switch mistake {
    case .extraSlope: "net 3 4 2 tanh sigmoid; set loss bce"
    case .softmaxDiagonal: "net 3 4 3 tanh softmax; set loss ce"
    case .noCorrection, .epsilonInside:
      "net 3 4 2 tanh sigmoid; set loss half; set optimizer adam; set epsilon 0.01"
    case .maskRedrawn, .maskUnscaled:
      "net 3 4 2 tanh sigmoid; set loss half; set dropout 0.4"
    case .normConstants: "net 3 4 2 tanh sigmoid batchnorm; set loss half; set batch 3"
    case .normUnbiased: "net 3 4 2 tanh sigmoid layernorm; set loss half"
    case .batchSum, .batchTwice, .order, .sign, .slope, .slopeOfActivation, .bias, .leftover,
      .onePath, .transposed,
      .biasGradient, .stale, .hiddenSlope, .sigmoidSlope, .errorBack, .weightForgotten,
      .sumForActivation, .outputNotLoss, .biasSum, .uphill, .rateMissing:
      "net 3 4 2 tanh sigmoid; set loss half"
    }
  }

  private static let samples = [
    ("0.4 -0.7 1", "1 0", "0.2 0.9"), ("-1 0.3 0.6", "0 1", "0.7 0.1"),
    ("0.8 0.9 -0.5", "1 0", "0.4 0.6"),
  ]

  /// Whether it shows on several samples at once.
  private static func needsBatch(_ mistake: Mistake) -> Bool {
    [.batchSum, .batchTwice, .maskRedrawn, .maskUnscaled, .normConstants, .normUnbiased]
      .contains(mistake)
  }

  /// All three samples at once, as rows.
  private static let batch = [
    (
      "[" + samples.map { "[\($0.0)]" }.joined(separator: " ") + "]", "",
      "[" + samples.map { "[\($0.2)]" }.joined(separator: " ") + "]"
    )
  ]

  @Test(arguments: Mistake.allCases)
  func isNamed(_ mistake: Mistake) throws {
    for seed in 1...20 {
      let text = try Self.dump(mistake, seed: seed)
      let comparison = Comparison(try StepFile.read(Array(text.utf8)))
      let isNamed =
        comparison.mistakes == [mistake]
        || comparison.isEither && comparison.mistakes.contains(mistake)
      #expect(isNamed, "seed \(seed): \(comparison.mistakes)")
    }
  }

  /// Three loops of the lab, a line each.
  private static func dump(_ mistake: Mistake, seed: Int) throws -> String {
    let start = Script(
      "\(Self.setup(mistake)); set lr 0.3; seed \(seed); bug \(mistake.rawValue)")
    if let error = start.error { throw error }
    var session = start.session
    let setup = Self.setup(mistake)
    let isOneOfMany = setup.contains("softmax")
    let isClass = isOneOfMany || setup.contains("bce")
    var lines: [String] = []
    let isNormalized = setup.contains("norm")
    let isMasked = setup.contains("dropout")
    let own = isNormalized ? ["scale1", "shift1"] : []
    for (x, classes, values) in needsBatch(mistake) ? batch : samples {
      let y = isClass ? classes + (isOneOfMany ? " 0" : "") : values
      var members: [(String, JSONValue)] = [
        ("net", try JSONReader.read(Array(Self.net(setup).utf8))),
        ("settings", try JSONReader.read(Array(Self.settings(setup).utf8))),
      ]
      func take(_ names: [String], of session: Session, into members: inout [(String, JSONValue)])
        throws
      {
        for name in names {
          let value = try session.state.value(of: name)
          members.append((name, value.json))
        }
      }
      for command in ["set x \(x)", "set y \(y)"] { _ = try session.perform(command, Effects()) }
      try take(["x", "y", "W1", "b1", "W2", "b2"], of: session, into: &members)
      try take(own, of: session, into: &members)
      for (command, names) in [
        (
          "forward",
          ["z1", "a1", "z2", "out"] + (isMasked ? ["mask1"] : [])
            + (isNormalized ? ["mean1", "var1", "norm1", "u1"] : [])
        ), ("loss", ["loss"]),
        (
          "backward",
          ["d1", "d2", "gradW1", "gradb1", "gradW2", "gradb2"]
            + (isNormalized ? ["dU1", "dNorm1", "gradscale1", "gradshift1"] : [])
        ),
        ("nudge", ["deltaW1", "deltab1", "deltaW2", "deltab2"] + own.map { "delta" + $0 }),
      ] {
        _ = try session.perform(command, Effects())
        try take(names, of: session, into: &members)
      }
      var after: [(String, JSONValue)] = []
      try take(["W1", "b1", "W2", "b2"] + own, of: session, into: &after)
      members.append(("after", .object(after)))
      lines.append(JSONValue.object(members).text)
    }
    return lines.joined(separator: "\n")
  }

  private static func net(_ setup: String) -> String {
    let norm = ["batchnorm", "layernorm"].first(where: setup.contains).map { ",\"norm\":\"\($0)\"" }
    let output = setup.contains("softmax") ? "softmax" : "sigmoid"
    return "{\"activations\":[\"tanh\",\"\(output)\"]\(norm ?? "")}"
  }

  private static func settings(_ setup: String) -> String {
    let loss = setup.contains("bce") ? "bce" : setup.contains("softmax") ? "ce" : "half"
    let adam = setup.contains("adam") ? ",\"optimizer\":\"adam\",\"epsilon\":0.01" : ""
    return "{\"loss\":\"\(loss)\",\"lr\":0.3\(adam)}"
  }
}
