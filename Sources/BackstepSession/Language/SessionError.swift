import Backprop

/// Why a command was refused: facts only; the words are the view's.
package enum SessionError: Error, Equatable, Sendable {
  // What was typed.
  case unknownCommand(String, suggestions: [String])
  case ambiguousCommand(String, candidates: [String])
  case unclosedQuote
  case usage(command: String, usage: [String])
  case unknownWord(String, kind: String, choices: [String])
  case notANumber(String)
  case notFinite(String)
  case notAWholeNumber(String, atLeast: Int)
  case outOfRange(String, what: String, lowest: String, highest: String)
  case syntax(SyntaxError)

  // Names.
  case unknownName(String, suggestions: [String])
  case noBiases(String)
  case indexCount(name: String, given: Int, atMost: Int)
  case indexRange(name: String, index: Int, last: Int, axis: Axis)
  case shapeMismatch(symbol: String, [Int], [Int])
  case numberCount(name: String, given: Int, needed: Int)
  case notSettable(String)
  case notSingle(String)
  case notKept(name: String, by: Optimizer)
  case clipOff
  case notAParameter(String)
  case notPredictable(String)
  /// An error in a name of a longer text, and where it stands there, in characters.
  indirect case placed(SessionError, in: String, offset: Int)

  // The state of the loop.
  case stageTooEarly(Stage, first: Stage)
  case alreadyNudged
  case weightsChanged(Stage)
  case notComputed(name: String, by: Stage)
  case stale(name: String, since: String, redo: Stage)
  case noSample
  case noData
  case dataDoesNotFit(Dataset.Fit)
  case sampleRange(Int, count: Int)
  case notInCondition(name: String)
  case tooMuchTraining(epochs: Int, allowed: Int)

  // Questions.
  case treeTooLarge(name: String, limit: Int)
  // Freezing, watching and the bug lab.
  case notFrozen(String)
  case notWatched(String, watched: [String])
  case tooManyWatches(Int)
  case noBug
  case bugNotHidden(Mistake)
  case bugNeedsPlainTraining(batch: Int, dropout: Double)

  // Networks and losses.
  case architecture(ArchitectureError)
  case lossDoesNotFit(Loss, Architecture)
  case targetDoesNotFit(Loss)

  // Time.
  case cannotUndo(asked: Int, possible: Int, oldest: Int?)
  case cannotRedo(asked: Int, possible: Int)
  case noSuchTime(Int, first: Int, last: Int)
  case noSuchMark(String, marks: [String])
  case badMark(String)

  // The world outside.
  case file(name: String, reason: String)
  case fileNotWritten(name: String, reason: String)
  case badFile(name: String, FileFault)
  case notAllowed(String)
  /// A command of lessons where there is none, or where nobody types.
  case notInALesson(String)
  case onlyAtATerminal(String)
  case noLessons
  case notAsWritten(String)
  case notRecording
  case lessonBroken(id: String, reason: String)
  case dataFile(DataFileError)
  case tooFewToSplit(Int)
  case nestedTooDeep(Int)

  /// Which index of a name is meant.
  package enum Axis: Equatable, Sendable {
    case only, row, column
  }
}

extension Dataset {
  /// The sizes of data beside those of a network.
  package struct Fit: Equatable, Sendable {
    /// The name of the data set.
    package let name: String
    /// Inputs and answers of a sample.
    package let inputs: Int, targets: Int
    /// The sizes of the network.
    package let sizes: [Int]
    /// Whether one can be given to the other.
    package var isFit: Bool { inputs == sizes.first && targets == sizes.last }
    /// The sizes of a network of the same hidden layers that would take the data.
    package var fittingSizes: [Int] { [inputs] + sizes.dropFirst().dropLast() + [targets] }
  }

  /// How the data fit a network.
  package func fit(_ architecture: Architecture) -> Fit {
    Fit(name: name, inputs: inputCount, targets: targetCount, sizes: architecture.sizes)
  }
}
