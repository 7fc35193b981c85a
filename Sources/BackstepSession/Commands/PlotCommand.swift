extension CommandDeclaration {
  static let plot: Self = CommandDeclaration(
    "plot",
    usage: [
      "plot net|loss|flow [to FILE.svg [force]]", "plot boundary [x[I] x[J]] [to FILE.svg [force]]",
      "plot weights [NAME] [to FILE.svg [force]]",
      "plot surface NAME [NAME] [to FILE.svg [force]]",
    ],
    summary: "a picture, with a sentence that says what is to be seen",
    details: """
      `plot net` draws neurons and what connects them, weights by width and sign, and what is
      known of values, blames and gradients; of a large network the strongest.
      `plot loss` draws the mean loss of each epoch, by its logarithm where it spans decades, with
      the marks of `mark`, other branches of the timeline, and the samples held out by `split`.
      `plot boundary` draws what the network answers over two inputs, with the data on it; of more
      than two, name two, and the others stay at their mean.
      `plot weights` draws weights as fields of color, where the input is a picture as pictures;
      `plot weights gradW1` what belongs to them.
      `plot surface b2` draws the loss along a weight or bias, and once `backward` has run, the slope
      that it found as a tangent; `plot surface W1[0][0] b2` over two, with the way they have come.
      `plot flow` draws slopes and blames layer by layer, so that a vanishing blame is seen.
      `to FILE.svg` writes the picture into a file, `--json` gives its numbers, and `braille` behind
      it draws finer curves where the font has such dots.
      """,
    completion: .first(
      .words(Plot.Subject.allCases.map(\.rawValue)),
      then: [
        "weights": ofPlots(.names), "boundary": ofPlots(.names), "surface": ofPlots(.parameters),
        "": ofPlots(.nothing),
      ])
  ) { session, arguments, effects throws(SessionError) in
    let request = try PlotRequest(arguments)
    // A picture takes its time, which would be in vain.
    if let file = request.file, !file.isForced { try effects.refuseTaken(file.name) }
    let plot = try session.plot(request, effects)
    let report = PlotReport(plot: plot, isBraille: request.isBraille, file: nil)
    guard let file = request.file else { return Outcome(body: .plot(report)) }
    guard let draw = effects.drawing else {
      throw .file(.notWritten(name: file.name, .noWriting))
    }
    let bytes = Array(draw(plot, session.state).utf8)
    try effects.write(bytes, to: file.name, isForced: file.isForced)
    return Outcome(
      body: .plot(
        PlotReport(
          plot: plot, isBraille: false,
          file: FileReport(content: .picture, name: file.name, bytes: bytes.count))))
  }
}

/// What may stand behind the subject of a picture.
private func ofPlots(_ names: CommandDeclaration.Offer) -> CommandDeclaration.Offer {
  .behind("to", .file, else: .any([names, .words(["to", "braille", "force"])]))
}

extension Session {
  fileprivate func plot(_ request: PlotRequest, _ effects: Effects) throws(SessionError) -> Plot {
    switch request.subject {
    case .net:
      try request.atMost(0)
      return .net(try NetPlot(state))
    case .loss:
      try request.atMost(0)
      return .loss(try LossPlot(self))
    case .boundary: return .boundary(try state.boundary(request.names, effects))
    case .weights:
      try request.atMost(1)
      return .weights(try state.weights(request.names.first))
    case .surface:
      try request.atMost(2)
      guard let first = request.names.first else {
        let example = Name(parameter: 0, in: state.shape).text(in: state.shape)
        throw .plot(.whichWeights(example: example))
      }
      guard request.names.count == 2 else {
        return .slope(try state.slope(along: first, effects))
      }
      return .surface(try surface(first, request.names[1], effects))
    case .flow:
      try request.atMost(0)
      return .flow(try state.flow())
    }
  }
}

/// What is asked of `plot`.
private struct PlotRequest {
  let subject: Plot.Subject
  /// The words behind the subject.
  private(set) var names: [String]
  private(set) var isBraille = false
  private(set) var file: (name: String, isForced: Bool)?
  private let usageError: SessionError

  init(_ arguments: Arguments) throws(SessionError) {
    usageError = arguments.usageError
    guard let word = arguments.words.first else { throw arguments.usageError }
    guard let subject = Plot.Subject(rawValue: word) else {
      throw .typing(
        .unknownWord(word, kind: .plot, choices: Plot.Subject.allCases.map(\.rawValue)))
    }
    self.subject = subject
    var words = Array(arguments.words.dropFirst())
    if let place = words.firstIndex(of: "to") {
      let target = try arguments.newFile(words[(place + 1)...])
      guard target.name.lowercased().hasSuffix(".svg") else { throw .plot(.notSVG(target.name)) }
      file = target
      words.removeSubrange(place...)
    }
    if words.last == "braille" {
      isBraille = true
      words.removeLast()
    }
    names = words
  }

  /// Refuses more names than there is use for.
  func atMost(_ count: Int) throws(SessionError) {
    guard names.count <= count else { throw usageError }
  }
}
