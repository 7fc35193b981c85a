import CLessonBundle

/// The course that the program carries with it.
enum BundledLessons {
  /// Each lesson's file name and text, in order.
  static var all: [(name: String, bytes: [UInt8])] {
    (0..<lesson_bundle_count()).compactMap { index in
      guard let name = lesson_bundle_name(index), let bytes = lesson_bundle_bytes(index) else {
        return nil
      }
      let buffer = UnsafeBufferPointer(start: bytes, count: lesson_bundle_size(index))
      return (String(cString: name), Array(buffer))
    }
  }
}
