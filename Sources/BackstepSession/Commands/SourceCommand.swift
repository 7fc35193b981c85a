extension CommandDeclaration {
  static let source: Self = CommandDeclaration(
    "source", usage: ["source FILE"],
    summary: "run the commands of a file, as if they were typed here",
    details: "The first command that is refused ends it. A name with blanks stands in quotes.",
    completion: .sequence([.file]), isRecorded: false
  ) { _, arguments, effects throws(SessionError) in
    let file = try arguments.file()
    return Outcome(body: .source(SourceReport(name: file, bytes: try effects.read(file))))
  }
}

/// A file of commands to be run by whoever asked.
package struct SourceReport: Sendable {
  /// The name of the file, for messages.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]
}
