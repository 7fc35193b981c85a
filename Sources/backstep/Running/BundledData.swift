import CLessonBundle

/// The data sets that the program carries with it.
enum BundledData {
  /// The text of a data set; nil when there is none of the name.
  static func text(_ name: String) -> [UInt8]? {
    var size = 0
    guard let bytes = data_bundle_bytes(name, &size) else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }
}
