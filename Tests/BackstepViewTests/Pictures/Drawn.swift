import BackstepSession
import Testing

@testable import BackstepView

/// Pictures of a session, as a terminal or a file shows them.
enum Drawn {
  /// A world in which every file holds twelve flowers of three kinds and four inputs.
  static var effects: Effects {
    Effects(readFile: { _ in
      var text = "a,b,c,d,kind\n"
      for index in 0..<12 {
        let (kind, step) = (index % 3, Double(index) / 12)
        text += "\(step),\(1 - step),\(Double(kind) + step),\(Double(kind) * 0.5 - step),k\(kind)\n"
      }
      return Array(text.utf8)
    })
  }

  /// Those flowers, and a network for them.
  static let flowers = "data f.csv; net 4 5 3 tanh softmax; set lr 0.1"

  /// What the last command shows.
  static func text(_ script: String, _ options: ViewOptions = ViewOptions()) throws -> String {
    var session = Session()
    var text = ""
    for command in Statements.split(script) {
      text = TextView(options).text(of: try session.perform(command, effects))
    }
    return text
  }

  /// What the last plot tells, and the state it tells it of.
  static func report(_ script: String) throws -> (PlotReport, State) {
    var session = Session()
    var report: PlotReport?
    for command in Statements.split(script) {
      if case .plot(let plot) = try session.perform(command, effects).body { report = plot }
    }
    return (try #require(report), session.state)
  }

  /// The picture of the last plot.
  static func picture(_ script: String) throws -> Picture {
    Picture(try report(script).0.plot, digits: 4)
  }

  /// A whole picture, as a pipe shows it.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let options: ViewOptions
    let text: String

    init(_ name: String, _ script: String, _ width: Int, isASCII: Bool = false, _ text: String) {
      (testDescription, self.script, self.text) = (name, script, text)
      options = ViewOptions(width: width, isASCII: isASCII)
    }
  }
}
