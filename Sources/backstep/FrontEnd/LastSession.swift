import BackstepSession
import BackstepText
import BackstepView

/// The file in which a terminal session stays when it is left, for `--resume`.
struct LastSession {
  /// `last.json`, beside the history; nil without a home.
  private let path = Folders().state("last.json")

  /// Keeps a session; only its owner may read it. Returns a message when it cannot be kept.
  func write(_ session: Session) -> String? {
    guard let path else { return "the session is not kept: there is no home folder" }
    let file: (bytes: [UInt8], omission: SessionFile.Omission)
    do throws(FileFault) {
      file = try SessionFile.file(of: session)
    } catch {
      return "the session is not kept: \(ErrorWords(.file(.bad(name: path, error))).line)"
    }
    Folders.makeParents(of: path)
    do throws(FileProblem) {
      try Files.replace(path, with: file.bytes, mode: 0o600)
      // Stages are computed again by their commands.
      return file.omission == .stages ? nil : file.omission.words
    } catch {
      return "the session is not kept: \(path.spelledOut): \(error.words)"
    }
  }

  /// A session from before, and a line that says which.
  struct Kept {
    let session: Session
    let summary: String
  }

  /// The session that was left last.
  func read() throws(StartError) -> Kept {
    guard let path else {
      throw .noHome
    }
    var status = stat()
    guard stat(path, &status) == 0 || errno != ENOENT else {
      throw .noLastSession
    }
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try Files.readOwn(path)
    } catch {
      throw .lastUnreadable(path: path, error)
    }
    do throws(FileFault) {
      let session = try SessionFile.session(bytes)
      let state = session.state
      let sizes = state.architecture.sizes.map(String.init).joined(separator: "-")
      return Kept(
        session: session,
        summary:
          "Resumed from \(Stopwatch.date(ofChange: status)): \(sizes), epoch \(state.epoch), "
          + "time \(state.time); next: \(state.nextStage.rawValue).")
    } catch {
      throw .lastUnusable(path: path, error)
    }
  }
}
