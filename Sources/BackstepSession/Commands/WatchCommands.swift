extension CommandDeclaration {
  static let watch: Self = CommandDeclaration(
    "watch", usage: ["watch NAME...", "watch"],
    summary: "show old and new of a name after every command that changes it",
    details: """
      Takes several names, whole vectors and matrices too: `watch W1[0][1] out loss`. `watch` alone
      lists what is watched.
      """,
    completion: .names
  ) { session, arguments, _ throws(SessionError) in
    let names = try session.state.names(in: arguments.text)
    let added = names.filter { !session.state.watches.contains($0) }
    guard session.state.watches.count + added.count <= State.mostWatches else {
      throw .lab(.tooManyWatches(State.mostWatches))
    }
    session.state.watches += added
    return Outcome(body: .watch(.listing))
  }

  static let unwatch: Self = CommandDeclaration(
    "unwatch", usage: ["unwatch NAME...", "unwatch"],
    summary: "watch a name no longer; alone, none at all",
    completion: .watched
  ) { session, arguments, _ throws(SessionError) in
    let state = session.state
    let names = try state.names(in: arguments.text)
    for name in names where !state.watches.contains(name) {
      throw .lab(
        .notWatched(
          name.text(in: state.shape),
          watched: state.watches.map { $0.text(in: state.shape) }))
    }
    let dropped = arguments.text.isEmpty ? state.watches : names
    session.state.watches.removeAll { dropped.contains($0) }
    return Outcome(body: .watch(WatchReport(dropped: dropped)))
  }
}

/// What is watched now; the state says it.
package struct WatchReport: Sendable {
  /// What is watched no longer.
  package let dropped: [Name]
}

extension WatchReport {
  /// Nothing has changed; there is only a list to be shown.
  package static let listing = WatchReport(dropped: [])
}
