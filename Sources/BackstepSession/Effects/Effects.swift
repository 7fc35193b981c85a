/// What a session may ask of the world outside, as values.
package struct Effects {
  /// The bytes of a file, or a message about why there are none.
  package var readFile: (String) throws(FileProblem) -> [UInt8]
  /// Puts bytes in the place of a file's, so that the old or the new ones are there at every moment.
  package var replaceFile: (String, [UInt8]) throws(FileProblem) -> Void
  /// The bytes of the regular file that a new one would take the place of; nil without one.
  package var oldFile: (String) throws(FileProblem) -> [UInt8]?
  /// The files whose names begin with a text, folders with a slash at the end.
  package var files: (String) -> [String]
  /// The ids of the lessons there are.
  package var lessons: () -> [String]
  /// What is told about each of a state's topics, in their order, for a search in it.
  package var topicTexts: (State) -> [String]
  /// The lines typed before this one, the oldest first.
  package var history: () -> [String] = { [] }
  /// What the program carries with it: the data sets `iris`, `digits`, the steps `example1`, …, the
  /// parts of a page `page.html`, ….
  package var bundledData: (String) -> [UInt8]?
  /// Whether the learner has asked a long command to stop.
  package var isInterrupted: () -> Bool
  /// Makes a program of a command of the shell; nil where no programs may be started.
  package var program: ((_ command: String) -> RunningProgram)?
  /// A picture as the text of an SVG file; nil where none is drawn.
  package var drawing: ((_ plot: Plot, _ state: State) -> String)?
  /// Looks on while `train` runs, and may steer it; nil when nobody does.
  package var watchTraining: TrainingWatcher?
  /// Whether whoever looks on shows a run that is to be watched.
  package var showsTraining: () -> Bool
  /// How much one `train` may do; nil for as much as is asked of it.
  package var trainingLimit: TrainingLimit?
  /// What the timeline may be allowed to take; nil for as much as is asked.
  package var memoryLimit: MemorySize?

  /// A world with no files, in which nobody interrupts and nobody watches.
  package init(
    readFile: @escaping (String) throws(FileProblem) -> [UInt8] = {
      _ throws(FileProblem) in throw .noReading
    },
    replaceFile: @escaping (String, [UInt8]) throws(FileProblem) -> Void = {
      _, _ throws(FileProblem) in throw .noWriting
    },
    oldFile: @escaping (String) throws(FileProblem) -> [UInt8]? = { _ in nil },
    files: @escaping (String) -> [String] = { _ in [] },
    lessons: @escaping () -> [String] = { [] },
    topicTexts: @escaping (State) -> [String] = { _ in [] },
    bundledData: @escaping (String) -> [UInt8]? = { _ in nil },
    isInterrupted: @escaping () -> Bool = { false },
    program: ((String) -> RunningProgram)? = nil,
    drawing: ((Plot, State) -> String)? = nil,
    watchTraining: TrainingWatcher? = nil, showsTraining: @escaping () -> Bool = { false },
    trainingLimit: TrainingLimit? = nil,
    memoryLimit: MemorySize? = nil
  ) {
    self.readFile = readFile
    self.replaceFile = replaceFile
    self.oldFile = oldFile
    self.files = files
    self.lessons = lessons
    self.topicTexts = topicTexts
    self.bundledData = bundledData
    self.isInterrupted = isInterrupted
    self.program = program
    self.drawing = drawing
    self.watchTraining = watchTraining
    self.showsTraining = showsTraining
    self.trainingLimit = trainingLimit
    self.memoryLimit = memoryLimit
  }
}
