extension CommandDeclaration {
  /// What may stand behind a command's name, for Tab.
  package indirect enum Offer: Sendable {
    case nothing
    /// The names of the network's quantities.
    case names
    /// Those of weights and biases, and those that a stage computes.
    case parameters, computed
    /// What is watched, and what is frozen.
    case watched, frozen
    /// All that may stand in a calculation.
    case expression
    /// `until`, and what may stand in a condition of training.
    case conditions
    /// What may stand in such a condition.
    case condition
    /// `all` and such a condition, or what may be compared.
    case comparisons
    /// What can be set: names of parameters and of the sample, and settings with their choices.
    case assignments
    /// A name of one's own, `=`, and a calculation.
    case definition
    /// The marks of the timeline.
    case marks
    case lessons
    /// What help tells about, of however many words.
    case topics
    /// A whole command.
    case line
    /// Fixed words, in any place.
    case words([String])
    case file
    /// Each in its place.
    case sequence([Offer])
    /// Any of these.
    case any([Offer])
    /// What stands behind a word, and what stands elsewhere.
    case behind(String, Offer, else: Offer)
    /// What stands first, and what may follow: by the first word, or whatever it is under `""`.
    case first(Offer, then: [String: Offer])

    /// Files, or words in the place of one, and the words that may stand behind it.
    static func files(or words: [String] = [], then more: [String] = []) -> Offer {
      .first(.any([.words(words), .file]), then: ["": .words(more)])
    }
  }
}
