/// One way in which a file's matrices can lie.
struct StepLayout: Equatable {
  /// How many neurons each layer has under it, the inputs first.
  let sizes: [Int]
  /// Whether weights have a row an input.
  var isInputsFirst = false
  /// Whether x, y and what is computed of each sample have a column a sample, as in `W @ X`.
  var hasSamplesInColumns = false
  /// How the layout of the weights was found; nil where they lie as they do here.
  var source: GivenStep.LayoutSource?

  func remarks(of x: StepNumbers) -> [GivenStep.Remark] {
    let isTurned = hasSamplesInColumns && x.dimensions.columns > 1
    return (isTurned ? [.samplesInColumns] : []) + (source.map { [.inputsFirst($0)] } ?? [])
  }
}

/// All ways of reading the matrices that fit, the usual first.
struct StepLayouts {
  let found: [StepLayout]
  /// Why the weights do not meet x when its rows are samples; nil if they do.
  let fault: StepFault?

  init(found: [StepLayout], fault: StepFault?) { (self.found, self.fault) = (found, fault) }

  /// - Parameter named: Whether the file says that weights have a row an input; nil if it says
  ///   nothing.
  init(
    _ x: StepNumbers, _ weights: [StepNumbers], answers: StepNumbers?, isInputsFirst named: Bool?
  ) throws(StepFault) {
    let inputs = x.dimensions.columns
    let isScalars =
      x.depth == 1 && weights[0].isLine && inputs > 1
      && (answers?.rows.count == inputs || answers?.dimensions.columns == inputs)
    var fault: StepFault?
    var found: [StepLayout] = []
    for isInColumns in x.depth == 2 ? [false, true] : [false] {
      for isInputsFirst in [false, true] where named == nil || named == isInputsFirst {
        // A plain list of x is one sample, or, where a neuron has one input, a number of each.
        for first in isInColumns ? [x.rows.count] : isScalars ? [inputs, 1] : [inputs] {
          do throws(StepFault) {
            let layout = StepLayout(
              sizes: try Self.sizes(first, weights, isInputsFirst: isInputsFirst),
              isInputsFirst: isInputsFirst, hasSamplesInColumns: isInColumns,
              source: !isInputsFirst
                ? nil : named != nil ? .named : found.isEmpty ? .shapes : .values)
            found.append(layout)
            break
          } catch {
            fault = fault ?? error
          }
        }
      }
    }
    if found.isEmpty, let fault { throw fault }
    self.init(found: found, fault: found.allSatisfy(\.hasSamplesInColumns) ? fault : nil)
  }

  private static func sizes(_ inputs: Int, _ weights: [StepNumbers], isInputsFirst: Bool)
    throws(StepFault) -> [Int]
  {
    var sizes = [inputs]
    for matrix in weights {
      let before = sizes[sizes.count - 1]
      let dimensions = matrix.dimensions
      if matrix.depth < 2 {
        guard dimensions.columns == before || before == 1 else {
          throw meets(matrix, sizes, fits: false)
        }
        sizes.append(dimensions.columns == before ? 1 : dimensions.columns)
        continue
      }
      let (neurons, columns) =
        isInputsFirst
        ? (dimensions.columns, dimensions.rows) : (dimensions.rows, dimensions.columns)
      guard columns == before else { throw meets(matrix, sizes, fits: neurons == before) }
      sizes.append(neurons)
    }
    return sizes
  }

  private static func meets(_ matrix: StepNumbers, _ sizes: [Int], fits: Bool) -> StepFault {
    .meets(
      matrix.key, matrix.dimensions, before: sizes.count == 1 ? "x" : "W\(sizes.count - 1)",
      count: sizes[sizes.count - 1], transposedFits: fits)
  }
}
