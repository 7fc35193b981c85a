import BackstepSession
import BackstepText

/// How somebody stands in a topic.
package struct DrillStanding: Sendable, Equatable {
  /// Questions so far; the next one has this number.
  package var asked = 0
  /// Those answered right at the first try.
  package var right = 0
  /// Those missed: wrong at first, or skipped.
  package var missed = 0
  /// How many of the missed are still to come again, with other numbers.
  package var due = 0
  /// Right ones since the last that was missed.
  package var inRow = 0

  package init() {}

  /// How much the topic needs practice: the share of answers missed, one of each taken for granted.
  var weakness: Double { Double(missed + 1) / Double(right + missed + 2) }
}

/// How somebody stands in all topics.
package struct DrillBook: Sendable, Equatable {
  package private(set) var standings: [DrillTopic: DrillStanding] = [:]
  /// The topic that was asked last.
  package private(set) var last: DrillTopic?

  package init() {}

  /// How one stands in a topic.
  package subscript(topic: DrillTopic) -> DrillStanding { standings[topic] ?? DrillStanding() }

  /// The topic that needs it most: one in which something is to come again, else the one with the
  /// most missed. What was asked just now waits for a question between, where there is another.
  package var weakest: DrillTopic {
    let due = DrillTopic.allCases.filter { self[$0].due > 0 && $0 != last }
    if let topic = due.max(by: { self[$0].due < self[$1].due }) { return topic }
    let topics = DrillTopic.allCases.filter { $0 != last }
    // Of equals the first, as they build on each other.
    return topics.max { self[$0].weakness < self[$1].weakness } ?? .forwardSum
  }

  /// A question of a topic was asked.
  mutating func noteAsked(_ topic: DrillTopic) {
    standings[topic, default: DrillStanding()].asked += 1
    last = topic
  }

  /// A question was answered at the first try, or not.
  mutating func settle(_ topic: DrillTopic, isRight: Bool) {
    var standing = self[topic]
    if isRight {
      standing.right += 1
      standing.inRow += 1
      standing.due = max(0, standing.due - 1)
    } else {
      standing.missed += 1
      standing.inRow = 0
      standing.due = min(99, standing.due + 1)
    }
    standings[topic] = standing
  }
}

/// The file in which it is kept: a line a topic.
///
///     hidden-blame asked=12 right=9 missed=3 due=1 row=2 last
///
/// A line that cannot be read is passed over; the others still count.
extension DrillBook {
  private static let header = "backstep drills 1"
  private static let most = 1_000_000_000

  /// The book that a file holds.
  package init(_ text: String) {
    for line in text.lines where line != Self.header {
      let words = line.split(separator: " ").map(String.init)
      guard let word = words.first, let topic = DrillTopic(rawValue: word),
        let (standing, isLast) = Self.standing(words.dropFirst())
      else { continue }
      standings[topic] = standing
      if isLast { last = topic }
    }
  }

  /// The file.
  package var text: String {
    let lines = DrillTopic.allCases.filter { standings[$0] != nil }.map { topic in
      let standing = self[topic]
      return "\(topic.rawValue) asked=\(standing.asked) right=\(standing.right) "
        + "missed=\(standing.missed) due=\(standing.due) row=\(standing.inRow)"
        + (last == topic ? " last" : "")
    }
    return ([Self.header] + lines).joined(separator: "\n") + "\n"
  }

  private static func standing(_ words: some Sequence<String>) -> (DrillStanding, Bool)? {
    var standing = DrillStanding()
    var isLast = false
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts == ["last"] {
        isLast = true
        continue
      }
      guard parts.count == 2, let number = Int(parts[1]), (0...most).contains(number) else {
        return nil
      }
      switch parts[0] {
      case "asked": standing.asked = number
      case "right": standing.right = number
      case "missed": standing.missed = number
      case "due": standing.due = number
      case "row": standing.inRow = number
      default: return nil
      }
    }
    return (standing, isLast)
  }
}
