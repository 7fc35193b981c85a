/// Looks at a value field by field, whatever fields it has, so that one added later is never
/// forgotten.
enum Reflection {
  /// Whether two values are the same to the last bit: NaN is itself, and 0 is not −0.
  ///
  /// Arrays that share a buffer are compared in no time.
  static func areIdentical(_ left: Any, _ right: Any) -> Bool {
    if let left = left as? Double, let right = right as? Double {
      return left.bitPattern == right.bitPattern
    }
    if let left = left as? any ArrayBuffer { return left.isIdentical(to: right) }
    let (a, b) = (Mirror(reflecting: left), Mirror(reflecting: right))
    guard a.subjectType == b.subjectType, a.children.count == b.children.count else {
      return false
    }
    if a.children.isEmpty {
      return (left as? any Equatable)?.isEqual(to: right) ?? true
    }
    return zip(a.children, b.children).allSatisfy {
      $0.label == $1.label && areIdentical($0.value, $1.value)
    }
  }
}

extension Equatable {
  fileprivate func isEqual(to other: Any) -> Bool { (other as? Self) == self }
}

/// An array of whatever elements, as the one buffer in which they lie.
private protocol ArrayBuffer {
  /// Where the elements lie; nil when there are none.
  var address: UInt? { get }
  func isIdentical(to other: Any) -> Bool
}

extension Array: ArrayBuffer {
  /// Whether the bytes of the elements are all there is to them.
  private static var isPlain: Bool {
    Element.self == Double.self || Element.self == Bool.self || Element.self == Int.self
      || Element.self == UInt64.self
  }

  fileprivate var address: UInt? {
    isEmpty ? nil : withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
  }

  fileprivate func isIdentical(to other: Any) -> Bool {
    guard type(of: other) == Self.self, let other = other as? Self, count == other.count else {
      return false
    }
    if address == other.address { return true }
    guard Self.isPlain else {
      return zip(self, other).allSatisfy { Reflection.areIdentical($0, $1) }
    }
    return withUnsafeBytes { bytes in other.withUnsafeBytes { bytes.elementsEqual($0) } }
  }
}
