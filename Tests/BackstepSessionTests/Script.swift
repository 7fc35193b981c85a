import BackstepSession

/// A session after the commands of a script, and how the last one ended.
struct Script {
  var session = Session()
  var reports: [Report] = []
  /// The refusal that ended the script.
  var error: SessionError?

  init(_ text: String, effects: Effects = Effects()) {
    for command in Statements.split(text) {
      do throws(SessionError) {
        reports.append(try session.perform(command, effects))
      } catch {
        self.error = error
        return
      }
    }
  }

  var state: State { session.state }

  /// The value of an expression now; not a number where there is none.
  func number(_ text: String) -> Double {
    ((try? state.value(of: text))?.number) ?? .nan
  }

  func numbers(_ text: String) -> [Double] { ((try? state.value(of: text))?.numbers) ?? [] }
}
