extension CommandDeclaration {
  static let save: Self = CommandDeclaration(
    "save", usage: ["save FILE [force]"], summary: "the whole session into a file, for `load`",
    details: """
      The file is JSON that can be read and edited. It holds everything of the present moment;
      older moments and marks stay behind. Of a very large network numbers are written in base64,
      and if need be without what can be computed again. A session of that name is replaced in one go, or not at
      all; any other file only with `force` behind the name.
      """,
    completion: .files(then: ["force"]), isRecorded: false
  ) { session, arguments, effects throws(SessionError) in
    let (name, isForced) = try arguments.newFile()
    let file: (bytes: [UInt8], omission: SessionFile.Omission)
    do throws(FileFault) {
      file = try SessionFile.file(of: session)
    } catch {
      throw .file(.bad(name: name, error))
    }
    try effects.write(file.bytes, to: name, isForced: isForced)
    return Outcome(
      body: .save(FileReport(content: .session, name: name, bytes: file.bytes.count)),
      notes: file.omission == .nothing ? [] : [.savedWithout(file.omission)])
  }

  static let load: Self = CommandDeclaration(
    "load", usage: ["load FILE"],
    summary: "a session that `save` wrote, or weights trained elsewhere",
    details: """
      Weights are {"W1": [[...]], "b1": [...], ...}, a row a neuron, as what `export` writes has
      them; or a `state_dict` of PyTorch as JSON:
        json.dump({k: v.tolist() for k, v in model.state_dict().items()}, file)
      The order of its keys is that of the layers, and the answer says which became which. Such a file
      knows no activations: those of the present network stay where its sizes are the same, and else
      all are sigmoid. `export csv` and `export json` are read too. Nothing changes unless all of
      the file is in order. `undo` takes it back.
      """,
    completion: .sequence([.file])
  ) { session, arguments, effects throws(SessionError) in
    let name = try arguments.file()
    let bytes = try effects.read(name)
    do throws(FileFault) {
      switch try SessionFile.read(bytes, named: name) {
      case .session(let contents):
        // How answers are written is for the person here to say, not for a file.
        let style = session.state.settings.style
        session.state = contents.state
        session.state.settings.style = style
        session.timeline.reserve(upTo: contents.nextTime)
        return Outcome(
          body: .load(FileReport(content: .session, name: name, bytes: bytes.count)))
      case .weights(let weights):
        let notes = try session.state.take(weights, since: session.commandText)
        return Outcome(
          body: .load(
            FileReport(
              content: .weights, name: name, bytes: bytes.count, sources: weights.sources)),
          notes: notes)
      }
    } catch {
      throw .file(.bad(name: name, error))
    }
  }
}

extension Arguments {
  /// The one file name; one with blanks stands in quotes.
  func file() throws(SessionError) -> String {
    guard words.count == 1, !words[0].isEmpty else { throw usageError }
    return words[0]
  }
}

extension Arguments {
  /// The name of a file to be written, and whether it may be written over.
  func newFile() throws(SessionError) -> (name: String, isForced: Bool) {
    guard let name = words.first, !name.isEmpty, words.count == 1 || words.dropFirst() == ["force"]
    else { throw usageError }
    return (name, words.count == 2)
  }
}

extension Effects {
  fileprivate func read(_ name: String) throws(SessionError) -> [UInt8] {
    do throws(FileProblem) {
      return try readFile(name)
    } catch {
      throw .file(.unreadable(name: name, error))
    }
  }

  fileprivate func write(_ bytes: [UInt8], to name: String, isForced: Bool)
    throws(SessionError)
  {
    var isTaken = false
    do throws(FileProblem) {
      if !isForced, let old = try oldFile(name) { isTaken = !SessionFile.isOne(old) }
      if !isTaken { try replaceFile(name, bytes) }
    } catch {
      throw .file(.notWritten(name: name, error))
    }
    if isTaken { throw .file(.exists(name: name)) }
  }

  /// A file that takes the place of no other unless it is meant to.
  func writeNew(_ bytes: [UInt8], to name: String, isForced: Bool) throws(SessionError) {
    if !isForced { try refuseTaken(name) }
    do throws(FileProblem) {
      try replaceFile(name, bytes)
    } catch {
      throw .file(.notWritten(name: name, error))
    }
  }

  /// Refuses the name of a file that is there already.
  func refuseTaken(_ name: String) throws(SessionError) {
    let isTaken: Bool
    do throws(FileProblem) {
      isTaken = try oldFile(name) != nil
    } catch {
      throw .file(.notWritten(name: name, error))
    }
    if isTaken { throw .file(.exists(name: name)) }
  }
}
