import BackstepSession
import BackstepText

extension Picture {
  /// Neurons and what connects them.
  init(_ plot: NetPlot, _ number: NumberFormat) {
    let short = NumberFormat(digits: 3)
    let weights = plot.connections.map(\.weight)
    let columns = plot.layers.enumerated().map { layer, neurons in
      Diagram.Column(
        note: neurons.count < plot.sizes[layer] ? "\(neurons.count) of \(plot.sizes[layer])" : "",
        nodes: neurons.map {
          Diagram.Node(
            name: $0.name, value: $0.value.map(short.callAsFunction),
            blame: $0.blame.map(short.callAsFunction))
        })
    }
    let links = plot.connections.map { link in
      Diagram.Link(
        column: link.layer, from: link.from, to: link.to, weight: link.weight,
        gradient: link.gradient)
    }
    let isWhole = plot.connections.count == plot.connectionCount
    let sizes = plot.sizes.map(String.init).joined(separator: "-")
    let samples = plot.layers.last?.first?.value == nil ? nil : plot.samples?.first
    self.init(
      title: "net",
      subtitle: sizes + (samples.map { ", on sample \($0)" } ?? "")
        + (isWhole ? "" : ", its strongest connections"),
      sentence: plot.words(number),
      drawing: .diagram(
        Diagram(
          columns: columns, links: links,
          largest: weights.filter(\.isFinite).map(abs).max() ?? 0)),
      legend: [
        LegendEntry(.line(.vermillion, .solid), "weight above 0"),
        LegendEntry(.line(.blue, .dashed), "below 0"),
        LegendEntry(.nothing, "the thicker the larger"),
      ])
  }
}

extension NetPlot {
  /// What is to be seen, true of whatever network it is.
  fileprivate func words(_ number: NumberFormat) -> String {
    let isWhole = connections.count == connectionCount
    let all = connectionCount == 1 ? "one weight" : "\(connectionCount) weights"
    var words = "An arrow is a weight, and there \(connectionCount == 1 ? "is" : "are") \(all)"
    if !isWhole { words += ", of which \(connections.count) of the strongest are drawn" }
    words += "."
    let below = connections.count { $0.weight < 0 }
    if connections.count > 1 {
      words +=
        below == 0
        ? " None\(isWhole ? "" : " of these") is below 0."
        : " \(below) of \(isWhole ? "them" : "these") \(below == 1 ? "is" : "are") below 0."
    }
    if let strongest = connections.filter({ $0.weight.isFinite })
      .max(by: { abs($0.weight) < abs($1.weight) }), connections.count > 1
    {
      words +=
        " The largest, \(number(strongest.weight)), leads from \(name(strongest, isTarget: false))"
        + " to \(name(strongest, isTarget: true))."
    }
    if let most = connections.filter({ $0.gradient?.isFinite ?? false })
      .max(by: { abs($0.gradient ?? 0) < abs($1.gradient ?? 0) }), let gradient = most.gradient,
      connections.count > 1
    {
      words +=
        gradient == 0
        ? " All gradients are 0."
        : " The largest gradient, \(number(gradient)), is that from \(name(most, isTarget: false))"
          + " to \(name(most, isTarget: true))."
    }
    if biasCount > 0 {
      words +=
        biasCount == 1
        ? " The one bias is a number at its neuron, and has no arrow."
        : " The \(biasCount) biases are numbers at their neurons, and have no arrows."
    }
    return words
  }

  private func name(_ link: Connection, isTarget: Bool) -> String {
    isTarget ? layers[link.layer][link.to].name : layers[link.layer - 1][link.from].name
  }
}
