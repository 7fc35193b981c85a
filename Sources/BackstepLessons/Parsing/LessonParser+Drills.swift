import BackstepSession
import BackstepText

extension LessonParser {
  /// Takes up a drill, which is a block of its own.
  mutating func readDrill(_ reader: inout DirectiveReader) {
    endBlock()
    let comment = reader.comment
    let found = readAttributes(&reader, of: .drill)
    var until = LessonDrill.usualCount
    if let attribute = found["until"] {
      if let count = Int(attribute.value), (1...LessonDrill.mostCount).contains(count) {
        until = count
      } else {
        report(
          .malformedCount(attribute.value, most: LessonDrill.mostCount),
          at: comment.place(at: attribute.valueOffset))
      }
    }
    if let level = found["level"], level.value != "plain" {
      report(.unknownLevel(level.value), at: comment.place(at: level.valueOffset))
    }
    guard let attribute = found["topic"] else { return }
    let place = comment.place(at: attribute.valueOffset)
    guard let topic = DrillTopic(rawValue: attribute.value) else {
      let topics = DrillTopic.allCases.map(\.rawValue)
      let suggestion = Suggestions.nearest(to: attribute.value, in: topics).first
      report(.unknownTopic(attribute.value, suggestion: suggestion), at: place)
      return
    }
    var id = "drill-\(topic.rawValue)"
    if found["id"] != nil { id = readID(in: found, comment) } else { claimID(id, at: place) }
    blocks.append(
      .drill(
        LessonDrill(
          id: id, line: comment.opening.line, topic: topic, until: until,
          isPlain: found["level"] != nil)))
  }
}
