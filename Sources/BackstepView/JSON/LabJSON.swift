import Backprop
import BackstepSession

extension JSONView {
  /// What is frozen, in as few names as say it.
  func frozen(_ state: State) -> Members {
    [("frozen", .array(state.frozenNames.map { .string($0.text(in: state.shape)) }))]
  }

  /// What is watched, with the values of now.
  func watches(_ state: State) -> Members {
    let entries = state.watches.map { name -> JSONValue in
      let value = state.watched(name)
      return .object([
        ("name", .string(name.text(in: state.shape))), ("value", json(value)),
        ("status", status(value)),
      ])
    }
    return [("watches", .array(entries))]
  }

  /// Old and new of watched names that changed; nothing when none did.
  func watched(_ changes: [WatchChange], _ state: State) -> Members {
    guard !changes.isEmpty else { return [] }
    let entries = changes.map { change -> JSONValue in
      .object([
        ("name", .string(change.name.text(in: state.shape))),
        ("before", json(change.before)), ("after", json(change.after)),
        ("status", status(change.after)),
      ])
    }
    return [("watched", .array(entries))]
  }

  private func json(_ value: WatchedValue) -> JSONValue { value.value.map(\.json) ?? .null }

  private func status(_ value: WatchedValue) -> JSONValue {
    switch value {
    case .missing: .string("not computed")
    case .stale: .string("stale")
    case .known: .string("fresh")
    }
  }

  func bug(_ report: BugReport, _ state: State) -> Members {
    switch report {
    case .list: [("bugs", .array(Mistake.allCases.map { .object(description($0, state)) }))]
    case .status, .chosen, .hidden: bug(state)
    case .guess(let guess): bug(state) + verdict(guess, state)
    case .healed(let mistake, _): bug(state) + [("was", name(mistake))]
    }
  }

  /// The bug that is on; a hidden one has no name here either.
  private func bug(_ state: State) -> Members {
    [
      ("on", .bool(state.bug != nil)), ("bug", name(state.bug?.shown)),
      ("hidden", .bool(state.bug?.isHidden ?? false)),
      ("wrong_guesses", .integer(state.bug?.wrongGuesses ?? 0)),
    ]
  }

  private func name(_ mistake: Mistake?) -> JSONValue {
    mistake.map { .string($0.rawValue) } ?? .null
  }

  private func description(_ mistake: Mistake, _ state: State) -> Members {
    let words = MistakeWords(mistake)
    let page = Page.neutral(state)
    return [
      ("name", .string(mistake.rawValue)), ("summary", .string(words.line)),
      ("mistake", .string(words.mistake)), ("right", .string(words.right)),
      ("effect", .string(words.effect)),
      ("xor_learnt", JSONValue(words.learnt)),
      ("source", words.source.isEmpty ? .null : .string(words.source)),
      ("changes_nothing", state.idleness(of: mistake).map { .string(page.words(of: $0)) } ?? .null),
    ]
  }

  private func verdict(_ guess: GuessReport, _ state: State) -> Members {
    var result: Members = [
      ("guess", .string(guess.mistake.rawValue)), ("correct", .bool(guess.isRight)),
    ]
    if let evidence = guess.evidence {
      result.append(
        (
          "evidence",
          .object([
            ("name", .string(evidence.name.text(in: state.shape))),
            ("would_be", .number(evidence.supposed)), ("is", .number(evidence.found)),
          ])
        ))
    }
    return result
  }
}
