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
    try effects.write(file.bytes, to: name, isForced: isForced, over: SessionFile.isOne)
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
