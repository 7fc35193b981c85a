/// The code spans of a text: a run of backticks up to the next run of the same length.
///
/// Found once, in linear time, however many runs find no partner.
package struct CodeSpans {
  /// For each opening run: where it starts, how long it is, and where its partner starts.
  private var partners: [Int: (length: Int, closing: Int)] = [:]

  package init(_ scalars: [Unicode.Scalar]) {
    var nextOfLength: [Int: Int] = [:]
    var end = scalars.count
    while end > 0 {
      guard scalars[end - 1] == "`" else {
        end -= 1
        continue
      }
      var start = end - 1
      while start > 0, scalars[start - 1] == "`" { start -= 1 }
      let length = end - start
      if let closing = nextOfLength[length] { partners[start] = (length, closing) }
      nextOfLength[length] = start
      end = start
    }
  }

  /// What a span that opens at `start` encloses.
  package func content(at start: Int) -> Range<Int>? {
    partners[start].map { (start + $0.length)..<$0.closing }
  }

  /// Where a span that opens at `start` is over, its closing backticks included.
  package func end(at start: Int) -> Int? {
    partners[start].map { $0.closing + $0.length }
  }
}
