/// Rows of bars, in one group or several side by side.
package struct Bars: Equatable, Sendable {
  package let groups: [Group]
  /// What each row is of.
  package let rows: [String]

  package struct Group: Equatable, Sendable {
    package let name: String
    package let tint: Tint
    /// A value for each row; nil where there is none.
    package let values: [Double?]
    /// How long they are; nil where no value has a place.
    package let scale: Scale?

    init(_ name: String, _ tint: Tint, _ values: [Double?]) {
      (self.name, self.tint, self.values) = (name, tint, values)
      let known = values.compactMap(\.self).filter { $0.isFinite && $0 > 0 }
      let (least, greatest) = (known.min() ?? 0, known.max() ?? 0)
      scale =
        known.isEmpty
        ? nil
        // By logarithms the least has a bar too.
        : least < greatest / 50 ? Scale(least / 3, greatest, isLog: true) : Scale(0, greatest)
    }

    /// How long the bar of a row is, 0…1; nil without a value that is a number.
    func length(_ row: Int) -> Double? {
      guard let value = values[row], value.isFinite else { return nil }
      return max(0, min(1, scale?.part(of: value) ?? 0))
    }
  }
}
