import Backprop

extension State {
  /// Whether the stages drop hidden neurons.
  package var dropsNeurons: Bool { settings.dropout > 0 && architecture.layerCount > 1 }

  /// Draws the masks of the current samples, if there are none; without dropout there are none.
  mutating func drawMasks() {
    guard dropsNeurons else {
      masks = []
      return
    }
    guard masks.count != sampleCount * architecture.neuronCount else { return }
    masks = architecture.dropoutMasks(
      settings.dropout, samples: sampleCount, from: &generator)
  }

  /// The masks of the current samples, or those that the next forward will draw.
  var currentMasks: [Double] {
    var copy = self
    copy.drawMasks()
    return copy.masks
  }
}
