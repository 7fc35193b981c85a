import Backprop
import BackstepText

extension CommandDeclaration {
  static let predict: Self = CommandDeclaration(
    "predict", usage: ["predict NAME VALUE"],
    summary: "say a number before you see it; usual mistakes are recognised",
    details: """
      Compares VALUE, a number or a calculation, with what NAME will be after the stage that
      computes it: `predict dOut (out - y)*out*(1 - out)`. Right is what comes within 1 %, or within
      the digits typed. Nothing is run, and a number not guessed is not given away.
      """,
    completion: .sequence([.computed])
  ) { session, arguments, _ throws(SessionError) in
    guard let word = arguments.words.first, arguments.words.count > 1 else {
      throw arguments.usageError
    }
    let name = try ExpressionParser.parseName(word, in: session.state.shape)
    var text = String(arguments.text.dropFirst(word.count)).trimmed
    if text.hasPrefix("="), !text.hasPrefix("==") { text = String(text.dropFirst()).trimmed }
    return Outcome(body: .predict(try session.predict(name, text)))
  }
}

extension Session {
  fileprivate func predict(_ name: Name, _ text: String) throws(SessionError) -> PredictReport {
    guard name.isSingle(in: state.shape) else {
      throw name.notSingle(in: state.shape)
    }
    guard let said = try state.value(of: text).number else {
      throw .naming(.notSingle(text))
    }
    let report = try judge(name, said: said, written: text)
    guard said.isFinite || !report.expected.isFinite else { throw .typing(.notFinite(text)) }
    return report
  }
}
