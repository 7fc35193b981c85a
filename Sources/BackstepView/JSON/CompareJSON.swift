import Backprop
import BackstepSession

extension JSONView {
  func comparison(_ report: CompareReport) -> Members {
    let comparison = report.comparison
    let step = comparison.steps[0]
    let isInputsFirst = step.remarks.contains {
      if case .inputsFirst = $0 { true } else { false }
    }
    return [
      ("agrees", .bool(comparison.agrees)), ("loss", .string(comparison.reading.loss.description)),
      ("layout", .string(isInputsFirst ? "inputs-first" : "neurons-first")),
      (
        "first",
        comparison.first.map { .string($0.array.name(in: step.architecture)) } ?? .null
      ),
      ("mistakes", .array(comparison.mistakes.map { .string($0.rawValue) })),
      ("either", .bool(comparison.isEither)),
      (
        "convention",
        comparison.reading.convention.map {
          .string(CompareWords.convention($0))
        } ?? .null
      ),
      ("steps", .integer(comparison.steps.count)),
      ("arrays", .array(comparison.arrays.map { .object(members(of: $0, comparison)) })),
      ("remarks", .strings(CompareWords.remarks(step.remarks) { "\($0)" })),
    ]
  }

  private func members(of array: ArrayVerdict, _ comparison: Comparison) -> Members {
    let step = comparison.steps[array.step]
    return [
      ("name", .string(array.array.name(in: step.architecture))),
      ("step", .integer(array.step)), ("verdict", .string(array.verdict.rawValue)),
      ("max_error", .number(array.maxError)),
      (
        "worst",
        .string(array.array.name(at: array.worst, in: step.architecture, samples: step.samples))
      ),
      ("yours", .number(array.yours)), ("right", .number(array.right)),
      ("factor", JSONValue(array.factor)),
      ("follows", .bool(array.follows)),
    ]
  }
}
