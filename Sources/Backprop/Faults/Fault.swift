/// A mistake that programs for backpropagation are known to make.
///
/// | name | what the faulty program computes |
/// |---|---|
/// | order | dˡ with the weights Wˡ⁺¹ as already nudged, layer after layer from the output back |
/// | sign | dᴸ with the wrong sign: uphill |
/// | slope | dᴸ without act′(z) |
/// | slope-of-a | act′(a) in the place of act′(z), in every layer |
/// | bias | right gradients, but biases are never nudged |
/// | leftover | gradients added to what the backward before left |
/// | one-path | dˡ[j] from the last neuron of layer l + 1 alone: the sum assigned, not added to |
/// | transposed | dˡ with Wˡ⁺¹ read column by column, though it lies row by row |
/// | bias-gradient | gradb = 0 |
/// | stale | a backward that reads the activations of the forward pass before the last |
///
/// A fault is a value handed to the passes of this folder, which are plain loops. The kernels know
/// nothing of it.
package enum Fault: String, CaseIterable, Sendable {
  case order, sign, slope
  case slopeOfActivation = "slope-of-a"
  case bias, leftover
  case onePath = "one-path"
  case transposed
  case biasGradient = "bias-gradient"
  case stale

  /// Whether it makes gradients wrong, and not only the changes made of right ones.
  package var changesGradients: Bool { self != .bias }
}
