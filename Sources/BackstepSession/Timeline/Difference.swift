import Backprop

/// What is different in two states, as far as a learner can see it.
package struct Difference: Sendable {
  /// The states compared.
  package let a: State, b: State
  /// Where in the parameters the two are not the same to the last bit; empty when the networks
  /// are of different shapes.
  package let parameters: [Int]
  /// Whether the networks have the same layers.
  package let isSameShape: Bool
  /// The settings in which they differ.
  package let settings: [SettingChange]

  /// A setting in two states.
  package struct SettingChange: Equatable, Sendable {
    /// Its name.
    package let name: String
    /// Its values.
    package let a: SettingValue, b: SettingValue
  }

  /// A weight or a bias in two states.
  package struct WeightChange: Equatable, Sendable {
    /// Its name.
    package let name: Name
    /// Its values.
    package let a: Double, b: Double
    /// b − a
    package var change: Double { b - a }
  }

  init(_ a: State, _ b: State) {
    (self.a, self.b) = (a, b)
    let (old, new) = (a.network.parameters, b.network.parameters)
    isSameShape =
      a.architecture.sizes == b.architecture.sizes
      && a.architecture.hasBiases == b.architecture.hasBiases
      && a.architecture.normalization == b.architecture.normalization
    parameters =
      isSameShape ? old.indices.filter { old[$0].bitPattern != new[$0].bitPattern } : []
    settings = Settings.all.compactMap { setting in
      let (old, new) = (setting.value(a.settings), setting.value(b.settings))
      return old == new ? nil : SettingChange(name: setting.name, a: old, b: new)
    }
  }

  /// The largest changes of weights and biases, the largest first; all of them without a limit.
  package func weights(atMost limit: Int = .max) -> [WeightChange] {
    guard limit > 0 else { return [] }
    let (old, new) = (a.network.parameters, b.network.parameters)
    // What is no number any more has changed most.
    func size(_ index: Int) -> Double {
      let change = abs(new[index] - old[index])
      return change.isNaN ? .infinity : change
    }
    func isLarger(_ left: Int, _ right: Int) -> Bool { (size(left), right) > (size(right), left) }
    var largest: [Int] = []
    if parameters.count <= limit {
      largest = parameters.sorted(by: isLarger)
    } else {
      // A few of very many are found without sorting the rest.
      for index in parameters where largest.count < limit || isLarger(index, largest[limit - 1]) {
        let place = largest.firstIndex { isLarger(index, $0) } ?? largest.count
        largest.insert(index, at: place)
        if largest.count > limit { largest.removeLast() }
      }
    }
    return largest.map { index in
      WeightChange(name: Name(parameter: index, in: b.shape), a: old[index], b: new[index])
    }
  }
}
