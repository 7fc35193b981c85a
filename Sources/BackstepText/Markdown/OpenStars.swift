/// The stars of a text that wait for a partner, to tell which would vanish as emphasis though they
/// stand for a product.
package struct OpenStars {
  private var openers: [(count: Int, isProduct: Bool)] = []
  /// How many openers there are of one star and of two, so that no search is in vain.
  private var numbers = [1: 0, 2: 0]

  package init() {}

  /// Meets one star or two, and says whether they pair and one of the pair is a product's, as in
  /// `3*3*3`.
  mutating func meet(
    _ count: Int, between before: Unicode.Scalar, and after: Unicode.Scalar, _ next: Unicode.Scalar
  ) -> Bool {
    let isProduct =
      count == 1 && (before.isWordPart || before == ")" || before == "]")
      && (after.isWordPart || after == "(" || after == "-" && next.isDigit)
    if !before.isBlank, numbers[count] != 0 {
      while let opener = openers.popLast() {
        numbers[opener.count, default: 1] -= 1
        if opener.count == count { return isProduct || opener.isProduct }
      }
    }
    if !after.isBlank {
      openers.append((count, isProduct))
      numbers[count, default: 0] += 1
    }
    return false
  }
}
