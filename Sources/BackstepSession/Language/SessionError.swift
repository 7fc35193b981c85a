import Backprop

/// Why a command was refused: facts only; the words are the view's.
///
/// Indirect, because every function that may throw it has room for one on the stack, and expressions
/// nest deep.
package indirect enum SessionError: Error, Equatable, Sendable {
  case typing(Typing)
  case naming(Naming)
  case loop(Loop)
  case network(Network)
  case data(Data)
  case lab(Lab)
  case plot(Plot)
  case time(Time)
  case file(File)
  case lesson(Lesson)
  /// An error in a name of a longer text, and where it stands there, in characters.
  case placed(SessionError, in: String, offset: Int)

  /// What cannot be read as a command, a number or an expression.
  package enum Typing: Equatable, Sendable {
    case unknownCommand(String, suggestions: [String])
    case ambiguousCommand(String, candidates: [String])
    /// A statement that is no command, and the one that was meant.
    case meant(String, instead: String)
    case unknownTopic(String, suggestions: [String])
    case unclosedQuote
    case usage(command: String, usage: [String])
    case unknownWord(String, kind: WordKind, choices: [String])
    case notANumber(String)
    case notFinite(String)
    case notAWholeNumber(String, atLeast: Int)
    case outOfRange(String, of: String, Bounds)
    case syntax(SyntaxError)
  }

  /// A name that there is not, or not for that.
  package enum Naming: Equatable, Sendable {
    case unknownName(String, suggestions: [String])
    case noBiases(String)
    case indexCount(name: String, given: Int, atMost: Int)
    case indexRange(name: String, index: Int, last: Int, axis: Axis)
    case shapeMismatch(symbol: String, [Int], [Int])
    case numberCount(name: String, given: Int, needed: Int)
    case notSettable(String)
    /// `yours` before a comparison, or of what the compared program did not give.
    case nothingCompared, notGiven(String)
    case notSingle(String)
    /// All samples' numbers, or those of the sample at a place of the batch, where one is asked for.
    case ofSamples(name: String, place: Int?, example: String)
    case noDropout
    case notAParameter(String)
    case notPredictable(String)
    /// A word that cannot be one's own name: it is not of that form, or means something already.
    case notAName(String), nameTaken(String)
    case tooManyNames(names: Int, numbers: Int)
    case notANumberToKeep(String)
    case noAnswer
    case notKept(name: String, by: Optimizer)
    case clipOff
    case treeTooLarge(name: String, limit: Int)
  }

  /// What comes too early or too late in the loop.
  package enum Loop: Equatable, Sendable {
    case stageTooEarly(Stage, first: Stage)
    case alreadyNudged
    case weightsChanged(Stage)
    case notComputed(name: String, by: Stage)
    case stale(name: String, since: String, redo: Stage)
    case noSample
    case notInCondition(name: String)
    /// What `assert` is given, when it is no comparison, or one of more than a number on a side.
    case notAComparison(String)
    case comparesMany(String, side: String)
    /// A comparison that does not hold, and the numbers of its sides.
    case assertionFailed(String, left: Double, Relation, right: Double)
    case tooMuchTraining(epochs: Int, allowed: Int)
    /// The learner asked it to stop before there was anything to tell.
    case interrupted
  }

  /// A network that cannot be, or not with that loss.
  package enum Network: Equatable, Sendable {
    case architecture(ArchitectureError)
    case lossDoesNotFit(Loss, Architecture)
    case targetDoesNotFit(Loss)
    case nothingToDrop, nothingToNormalize
    /// Of one sample batch normalisation leaves nothing.
    case batchOfOne
  }

  /// Data that there are not, or not of that kind.
  package enum Data: Equatable, Sendable {
    case noData
    case doesNotFit(Dataset.Fit)
    case sampleRange(Int, count: Int)
    case samplesBackwards(Int, Int)
    case batchTooLarge(samples: Int, most: Int)
    case file(DataFileError)
    case tooFewToSplit(Int)
    /// Answers other than 0 and 1 have no accuracy.
    case noAccuracy(data: String)
    /// Data that the program carries with it, where there is no such program.
    case notBundled(String)
  }

  /// Freezing, watching and the bug lab.
  package enum Lab: Equatable, Sendable {
    case notFrozen(String)
    case notWatched(String, watched: [String])
    case tooManyWatches(Int)
    case noBug
    case bugNotHidden(Mistake)
    /// A command that starts a program, where only the learner's own files and lessons speak.
    case noProgramsHere
    /// No loss asked for goes with an output asked for.
    case noCases
  }

  /// Pictures that would show nothing.
  package enum Plot: Equatable, Sendable {
    /// No epoch has been trained.
    case notTrained
    /// What no finite number is left of.
    case notFinite(String)
    /// A plane of a network with one input; or of more than two, none chosen.
    case oneInput, whichInputs(of: Int)
    case notAnInput(String)
    /// What is no weight and no bias, nor belongs to one; several where one is needed; none.
    case notAWeight(String), severalWeights(String, example: String), whichWeights(example: String)
    /// One that no nudge moves.
    case frozen(String)
    /// The same name for both axes.
    case twice(String)
    /// A file that is not called one of SVG.
    case notSVG(String)
  }

  /// Ways through time that lead nowhere.
  package enum Time: Equatable, Sendable {
    case cannotUndo(asked: Int, possible: Int, oldest: Int?)
    case cannotRedo(asked: Int, possible: Int)
    case noSuchTime(Int, first: Int, last: Int)
    case noSuchMark(String, marks: [String])
    case badMark(String)
    /// An epoch that was not trained on the way here; the time of a run elsewhere that has it.
    case noSuchEpoch(Int, first: Int, last: Int, elsewhere: Int?)
    /// An epoch that went by inside a command other than `train`.
    case epochPassed(Int, command: String, time: Int)
    /// What its run started from is no longer kept.
    case epochForgotten(Int, command: String, time: Int)
    /// An epoch looked for where nothing was trained, or in another run than its own.
    case noRun(time: Int, command: String)
    case epochNotInRun(Int, command: String, time: Int, first: Int, last: Int)
    case neverHeld(NeverHeld)
  }

  /// Files that cannot be read, written or understood.
  package enum File: Equatable, Sendable {
    case unreadable(name: String, FileProblem)
    case notWritten(name: String, FileProblem)
    /// What is there already would be lost.
    case exists(name: String)
    /// A network that a target cannot express.
    case notExported(ExportTarget, ExportTarget.Obstacle)
    case bad(name: String, FileFault)
    /// A file that holds no step to compare.
    case noStep(name: String, StepFault)
    /// Files that run each other, more of them than may.
    case nestedTooDeep(Int)
  }

  /// Lessons and recordings.
  package enum Lesson: Equatable, Sendable {
    /// A command of lessons, where there is none.
    case notInALesson(String)
    /// A command that a lesson does not allow.
    case notInside(String)
    /// A command of lessons, where nobody types.
    case onlyAtATerminal(String)
    case noLessons
    case notAsWritten(String)
    case notRecording
    case notRecordable(Obstacle)
    case broken(id: String, Trouble)
    /// No question of a drill is open: there is none, or it has been answered.
    case nothingAsked
    /// The very name that a question asks for, given as the answer.
    case isAsked(String)
    /// No numbers could be drawn for a topic that meet its conditions.
    case notDrawn(DrillTopic)
    case worksheet(WorksheetFault)

    /// What keeps a lesson from beginning.
    package enum Trouble: Equatable, Sendable {
      /// The first line of its file that no lesson may have, and what stands there.
      case line(Int, fault: String)
      /// What its setup printed when it failed.
      case setup(printed: String)
    }
  }
}

