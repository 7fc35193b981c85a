// Files by their names, with errors that tell which it was.
extension Effects {
  func read(_ name: String) throws(SessionError) -> [UInt8] {
    do throws(FileProblem) {
      return try readFile(name)
    } catch {
      throw .file(.unreadable(name: name, error))
    }
  }

  /// Writes a file that takes the place of no other unless it is meant to.
  ///
  /// - Parameter mayReplace: Whether a file of these bytes may be replaced unasked.
  func write(
    _ bytes: [UInt8], to name: String, isForced: Bool,
    over mayReplace: ([UInt8]) -> Bool = { _ in false }
  ) throws(SessionError) {
    if !isForced { try refuseTaken(name, but: mayReplace) }
    do throws(FileProblem) {
      try replaceFile(name, bytes)
    } catch {
      throw .file(.notWritten(name: name, error))
    }
  }

  /// Refuses the name of a file that is there already.
  func refuseTaken(_ name: String, but mayReplace: ([UInt8]) -> Bool = { _ in false })
    throws(SessionError)
  {
    let old: [UInt8]?
    do throws(FileProblem) {
      old = try oldFile(name)
    } catch {
      throw .file(.notWritten(name: name, error))
    }
    if let old, !mayReplace(old) { throw .file(.exists(name: name)) }
  }
}
