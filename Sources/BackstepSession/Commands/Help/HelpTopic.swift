import Backprop
import BackstepText

/// Something that help tells about.
package enum HelpTopic: Sendable {
  case command(CommandDeclaration)
  case setting(Setting<Session>)
  case activation(Activation)
  case loss(Loss.Kind)
  case optimizer(Optimizer)
  case mistake(Mistake)
  case word(Word)
  /// A quantity of the present network, or numbers of it.
  case name(Name)

  /// Of what kind it is.
  package enum Kind: String, CaseIterable, Sendable {
    case command, setting, activation, loss, optimizer, mistake, word, name
  }

  package var kind: Kind {
    switch self {
    case .command: .command
    case .setting: .setting
    case .activation: .activation
    case .loss: .loss
    case .optimizer: .optimizer
    case .mistake: .mistake
    case .word: .word
    case .name: .name
    }
  }

  /// What one types to be told about it.
  package func title(in shape: Shape) -> String {
    switch self {
    case .command(let declaration): declaration.name
    case .setting(let setting): setting.name
    case .activation(let activation): activation.rawValue
    case .loss(let loss): loss.rawValue
    case .optimizer(let optimizer): optimizer.rawValue
    case .mistake(let mistake): mistake.rawValue
    case .word(let word): word.rawValue
    case .name(let name): name.text(in: shape)
    }
  }

  /// Other texts that mean it.
  var aliases: [String] {
    switch self {
    case .command(let declaration): declaration.short
    case .word(let word): word.aliases
    case .setting, .activation, .loss, .optimizer, .mistake, .name: []
    }
  }

  /// All there are, save the names of a network.
  package static let all: [HelpTopic] =
    CommandTable.all.map(HelpTopic.command) + Session.settings.map(HelpTopic.setting)
    + Activation.allCases.map(HelpTopic.activation) + Loss.Kind.allCases.map(HelpTopic.loss)
    + Optimizer.allCases.map(HelpTopic.optimizer) + Mistake.allCases.map(HelpTopic.mistake)
    + Word.allCases.map(HelpTopic.word)
}

extension State {
  /// The topics of all kinds, the quantities of the network among them.
  package var topics: [HelpTopic] {
    HelpTopic.all + Quantity.all(in: shape).map { .name(Name($0)) }
  }

  /// What one may type behind `help`.
  package var topicTitles: [String] {
    var seen: Set<String> = []
    return topics.map { $0.title(in: shape) }.filter { seen.insert($0).inserted }
  }

  /// The topics that a text means: exactly, or else, of those whose titles begin with it, the only
  /// one.
  func topics(named text: String) -> [HelpTopic] {
    let key = Self.key(text)
    var found = HelpTopic.all.filter { topic in
      ([topic.title(in: shape)] + topic.aliases).contains {
        $0 == text || topic.kind != .command && Self.key($0) == key
      }
    }
    // A name with indices too; as it is typed, because `B1` is none.
    if let name = try? ExpressionParser.parseName(text, in: shape) { found.append(.name(name)) }
    if !found.isEmpty { return found }
    let begun = CommandTable.all.filter { $0.name.hasPrefix(text) }
    if begun.count == 1 { return [.command(begun[0])] }
    let titles = Set(topicTitles.filter { Self.key($0).hasPrefix(key) })
    guard begun.isEmpty, titles.count == 1, let title = titles.first else { return [] }
    return topics.filter { $0.title(in: shape) == title }
  }

  /// `Learning-Rates` and `learning rate` are the same.
  private static func key(_ text: String) -> String {
    let letters = text.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
    return letters.count > 3 && letters.hasSuffix("s") && !letters.hasSuffix("ss")
      ? String(letters.dropLast()) : letters
  }
}
