import Backprop
import BackstepSession

/// The parameters of a layer, a line a neuron: `W1[0]   0.4058   0.0409   b1[0]   -0.8579`.
///
/// A row too wide for the screen is cut after as many weights as there is room for.
struct WeightRows {
  private let page: Page
  private let layer: Int
  private let weights: ArraySlice<Double>
  private let biases: ArraySlice<Double>
  private let inputs: Int
  private let widths: [Int]
  private let biasWidth: Int

  init(_ page: Page, _ layer: Int) {
    let architecture = page.state.architecture
    self.page = page
    self.layer = layer
    inputs = architecture.sizes[layer - 1]
    let weights = page.state.network.parameters[architecture.weights(of: layer)]
    let biases = page.state.network.parameters[architecture.biases(of: layer)]
    (self.weights, self.biases) = (weights, biases)
    // The rows of one screen decide how wide a column is.
    let rows = min(Section.screen, architecture.sizes[layer])
    let inputs = self.inputs
    let room = max(1, (page.options.width - 34) / (page.number.digits + 6))
    widths = (0..<min(inputs, room)).map { column in
      (0..<rows).map { page.number(weights[weights.startIndex + $0 * inputs + column]).count }
        .max() ?? 0
    }
    biasWidth = biases.prefix(rows).map { page.number($0).count }.max() ?? 0
  }

  func row(_ j: Int) -> String {
    let start = weights.startIndex + j * inputs
    var cells = [page.text(Name(.weights(layer), [j])).padded(to: 5)]
    if page.state.architecture.sizes[layer] == 1 { cells[0] = page.text(.weights(layer)) }
    cells += widths.enumerated().map { column, width in
      Self.padded(page.number(weights[start + column]), width)
    }
    if inputs > widths.count { cells.append("... \(inputs - widths.count) more") }
    if !biases.isEmpty {
      cells.append(page.text(Name(.biases(layer), [j])))
      cells.append(Self.padded(page.number(biases[biases.startIndex + j]), biasWidth))
    }
    return "  " + cells.joined(separator: "   ")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
