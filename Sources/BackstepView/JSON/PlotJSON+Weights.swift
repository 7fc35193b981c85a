import BackstepSession

extension JSONView {
  func members(_ plot: NetPlot) -> Members {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      ("sizes", .array(plot.sizes.map { .integer($0) })),
      (
        "neurons",
        .array(
          plot.layers.map { layer in
            .array(
              layer.map { neuron in
                .object([
                  ("name", .string(neuron.name)), ("value", number(neuron.value)),
                  ("blame", number(neuron.blame)),
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
              ("weight", .number(link.weight)), ("gradient", number(link.gradient)),
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
              (
                "values",
                .array(
                  (0..<tile.rows).map {
                    .numbers(Array(tile.values[$0 * tile.columns..<($0 + 1) * tile.columns]))
                  })
              ),
            ])
          })
      ),
      ("left", .integer(plot.left)), ("largest", .number(plot.largest)),
    ]
  }

  private func samples(_ samples: PlotSamples) -> JSONValue {
    switch samples {
    case .current(let indices):
      .object([("samples", indices.map { .array($0.map { .integer($0) }) } ?? .null)])
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
      ("loss", .number(plot.loss)), ("slope", plot.slope.map(JSONValue.number) ?? .null),
      ("on", samples(plot.samples)),
    ]
  }

  func members(_ plot: SurfacePlot) -> Members {
    [
      ("names", .array([.string(plot.names.across), .string(plot.names.up)])),
      ("across", .numbers([plot.across.lowerBound, plot.across.upperBound])),
      ("up", .numbers([plot.up.lowerBound, plot.up.upperBound])),
      (
        "losses",
        .array(
          (0..<plot.side).map {
            .numbers(Array(plot.losses[$0 * plot.side..<($0 + 1) * plot.side]))
          })
      ),
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
              ("slope", layer.slope.map(JSONValue.number) ?? .null),
              ("blame", .number(layer.blame)), ("gradient", .number(layer.gradient)),
            ])
          })
      ),
      ("on", samples(plot.samples)),
    ]
  }
}