extension SessionError {
  /// Which index of a name is meant.
  package enum Axis: Equatable, Sendable {
    case only, row, column
    /// The place of a sample in its batch.
    case sample
  }

  /// Of which kind a word should have been.
  package enum WordKind: Equatable, Sendable {
    case setting(String)
    case name, topic, target, activation, dataSet, sample, option, scale, header, bug, lesson
    case drill, plot
  }

  /// What stands in the way of a recording.
  package enum Obstacle: Equatable, Sendable {
    case manyWeights
    case needsFiles
    /// Prose that a lesson may not have, and why.
    case prose(String)
    /// A command that a lesson may not do.
    case command(String)
    /// More bytes than a lesson may have.
    case tooLong(bytes: Int)
  }
}

/// The numbers that may stand in a place.
package enum Bounds: Equatable, Sendable {
  case whole(ClosedRange<Int>)
  /// A size of the memory, in bytes.
  case bytes(ClosedRange<Int>)
  /// From 0 to 1, with or without its ends.
  case share(zero: Bool, one: Bool)
  case positive
  case notNegative

  /// Whether a number may stand there.
  func contains(_ number: Double) -> Bool {
    switch self {
    case .whole(let range), .bytes(let range):
      Int(exactly: number).map(range.contains) ?? false
    case .share(let zero, let one):
      (0...1).contains(number) && (zero || number != 0) && (one || number != 1)
    case .positive: number > 0
    case .notNegative: number >= 0
    }
  }
}

/// Where and why an expression cannot be read.
package struct SyntaxError: Equatable, Sendable {
  /// What is wrong at the offset.
  package enum Problem: Equatable, Sendable {
    case strayCharacter(Character)
    case badNumber(String)
    case expected(Expected)
    case unknownFunction(String)
    case operandCount(function: String, given: Int)
    case tooDeep(Int)
  }

  /// What should have stood there.
  package enum Expected: Equatable, Sendable {
    case operand, name, endOfName, operatorOrEnd, wholeNumber, commaOrParenthesis
    case symbol(Character)
  }

  /// The whole expression.
  package let text: String
  /// The place of the problem, in characters from the start of the text.
  package let offset: Int
  /// What is wrong there.
  package let problem: Problem
}
