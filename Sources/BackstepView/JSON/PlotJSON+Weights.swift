import BackstepSession

extension JSONView {
  func members(_ plot: NetPlot) -> Members {
    [
      ("sizes", .integers(plot.sizes)),
      (
        "neurons",
        .array(
          plot.layers.map { layer in
            .array(
              layer.map { neuron in
                .object([
                  ("name", .string(neuron.name)), ("value", JSONValue(neuron.value)),
                  ("blame", JSONValue(neuron.blame)),
                ])
              })
          })
      ),
      (
        "connections",
        .array(
          plot.connections.map { link in
            .object([
              ("from", .string(plot.layers[link.layer - 1][link.from].name)),
              ("to", .string(plot.layers[link.layer][link.to].name)),
              ("weight", .number(link.weight)), ("gradient", JSONValue(link.gradient)),
            ])
          })
      ),
      ("connection_count", .integer(plot.connectionCount)),
    ]
  }

  func members(_ plot: WeightsPlot) -> Members {
    [
      (
        "tiles",
        .array(
          plot.tiles.map { tile in
            .object([
              ("name", .string(tile.name)),
              ("block", .array([.integer(tile.block.rows), .integer(tile.block.columns)])),
              ("image", .bool(tile.isImage)),
              ("values", .rows(tile.values, columns: tile.columns)),
            ])
          })
      ),
      ("left", .integer(plot.left)), ("largest", .number(plot.largest)),
    ]
  }

  private func samples(_ samples: PlotSamples) -> JSONValue {
    switch samples {
    case .current(let indices):
      .object([("samples", indices.map { .integers($0) } ?? .null)])
    case .data(let name, let shown, let all):
      .object([
        ("data", .string(name)), ("shown", .integer(shown)), ("of", .integer(all)),
      ])
    }
  }

  func members(_ plot: SlopePlot) -> Members {
    [
      ("name", .string(plot.name)), ("weights", .numbers(plot.weights)),
      ("losses", .numbers(plot.losses)), ("weight", .number(plot.weight)),
      ("loss", .number(plot.loss)), ("slope", JSONValue(plot.slope)),
      ("on", samples(plot.samples)),
    ]
  }

  func members(_ plot: SurfacePlot) -> Members {
    [
      ("names", .array([.string(plot.names.across), .string(plot.names.up)])),
      ("across", .numbers([plot.across.lowerBound, plot.across.upperBound])),
      ("up", .numbers([plot.up.lowerBound, plot.up.upperBound])),
      ("losses", .rows(plot.losses, columns: plot.side)),
      ("path", .array(plot.path.map { .numbers([$0.across, $0.up]) })),
      ("loss", .number(plot.loss)), ("on", samples(plot.samples)),
    ]
  }

  func members(_ plot: FlowPlot) -> Members {
    [
      (
        "layers",
        .array(
          plot.layers.map { layer in
            .object([
              ("name", .string(layer.name)), ("neurons", .integer(layer.neurons)),
              ("slope", JSONValue(layer.slope)),
              ("blame", .number(layer.blame)), ("gradient", .number(layer.gradient)),
            ])
          })
      ),
      ("on", samples(plot.samples)),
    ]
  }
}
