import Backprop
import BackstepSession

extension JSONView {
  func train(_ report: TrainReport, _ state: State) -> Members {
    var result: Members = [
      ("epochs", .integer(report.epochs)), ("epoch", .integer(state.epoch)),
      ("mean_loss", .number(report.meanLoss)),
      ("mean_loss_before", .number(report.meanLossBefore)),
    ]
    result += success(report.evaluation)
    result += [
      (
        "history",
        .array(report.history.map { .array([.integer($0.epoch), .number($0.loss)]) })
      ),
      ("stopped", .string(report.stopped.rawValue)),
    ]
    if let condition = report.condition { result.append(("condition", .string(condition))) }
    if let cap = report.cap { result.append(("cap", .integer(cap))) }
    if let divergence = report.divergence {
      result.append(("diverged", quantity(divergence, state)))
    }
    if !report.rateChanges.isEmpty {
      let changes = report.rateChanges.map {
        JSONValue.object([("epoch", .integer($0.epoch)), ("lr", .number($0.rate))])
      }
      result.append(("changes", .array(changes)))
    }
    if let plateau = report.plateau {
      result.append(
        (
          "plateau",
          .object([
            ("first", .integer(plateau.first)), ("last", .integer(plateau.last)),
            ("loss_of_guessing", .number(plateau.lossOfGuessing)),
          ])
        ))
    }
    if let unreached = report.unreached {
      let (answers, reach) = (unreached.answers, unreached.output.reach)
      result.append(
        (
          "out_of_reach",
          .object([
            ("answers", .numbers([answers.lowerBound, answers.upperBound])),
            ("output", .string(unreached.output.rawValue)),
            ("reach", .array([.number(reach.lowerBound), .number(reach.upperBound)])),
          ])
        ))
    }
    if !report.stuckLayers.isEmpty {
      let layers = report.stuckLayers.map { layer in
        JSONValue.object([
          ("layer", .integer(layer.layer)), ("reason", .string(layer.reason.rawValue)),
          ("stuck", .integer(layer.stuck)), ("neurons", .integer(layer.neurons)),
        ])
      }
      result.append(("stuck_layers", .array(layers)))
    }
    return result
  }

  private func quantity(_ divergence: TrainReport.Divergence, _ state: State) -> JSONValue {
    let epoch = ("epoch", JSONValue.integer(state.epoch))
    return switch divergence {
    case .loss(let sample):
      .object([epoch, ("name", .string("loss")), ("sample", .integer(sample))])
    case .parameter(let name):
      .object([epoch, ("name", .string(name.text(in: state.shape)))])
    }
  }
}
