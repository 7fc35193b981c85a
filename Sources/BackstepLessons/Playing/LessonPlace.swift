/// A place in a lesson, in words that outlast edits of its file: blocks are counted from the last
/// question or task before them, which has an id.
package struct LessonPlace: Sendable, Equatable {
  /// The question or task; nil for the beginning of the lesson.
  package var anchor: String?
  /// Blocks behind it.
  package var offset: Int

  /// Makes a place.
  package init(anchor: String? = nil, offset: Int = 0) {
    self.anchor = anchor
    self.offset = offset
  }

  /// The place of a block.
  init(of block: Int, in lesson: Lesson) {
    let anchor = lesson.blocks.prefix(block + 1).lastIndex { $0.id != nil }
    self.anchor = anchor.flatMap { lesson.blocks[$0].id }
    offset = block - (anchor ?? 0)
  }

  /// The block that is there now; nil when the lesson has lost the question. Never beyond the
  /// question that follows.
  func block(in lesson: Lesson) -> Int? {
    let blocks = lesson.blocks
    var start = 0
    if let anchor {
      guard let index = blocks.firstIndex(where: { $0.id == anchor }) else { return nil }
      start = index
    }
    guard !blocks.isEmpty else { return nil }
    let next = blocks.indices.first { $0 > start && blocks[$0].id != nil } ?? blocks.count - 1
    return min(start + max(0, min(offset, blocks.count)), next)
  }
}

extension LessonBlock {
  /// The id of a question, a task or a drill.
  package var id: String? {
    switch self {
    case .prose, .transcript: nil
    case .question(let question): question.id
    case .task(let task): task.id
    case .drill(let drill): drill.id
    }
  }
}

/// How far somebody is in a lesson.
package struct LessonProgress: Sendable, Equatable {
  /// Where to go on.
  package var place = LessonPlace()
  /// Ids of the questions and tasks that were solved.
  package var solved: [String] = []
  /// Ids of those that were skipped.
  package var skipped: [String] = []
  /// Whether its end has been reached, ever.
  package var isFinished = false
  /// Whether it is the lesson that somebody was in last.
  package var isLast = false

  /// None yet.
  package init() {}

  /// Whether there is anything to go on with.
  package var isBegun: Bool { place != LessonPlace() || !solved.isEmpty || !skipped.isEmpty }

  /// Notes how a question ended; solving it later makes up for a skip.
  mutating func settle(_ id: String, isSolved: Bool) {
    guard isSolved else {
      if !solved.contains(id), !skipped.contains(id) { skipped.append(id) }
      return
    }
    skipped.removeAll { $0 == id }
    if !solved.contains(id) { solved.append(id) }
  }
}
