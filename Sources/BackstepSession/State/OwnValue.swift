import Backprop

/// A number, vector or matrix under a name of the learner's own.
package struct OwnValue: Equatable, Sendable {
  /// The name.
  package var name: String
  /// The length of a vector, the rows and columns of a matrix, nothing of a number.
  var axes: [Int]
  /// The numbers, row by row.
  var numbers: [Double]

  /// What an expression came to, under a name.
  init(_ name: String, _ value: Value) {
    self.init(name: name, axes: value.axes, numbers: value.numbers)
  }

  init(name: String, axes: [Int], numbers: [Double]) {
    (self.name, self.axes, self.numbers) = (name, axes, numbers)
  }

  /// What the name stands for.
  package var value: Value { Value(numbers[...], axes: axes) }
  /// How many numbers its axes make.
  var count: Int { axes.reduce(1, *) }

  /// Why a word cannot be a name of one's own; nil when it can.
  ///
  /// What names a quantity in any network is refused, so that no other network takes a name away.
  static func refusal(of word: String) -> SessionError? {
    guard let first = word.first, first.isASCII, first.isLetter, word.utf8.count <= 40,
      word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return .naming(.notAName(word)) }
    let stem = word.prefix { !$0.isASCIIDigit }
    let isTaken =
      reserved.contains(word) || Function(rawValue: word) != nil
      || networks.contains {
        Quantity(word[...], in: $0) != nil
          || stem.count < word.count && word.dropFirst(stem.count).allSatisfy(\.isASCIIDigit)
            && Quantity(stem + "1", in: $0) != nil
      }
    return isTaken ? .naming(.nameTaken(word)) : nil
  }

  private static let reserved: Set = [State.answerName, "yours", "until", "all"]

  /// Between them they have every name that a network can have, with a 1 for its layer.
  private static let networks: [Shape] = [[1, 1, 1], [1, 1, 1, 1]].compactMap {
    guard
      let architecture = try? Architecture(sizes: $0, hidden: .tanh, normalization: .batch)
    else { return nil }
    return Shape(architecture)
  }
}

/// The last answer, `ans`: all are equal, because having said something changes nothing.
package struct LastAnswer: Equatable, Sendable {
  /// What it is; nil when there is none yet.
  package var value: Value?

  package static func == (_: LastAnswer, _: LastAnswer) -> Bool { true }
}

extension State {
  /// The name of the last answer.
  package static let answerName = "ans"
  /// The most names of one's own, and the most numbers that they stand for together.
  static let mostOwnNames = 1000
  static let mostOwnNumbers = 100_000

  /// Whether there is room for so much.
  static func holds(_ own: [OwnValue]) -> Bool {
    own.count <= mostOwnNames && own.reduce(0) { $0 + $1.numbers.count } <= mostOwnNumbers
  }

  /// What a name of one's own stands for; nil when there is no such name.
  package func ownValue(named word: String) -> Value? {
    own.first { $0.name == word }?.value
  }

  /// What a word that names nothing in the network stands for; nil when it names something there,
  /// or nothing at all.
  func ownValue(_ word: Substring) throws(SessionError) -> Value? {
    guard word == Self.answerName else { return ownValue(named: String(word)) }
    guard let answer = answer.value else { throw .naming(.noAnswer) }
    return answer
  }

  /// Keeps a value under its name, in the place of an earlier one.
  mutating func keep(_ value: OwnValue) throws(SessionError) {
    guard value.numbers.allSatisfy(\.isFinite) else {
      throw .naming(.notANumberToKeep(value.name))
    }
    var kept = own
    if let index = kept.firstIndex(where: { $0.name == value.name }) {
      kept[index] = value
    } else {
      kept.append(value)
    }
    guard Self.holds(kept) else {
      throw .naming(.tooManyNames(names: Self.mostOwnNames, numbers: Self.mostOwnNumbers))
    }
    own = kept
  }
}

extension Value {
  /// A row of a matrix, or a number, by indices as they are typed.
  func entry(at indices: [Int], of name: String) throws(SessionError) -> Value {
    let axes = axes
    guard indices.count <= axes.count else {
      throw .naming(.indexCount(name: name, given: indices.count, atMost: axes.count))
    }
    var value = self
    for (place, index) in indices.enumerated() {
      guard (0..<axes[place]).contains(index) else {
        throw .naming(
          .indexRange(
            name: name, index: index, last: axes[place] - 1,
            axis: axes.count == 1 ? .only : place == 0 ? .row : .column))
      }
      switch value {
      case .scalar: break
      case .vector(let numbers): value = .scalar(numbers[index])
      case .matrix(let rows): value = .vector(rows[index])
      }
    }
    return value
  }
}
