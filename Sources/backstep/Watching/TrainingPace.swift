/// How often to look at a training run, and how often to draw it, so that watching costs next to
/// nothing: a look every few milliseconds, however short the epochs, and drawing at most a
/// thirtieth of the time and twenty times a second.
struct TrainingPace {
  /// Seconds between two looks.
  static let betweenLooks = 0.008
  /// Seconds between two drawings at least.
  static let betweenFrames = 0.05
  /// Seconds of training for a second of drawing.
  static let trainingPerDrawing = 30.0
  /// Runs that end sooner are not drawn.
  static let patience = 0.25

  /// Seconds between two sentences.
  static let betweenSentences = 4.0

  private var epochs = 1
  private var lastLook: Double
  private var nextFrame: Double
  private let rhythm: Rhythm

  /// After how many epochs a drawing is wanted, however long training has to wait for it.
  enum Rhythm: Equatable {
    /// As often as it costs nothing.
    case free
    case every(Int)
    /// So often that so many epochs last some seconds.
    case stretched(over: Int)
    /// More and more seldom, for a run of which nobody knows how long it is.
    case growing
  }

  /// Drawings of a run that is stretched: five seconds of them.
  static let drawings = 100

  init(start: Double, _ rhythm: Rhythm) {
    self.rhythm = rhythm
    lastLook = start
    nextFrame = rhythm == .free ? start + Self.patience : start
  }

  /// A pace for sentences.
  init(saying start: Double) {
    self.init(start: start, .free)
    nextFrame = start + Self.betweenSentences
  }

  /// Takes note of a sentence.
  mutating func said(at now: Double) { nextFrame = now + Self.betweenSentences }

  /// How many epochs to run before the next look.
  ///
  /// - Parameters:
  ///   - epoch: Counted from the first ever trained.
  ///   - done: Counted from the first of this run.
  func epochsUntilNext(after epoch: Int, done: Int) -> Int {
    switch rhythm {
    case .free: epochs
    case .every(let count): max(1, count - epoch % max(1, count))
    case .stretched(let limit):
      // Ends with the last one.
      max(1, min((limit + Self.drawings - 1) / Self.drawings, max(1, limit - done)))
    case .growing: max(1, done / 20)
    }
  }

  /// How long training is to wait for the next drawing.
  func wait(at now: Double) -> Double { rhythm == .free ? 0 : max(0, nextFrame - now) }

  /// Takes note of a look.
  mutating func look(at now: Double) {
    let elapsed = now - lastLook
    lastLook = now
    let wanted = elapsed > 0 ? Double(epochs) * Self.betweenLooks / elapsed : .infinity
    // Epochs do not all take the same time: at most twice as many as the last time.
    epochs = max(1, Int(min(wanted, Double(epochs) * 2, 1e9)))
  }

  func isTimeToDraw(at now: Double) -> Bool { now >= nextFrame }

  /// Takes note of a drawing.
  mutating func drew(from start: Double, to end: Double) {
    nextFrame =
      rhythm != .free
      ? start + Self.betweenFrames
      : end + max(Self.betweenFrames, (end - start) * Self.trainingPerDrawing)
    lastLook = end
  }

  /// Takes note of a pause.
  mutating func resumed(at now: Double) { lastLook = now }
}
