import Backprop
import BackstepSession
import BackstepText

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
  private let nameWidth: Int
  private let biasNameWidth: Int

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
    func length(_ index: Int) -> Int { Self.cell(index, page).count }
    let biasWidth = biases.indices.prefix(rows).map(length).max() ?? 0
    self.biasWidth = biasWidth
    nameWidth = max(5, page.text(Name(.weights(layer), [rows - 1])).count)
    biasNameWidth = page.text(Name(.biases(layer), [rows - 1])).count
    // Everything but the weights: indent, both names, the bias, and `... 780 more`.
    let most = page.options.width - nameWidth - biasNameWidth - biasWidth - 11
    var widths: [Int] = []
    var taken = 0
    for column in 0..<inputs {
      let width =
        (0..<rows).map { length(weights.startIndex + $0 * inputs + column) }.max() ?? 0
      let more = column + 1 < inputs ? "... \(inputs - column - 1) more".count + 3 : 0
      if column > 0, taken + width + 3 + more > most { break }
      widths.append(width)
      taken += width + 3
    }
    self.widths = widths
  }

  func row(_ j: Int) -> String {
    let start = weights.startIndex + j * inputs
    var cells = [page.text(Name(.weights(layer), [j])).padded(to: nameWidth)]
    if page.state.architecture.sizes[layer] == 1 { cells[0] = page.text(.weights(layer)) }
    cells += widths.enumerated().map { column, width in
      Self.cell(start + column, page).paddedAtStart(to: width)
    }
    if inputs > widths.count { cells.append("... \(inputs - widths.count) more") }
    if !biases.isEmpty {
      cells.append(page.text(Name(.biases(layer), [j])).padded(to: biasNameWidth))
      cells.append(Self.cell(biases.startIndex + j, page).paddedAtStart(to: biasWidth))
    }
    return ("  " + cells.joined(separator: "   ")).trimmedAtEnd
  }

  /// A parameter by its index, marked when it is frozen.
  private static func cell(_ index: Int, _ page: Page) -> String {
    let text = page.number(page.state.network.parameters[index])
    if page.state.frozen.isEmpty { return text }
    return text + (page.state.frozen[index] ? Page.frozenMark : " ")
  }
}
