import Backprop

// How `train` goes over the data.
extension Setting {
  static let ofTraining = [batch, shuffle, dropout, every]

  static let batch = Setting(
    name: "batch", usage: "batch N|auto",
    summary: "samples per nudge of train, whose gradients are averaged; auto is 1 up to 1000 "
      + "samples, then 16",
    choices: ["auto"],
    describe: { $0.settings.batch == 0 ? "auto" : "\($0.settings.batch)" }
  ) { state, words, _ throws(SessionError) in
    state.settings.batch =
      value(words) == ["auto"]
      ? 0 : try wholeNumber(words, of: "batch", usage: "batch N|auto", in: 1...10_000_000)
    return []
  }
  static let every = whole(
    "every", "a line each K epochs of train, on a terminal a picture; 0 for none", \.every,
    in: 0...1_000_000_000, letter: "K")

  static let shuffle = Setting(
    name: "shuffle", usage: "shuffle on|off",
    summary: "whether every epoch of train meets the samples in an order of its own",
    choices: ["on", "off"], describe: { $0.settings.shuffle ? "on" : "off" }
  ) { state, words, _ throws(SessionError) in
    let answer: Switch = try choice(value(words), of: "shuffle")
    state.settings.shuffle = answer == .on
    return []
  }

  static let dropout = Setting(
    name: "dropout", usage: "dropout P",
    summary: "how likely train drops a hidden neuron from a pass; 0 up to, not with, 1",
    choices: [], describe: { Expression.shortest($0.settings.dropout) }
  ) { state, words, _ throws(SessionError) in
    let number = try number(words, of: "dropout")
    guard (0..<1).contains(number) else {
      throw .typing(
        .outOfRange(
          value(words).first ?? "", of: "dropout", .share(zero: true, one: false)))
    }
    state.settings.dropout = number
    return []
  }

  private enum Switch: String, CaseIterable { case on, off }

  private static func whole(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Settings, Int> & Sendable,
    in range: ClosedRange<Int>, letter: String = "N"
  ) -> Setting {
    Setting(
      name: name, usage: "\(name) \(letter)", summary: summary, choices: [],
      describe: { "\($0.settings[keyPath: path])" }
    ) { state, words, _ throws(SessionError) in
      state.settings[keyPath: path] = try wholeNumber(
        words, of: name, usage: "\(name) \(letter)", in: range)
      return []
    }
  }

  private static func wholeNumber(
    _ words: [String], of name: String, usage: String, in range: ClosedRange<Int>
  ) throws(SessionError) -> Int {
    let words = value(words)
    guard words.count == 1 else { throw .typing(.usage(command: "set", usage: ["set \(usage)"])) }
    guard let number = Int(words[0]) else {
      throw .typing(.notAWholeNumber(words[0], atLeast: range.lowerBound))
    }
    guard range.contains(number) else {
      throw .typing(
        .outOfRange(
          words[0], of: name, .whole(range)))
    }
    return number
  }
}
