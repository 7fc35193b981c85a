import Backprop
import BackstepSession
import BackstepText

extension State {
  /// All that is told about each of its topics.
  package var topicTexts: [String] { topics.map { $0.text(in: self) } }
}

extension HelpTopic {
  /// All that is told about it, for a search in it and for programs.
  func text(in state: State) -> String {
    Page.neutral(state).about(self).joined(separator: "\n")
  }
}

extension Page {
  /// What there is to say about a topic.
  func about(_ topic: HelpTopic) -> [String] {
    switch topic {
    case .command(let declaration): about(declaration)
    case .setting(let setting): about(setting)
    case .activation(let activation):
      entry(activation.rawValue, "an activation", ActivationWords(activation).lines)
    case .loss(let loss): entry(loss.rawValue, "a loss", LossWords(loss).lines)
    case .optimizer(let optimizer):
      entry(optimizer.rawValue, "an optimizer", OptimizerWords(optimizer).lines)
    case .mistake(let mistake): about(mistake)
    case .word(let word): entry(word.rawValue, nil, [WordWords(word).text])
    case .name(let name): about(name)
    }
  }

  /// A title, and paragraphs under it; lines that begin with a blank stand alone.
  private func entry(_ title: String, _ kind: String?, _ paragraphs: [String]) -> [String] {
    [ink.title(title) + (kind.map { ", " + $0 } ?? "")]
      + paragraphs.flatMap { paragraph in
        paragraph.hasPrefix(" ")
          ? Flow.folded(paragraph, width: options.width)
          : Flow.wrap(paragraph, width: options.width - 2).map { "  " + $0 }
      }
  }

  private func about(_ setting: Setting<Session>) -> [String] {
    // What belongs to the timeline is not known from a state.
    let now = setting.isOfState ? setting.value(Session(state)).text : nil
    return entry(
      setting.name, "a setting",
      [
        "  set \(setting.usage)",
        setting.summary.capitalizedFirst + "." + (now.map { " Now it is \($0)." } ?? ""),
      ])
  }

  private func about(_ mistake: Mistake) -> [String] {
    let words = MistakeWords(mistake)
    let idle = state.idlenessByShape(of: mistake).map { changesNothing("it", $0) }
    return entry(
      mistake.rawValue, "a mistake",
      [
        words.mistake.capitalizedFirst + ".", "Right: " + words.right + ".", words.consequence,
      ] + (idle.map { [$0] } ?? [])
        + ["`bug \(mistake.rawValue)` makes this program commit it."])
  }

  private func about(_ name: Name) -> [String] {
    let quantity = name.quantity
    let count = name.count(in: state.shape)
    let size = count == 1 ? "a number" : "\(count) numbers"
    var paragraphs = [QuantityWords(quantity).text + "."]
    let schema = schema(quantity, width: options.width - 2)
    if schema != text(quantity) { paragraphs.append("  " + schema) }
    if let stage = quantity.stage { paragraphs.append("`\(stage)` computes it.") }
    let word = text(name)
    switch state.freshness(of: quantity) {
    case .missing: paragraphs.append("It is not computed yet.")
    case .stale(let edit): paragraphs.append("It is stale since `\(edit.spelledOut)`.")
    case .fresh, .beforeNudge:
      if let value = try? state.knownValue(of: name) {
        paragraphs.append("Now: \(word) = \(number.list(value.numbers, atMost: 6))")
      }
    }
    paragraphs.append("`print \(word)`, `inspect \(word)` and `why \(word)` tell more.")
    return entry(word, size, paragraphs)
  }

  /// The titles of all topics, by kind.
  var index: [String] {
    let topics = state.topics
    return HelpTopic.Kind.allCases.flatMap { kind -> [String] in
      let titles = topics.filter { $0.kind == kind }.map { $0.title(in: state.shape) }
      let text = Flow.wrap(titles.joined(separator: ", "), width: max(20, options.width - 14))
      return text.enumerated().map { line, words in
        "  " + (line == 0 ? kind.plural : "").padded(to: 12) + words
      }
    }
  }

  /// What comes near to a topic that there is not.
  func found(_ text: String, _ near: [String], _ hits: [HelpTopic], _ more: Int) -> [String] {
    var first = "There is no topic `\(text.spelledOut)`."
    if !near.isEmpty { first += " Did you mean \(ErrorWords.either(near))?" }
    let titles = hits.map { "help " + $0.title(in: state.shape) }
    let width = titles.map(\.displayWidth).max() ?? 0
    let rows = zip(hits, titles).map { topic, title in
      let line = "  " + title.padded(to: width) + "   "
      return line + summary(topic).shortened(to: max(12, options.width - line.displayWidth))
    }
    return Flow.wrap(first + " These speak of it:", width: options.width) + rows
      + (more > 0 ? ["  and \(more) more; more words say which"] : [])
  }

  /// A topic in a line.
  private func summary(_ topic: HelpTopic) -> String {
    switch topic {
    case .command(let declaration): declaration.summary
    case .setting(let setting): "a setting: " + setting.summary
    case .activation: "an activation"
    case .loss: "a loss"
    case .optimizer: "an optimizer"
    case .mistake(let mistake): "a mistake: " + MistakeWords(mistake).line
    case .word(let word): WordWords(word).text
    case .name(let name): QuantityWords(name.quantity).text
    }
  }
}

extension HelpTopic.Kind {
  fileprivate var plural: String {
    switch self {
    case .command: "commands"
    case .setting: "settings"
    case .activation: "activations"
    case .loss: "losses"
    case .optimizer: "optimizers"
    case .mistake: "mistakes"
    case .word: "words"
    case .name: "names"
    }
  }
}
