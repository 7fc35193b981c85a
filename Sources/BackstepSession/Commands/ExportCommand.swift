import BackstepText

extension CommandDeclaration {
  static let export: Self = CommandDeclaration(
    "export",
    usage: ["export \(ExportTarget.allCases.map(\.rawValue).joined(separator: "|")) FILE [force]"],
    summary: "the network as a program that goes on with it, or as tables; the run as a page",
    details: """
      `pytorch` is a script that rebuilds network, data, loss and optimizer, and goes on training, on
      several processes too. `numpy` and `javascript` are plain programs that predict, train, and write
      a step for `compare`. In double precision their next steps are those of `train`, as long as
      nothing is drawn by lot. `csv` has a line a parameter, `json` every quantity that is known now.
      What their `--weights` write, `load` takes back.
      `html` is a page that plays what led here, in any browser and without a network: a slider over
      time, the loss, the predictions, the net with every number, and the formula of the one that you
      choose. It has up to about 120 moments, for networks of at most 3000 weights and biases.
      """,
    completion: .sequence([
      .words(ExportTarget.allCases.map(\.rawValue)), .file, .words(["force"]),
    ]),
    isRecorded: false
  ) { session, arguments, effects throws(SessionError) in
    guard let word = arguments.words.first, arguments.words.count > 1 else {
      throw arguments.usageError
    }
    guard let target = ExportTarget(rawValue: word) else {
      throw .typing(
        .unknownWord(word, kind: .target, choices: ExportTarget.allCases.map(\.rawValue)))
    }
    let (name, isForced) = try arguments.newFile(arguments.words.dropFirst())
    // A page takes its time, which would be in vain.
    if !isForced { try effects.refuseTaken(name) }
    let bytes = Array(try target.text(session, effects).utf8)
    try effects.write(bytes, to: name, isForced: isForced)
    return Outcome(
      body: .save(FileReport(content: .export(target), name: name, bytes: bytes.count)))
  }
}
