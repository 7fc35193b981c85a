import BackstepSession

extension JSONView {
  func help(_ report: HelpReport, _ state: State) -> Members {
    switch report.subject {
    case .overview, .list: return [("commands", .array(CommandTable.all.map(description)))]
    case .index: return [("topics", .strings(state.topicTitles))]
    case .topics(let topics):
      let declarations = topics.compactMap { topic in
        if case .command(let declaration) = topic { declaration } else { nil }
      }
      return [
        ("commands", .array(declarations.map(description))),
        ("topics", .array(topics.map { description($0, state) })),
      ]
    case .found(let text, let near, let hits, let more):
      return [
        ("commands", .array([])), ("topics", .array([])), ("searched", .string(text)),
        ("near", .strings(near)),
        ("found", .array(hits.map { description($0, state) })), ("more", .integer(more)),
      ]
    }
  }

  private func description(_ declaration: CommandDeclaration) -> JSONValue {
    .object([
      ("name", .string(declaration.name)),
      ("short", .strings(declaration.short)),
      ("usage", .strings(declaration.usage)),
      ("summary", .string(declaration.summary)),
      ("details", .string(declaration.details)),
    ])
  }

  private func description(_ topic: HelpTopic, _ state: State) -> JSONValue {
    .object([
      ("topic", .string(topic.title(in: state.shape))), ("kind", .string(topic.kind.rawValue)),
      ("text", .string(topic.text(in: state))),
    ])
  }
}
