import Backprop
import BackstepSession

extension JSONView {
  func stage(_ report: StageReport) -> Members {
    let state = report.after
    let layers = 1...state.architecture.layerCount
    var result: Members = []
    func add(_ key: String, _ quantity: Quantity) {
      result.append((key, value(of: quantity, state)))
    }
    func addParts(_ role: Quantity.Role, _ layer: Int) {
      for part in state.architecture.parts(of: layer) {
        let quantity = Quantity.parameter(role, part, layer)
        add(quantity.text(layers: layers.upperBound), quantity)
      }
    }
    switch report.stage {
    case .forward:
      add("x", .input)
      add("y", .target)
      for layer in layers {
        add("z\(layer)", .sums(layer))
        if state.architecture.isNormalized(layer), let kind = state.architecture.normalization {
          add("mean\(layer)", .statistic(.mean, kind, layer))
          add("var\(layer)", .statistic(.variance, kind, layer))
          add("norm\(layer)", .norms(layer))
          add("u\(layer)", .scaled(layer))
        }
        if state.dropsNeurons, layer < layers.upperBound { add("mask\(layer)", .masks(layer)) }
        add("a\(layer)", .activations(layer))
      }
      add("out", .activations(layers.upperBound))
      if layers.count == 2 { add("hidden", .activations(1)) }
    case .loss:
      add("out", .activations(layers.upperBound))
      add("y", .target)
      if state.shape.batch != nil { add("losses", .losses) }
      add("loss", .loss)
    case .backward:
      for layer in layers { add("d\(layer)", .blames(layer)) }
      for layer in layers where state.architecture.isNormalized(layer) {
        add("dNorm\(layer)", .normBlames(layer))
        add("dU\(layer)", .scaledBlames(layer))
      }
      for layer in layers { addParts(.gradient, layer) }
      add("dOut", .blames(layers.upperBound))
      if layers.count == 2 { add("dHidden", .blames(1)) }
    case .nudge:
      for layer in layers {
        addParts(.change, layer)
      }
      result += parameters(state)
      result.append(("loss_before", .number(report.before.values.loss ?? .nan)))
      result.append(("loss_after", .number(report.lossAfter ?? .nan)))
    }
    return result
  }

  func cycle(_ row: CycleRow) -> Members {
    [
      ("sample", indices(row.samples)), ("x", rows(row.x)), ("y", rows(row.y)),
      ("out", rows(row.out)), ("loss", .number(row.loss)),
      ("loss_after", .number(row.lossAfter)),
    ]
  }
}
