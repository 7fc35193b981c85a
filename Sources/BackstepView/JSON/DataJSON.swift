import Backprop
import BackstepSession

extension JSONView {
  func data(_ state: State) -> Members {
    guard let data = state.data else { return [("data", .null)] }
    let fit = data.fit(state.architecture)
    var result: Members = [
      ("data", .string(data.name)), ("samples", .integer(data.count)),
      ("inputs", .integer(data.inputCount)), ("answers", .integer(data.targetCount)),
      ("fits", .bool(fit.isFit)),
    ]
    if !data.inputNames.isEmpty { result.append(("input_names", .strings(data.inputNames))) }
    if !data.classes.isEmpty { result.append(("classes", .strings(data.classes))) }
    if let heldOut = state.heldOut { result.append(("held_out", .integer(heldOut.count))) }
    return result + sample(state)
  }

  /// Every sample of the data.
  func samples(_ state: State) -> Members {
    [
      ("xs", rows(state.data) { $0.input($1) }), ("ys", rows(state.data) { $0.target($1) }),
    ]
      + (state.heldOut == nil
        ? []
        : [
          ("held_out_xs", rows(state.heldOut) { $0.input($1) }),
          ("held_out_ys", rows(state.heldOut) { $0.target($1) }),
        ])
  }

  private func rows(_ data: Dataset?, _ row: (Dataset, Int) -> [Double]) -> JSONValue {
    guard let data else { return .null }
    return .array((0..<data.count).map { .numbers(row(data, $0)) })
  }

  func dataRow(_ index: Int, _ state: State) -> Members {
    guard let data = state.data else { return [] }
    var result: Members = [
      ("data", .string(data.name)), ("sample", .integer(index)),
      ("x", .numbers(data.input(index))), ("y", .numbers(data.target(index))),
    ]
    if !data.classes.isEmpty {
      result.append(("class", .string(data.classes[data.target(index).placeOfLargest])))
    }
    return result
  }

  func evaluation(_ report: EvaluationReport) -> Members {
    figures(report.evaluation)
      + (report.blames.map { [("dOut", .array($0.map { .numbers($0) }))] } ?? [])
      + (report.heldOut.map { [("held_out", .object(figures($0.evaluation)))] } ?? [])
  }

  private func figures(_ evaluation: Evaluation) -> Members {
    [
      ("outs", .array(evaluation.outputs.map { .numbers($0) })),
      ("losses", .numbers(evaluation.losses)), ("mean_loss", .number(evaluation.meanLoss)),
    ] + success(evaluation)
  }

  /// The accuracy; of answers other than 0 and 1, which have none, how far off they are.
  func success(_ evaluation: Evaluation) -> Members {
    if let accuracy = evaluation.accuracy { return [("accuracy", .number(accuracy))] }
    return [
      ("accuracy", .null), ("mean_absolute_error", .number(evaluation.meanAbsoluteError)),
      ("r2", JSONValue(evaluation.determination)),
    ]
  }
}
