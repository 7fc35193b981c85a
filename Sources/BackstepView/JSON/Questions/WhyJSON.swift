import BackstepSession

extension JSONView {
  /// A tree of `name`, `formula`, `substituted`, `value`, `operands`. A name that occurs again has
  /// its operands where it stood first, and `repeated` here.
  func why(_ report: WhyReport, _ state: State) -> Members {
    var result: Members
    if let tree = report.trees.first, report.name.isSingle(in: state.shape) {
      result = members(of: tree, report.origins)
      // A weight has no formula of its own; what becomes of it stands in the place of operands.
      if !report.consequences.isEmpty { result.removeAll { $0.0 == "operands" } }
      if !report.consequences.isEmpty {
        result.append(
          (
            "operands",
            .array(report.consequences.map { .object(members(of: $0, report.origins)) })
          ))
        result.append(("change_to_come", .bool(report.isChangeToCome)))
      }
    } else {
      let formula = Formula(state).schema(of: report.name.quantity, longestSum: .max)
      result = [
        ("name", .string(report.name.text(in: state.shape))),
        ("formula", JSONValue(formula)), ("substituted", .null),
        ("value", report.value.json),
        ("operands", .array(report.trees.map { .object(members(of: $0, report.origins)) })),
      ]
    }
    if !report.paths.isEmpty, let origin = report.origins.first {
      result.append(("paths", .array(report.paths.map { .object(path($0, origin)) })))
      result.append(("sum", .number(report.paths.reduce(0) { $0 + $1.value })))
    }
    if !report.ways.isEmpty, let origin = report.origins.first {
      let ways = report.ways.map { way -> JSONValue in
        .object([
          ("way", .string(way.kind.rawValue)),
          ("formula", .string(way.expression.symbols(in: origin.shape))),
          ("substituted", .string(substituted(way.expression, origin))),
          ("value", .number(way.value)),
        ])
      }
      result.append(("ways", .array(ways)))
    }
    if !report.shares.isEmpty, let origin = report.origins.first {
      result.append(("samples", .array(report.shares.map { .object(share($0, origin)) })))
    }
    if report.isBeforeNudge { result.append(("before_nudge", .bool(true))) }
    return result
  }

  private func members(of tree: Explanation, _ origins: [State]) -> Members {
    let state = origins[tree.origin]
    var result: Members = [
      ("name", .string(tree.name.text(in: state.shape))),
      ("formula", tree.expression.map { .string($0.symbols(in: state.shape)) } ?? .null),
      ("substituted", tree.expression.map { .string(substituted($0, state)) } ?? .null),
      ("value", .number(tree.value)),
      ("operands", .array(tree.operands.map { .object(members(of: $0, origins)) })),
    ]
    if let source = tree.source { result.append(("source", .string(source.code))) }
    if tree.isRepeated { result.append(("repeated", .bool(true))) }
    if let contradiction = tree.contradiction {
      result.append(("formula_value", .number(contradiction)))
    }
    return result
  }

  func share(_ share: SampleShare, _ state: State) -> Members {
    [
      ("s", .integer(share.place)),
      ("sample", state.sampleIndices.map { .integer($0[share.place]) } ?? .null),
      ("formula", .string(share.expression.symbols(in: state.shape))),
      ("substituted", .string(substituted(share.expression, state))),
      ("value", .number(share.value)),
    ]
  }

  func path(_ path: BlamePath, _ state: State) -> Members {
    [
      ("to", .string(path.end.text(in: state.shape))),
      ("formula", .string(path.expression.symbols(in: state.shape))),
      ("substituted", .string(substituted(path.expression, state))),
      ("value", .number(path.value)),
    ]
  }

  /// An expression with the numbers put in, every digit of them.
  private func substituted(_ expression: Expression, _ state: State) -> String {
    expression.text(
      Expression.Wording { name in
        guard let value = try? state.knownValue(of: name), let number = value.number else {
          return name.text(in: state.shape)
        }
        return Expression.shortest(number)
      })
  }
}
