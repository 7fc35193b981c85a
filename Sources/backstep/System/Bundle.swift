import CLessonBundle

/// What the program carries with it.
enum Bundle {
  /// The text of a data set or of a step; nil when there is none of the name.
  static func data(_ name: String) -> [UInt8]? {
    var size = 0
    guard let bytes = data_bundle_bytes(name, &size) else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  /// Each lesson's file name and text, in order.
  static var lessons: [(name: String, bytes: [UInt8])] {
    (0..<lesson_bundle_count()).compactMap { index in
      guard let name = lesson_bundle_name(index), let bytes = lesson_bundle_bytes(index) else {
        return nil
      }
      let buffer = UnsafeBufferPointer(start: bytes, count: lesson_bundle_size(index))
      return (String(cString: name), Array(buffer))
    }
  }
}
