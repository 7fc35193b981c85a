import Backprop
import BackstepSession
import BackstepText
import BackstepView

/// Shows how `train` goes while it goes, and lets the learner steer it: a picture on a terminal, a
/// line where there is no room for one, and in a pipe a line each so many epochs, if wanted.
final class TrainingWatch {
  private var live: LiveTraining?
  private var sentences: TrainingPace?
  private let invocation: Invocation
  private let voice: Voice
  /// False while nobody waits for a run: when a lesson is brought to where it was left.
  var isOn = true

  init(_ invocation: Invocation, _ voice: Voice) {
    (self.invocation, self.voice) = (invocation, voice)
  }

  /// Whether there is room for a picture that stays.
  func canShow() -> Bool {
    guard isOn, !invocation.isJSON, !voice.isSpoken, TerminalWindow.outputIsTerminal,
      !TerminalWindow.isDumb
    else { return false }
    let (window, least) = (TerminalWindow.size(), TrainingPicture.leastWindow)
    return min(window.columns, invocation.viewOptions.width) >= least.columns
      && window.rows >= least.rows
  }

  /// What a session calls.
  var watcher: TrainingWatcher {
    { [self] progress, network in look(progress, network) }
  }

  /// Puts the terminal back as it was. To be called when the command has ended, however it did.
  func end() {
    live?.end()
    live = nil
    sentences = nil
  }

  private func look(_ progress: TrainingProgress, _ network: () -> Network) -> TrainingDirection {
    guard !invocation.isJSON, isOn else { return TrainingDirection(epochsUntilNext: .max) }
    guard TerminalWindow.outputIsTerminal else { return lines(progress) }
    guard !voice.isSpoken else {
      return progress.every > 0 ? lines(progress) : sentences(progress)
    }
    if live == nil || progress.done == 0 { live = LiveTraining(progress, invocation) }
    return live?.look(progress, network) ?? TrainingDirection()
  }

  /// A line at each multiple of K epochs.
  private func lines(_ progress: TrainingProgress) -> TrainingDirection {
    let every = progress.every
    guard every > 0 else { return TrainingDirection(epochsUntilNext: .max) }
    if progress.done > 0, progress.epoch % every == 0 {
      say(progress)
    }
    return TrainingDirection(epochsUntilNext: every - progress.epoch % every)
  }

  private func say(_ progress: TrainingProgress) {
    voice.say(
      TrainingPicture.line(progress, invocation.viewOptions, digits: invocation.settings.digits))
  }

  /// A sentence every few seconds, nothing drawn and nothing redrawn.
  private func sentences(_ progress: TrainingProgress) -> TrainingDirection {
    let now = Stopwatch.seconds
    var pace = sentences ?? TrainingPace(saying: now)
    pace.look(at: now)
    if pace.isTimeToDraw(at: now), progress.loss != nil {
      say(progress)
      pace.said(at: now)
    }
    sentences = pace
    return TrainingDirection(
      epochsUntilNext: pace.epochsUntilNext(after: progress.epoch, done: progress.done))
  }
}

/// One run of `train` on a terminal.
private struct LiveTraining {
  private let invocation: Invocation
  private let isDumb = TerminalWindow.isDumb
  private var screen: LiveScreen
  private var keys: TrainingKeys?
  private var stops: StopWatch?
  private var pace: TrainingPace
  private var trace = LossTrace()
  private var start = Stopwatch.seconds
  private var pauses = 0.0
  private var isDrawing = false
  /// What is asked for the plane, until the window changes.
  private var plan: BoundaryPlan?

  init(_ progress: TrainingProgress, _ invocation: Invocation) {
    self.invocation = invocation
    screen = LiveScreen(isDumb: isDumb)
    pace = TrainingPace(start: start, Self.rhythm(of: progress))
  }

  private static func rhythm(of progress: TrainingProgress) -> TrainingPace.Rhythm {
    guard progress.isWatched else { return progress.every > 0 ? .every(progress.every) : .free }
    // Until a condition holds, it may be over long before its limit.
    return progress.condition == nil ? .stretched(over: progress.limit) : .growing
  }

  mutating func look(_ progress: TrainingProgress, _ network: () -> Network)
    -> TrainingDirection
  {
    if progress.isOver {
      if progress.isWatched { last(progress, network) }
      return TrainingDirection()
    }
    let now = Stopwatch.seconds
    pace.look(at: now)
    if let loss = progress.loss { trace.add(loss, after: progress.done) }
    guard isDrawing || (pace.isTimeToDraw(at: now) && (progress.loss != nil || progress.isWatched))
    else {
      return direction(after: progress)
    }
    if !isDrawing {
      isDrawing = true
      keys = isDumb ? nil : TrainingKeys.begin()
      stops = StopWatch()
    }
    stopIfAsked()
    // In the background nothing is drawn, and no key is ours.
    if !TerminalWindow.isOurs, TerminalWindow.inputIsTerminal { return direction(after: progress) }
    var progress = progress
    var direction = direction(after: progress)
    let wait = Int32((pace.wait(at: now) * 1000).rounded(.up))
    steer(pressed(within: wait), &progress, &direction, network)
    if pace.isTimeToDraw(at: Stopwatch.seconds) { draw(progress, network, isPaused: false) }
    return direction
  }

  /// The keys pressed; without any to take, only the time goes by.
  private func pressed(within milliseconds: Int32) -> [TrainingKeys.Key] {
    if let keys { return keys.pressed(within: milliseconds) }
    Stopwatch.sleep(Double(milliseconds) / 1000)
    return []
  }

  private func direction(after progress: TrainingProgress) -> TrainingDirection {
    TrainingDirection(
      epochsUntilNext: pace.epochsUntilNext(after: progress.epoch, done: progress.done))
  }

  /// The state at the end, which stays.
  private mutating func last(_ progress: TrainingProgress, _ network: () -> Network) {
    if !TerminalWindow.isOurs, TerminalWindow.inputIsTerminal { return }
    draw(progress, network, isPaused: false)
    screen.keep()
  }

  mutating func end() {
    screen.erase()
    keys?.end()
    (keys, stops) = (nil, nil)
  }

  /// Stops with the terminal as it was, and goes on with the picture and the keys.
  private mutating func stopIfAsked() {
    guard let stops else { return }
    if stops.isToStop {
      screen.erase()
      keys?.end()
      keys = nil
      stops.stopNow()
      pace.resumed(at: Stopwatch.seconds)
    } else if stops.hasGoneOn(), let keys, !keys.goOn() {
      self.keys = nil
    }
    if keys == nil, !isDumb { keys = TrainingKeys.begin() }
  }

  /// Does what the keys say; space waits for the next key, drawing meanwhile.
  private mutating func steer(
    _ pressed: [TrainingKeys.Key], _ progress: inout TrainingProgress,
    _ direction: inout TrainingDirection, _ network: () -> Network
  ) {
    var isPaused = false
    let paused = Stopwatch.seconds
    var pressed = pressed
    repeat {
      for key in pressed {
        switch key {
        case .up, .down:
          let rate = Self.rate(progress.learningRate, key == .up ? 1.25 : 0.8)
          progress.learningRate = rate
          direction.learningRate = rate
        case .space: isPaused.toggle()
        case .enter, .other: break
        case .quit: direction.stops = true
        }
      }
      if direction.stops || SignalWatch.isInterrupted() { break }
      if isPaused { stopIfAsked() }
      guard isPaused, let keys else { break }
      draw(progress, network, isPaused: true)
      pressed = keys.pressed(within: 500)
    } while true
    let now = Stopwatch.seconds
    if now - paused > 0.01 {
      pauses += now - paused
      pace.resumed(at: now)
    }
  }

  /// A learning rate a step up or down, rounded to three digits, that it may be typed again.
  static func rate(_ rate: Double, _ factor: Double) -> Double {
    let changed = Double(NumberFormat(digits: 3)(rate * factor)) ?? rate
    return changed.isFinite ? changed : rate
  }

  private mutating func draw(
    _ progress: TrainingProgress, _ network: () -> Network, isPaused: Bool
  ) {
    let began = Stopwatch.seconds
    let window = TerminalWindow.size()
    var options = invocation.viewOptions
    options.width = max(20, min(options.width, window.columns))
    let trained = began - start - pauses
    var picture = TrainingPicture(
      progress: progress, losses: trace.losses,
      epochsPerSecond: trained > 0 ? Double(progress.done) / trained : nil, isPaused: isPaused)
    let least = TrainingPicture.leastWindow
    if isDumb || window.columns < least.columns || window.rows < least.rows {
      screen.draw([picture.line(options)], window: window)
    } else {
      picture.boundary = plane(
        network(), progress.data, rows: window.rows, stays: progress.isWatched)
      screen.draw(picture.lines(options, rows: window.rows), window: window)
    }
    pace.drew(from: began, to: Stopwatch.seconds)
  }

  /// What the network answers over the plane, as finely as it is drawn.
  private mutating func plane(_ network: Network, _ data: Dataset, rows: Int, stays: Bool)
    -> BoundaryPlot?
  {
    guard data.inputCount == 2 else { return nil }
    let side = 2 * TrainingPicture.height(rows: rows, stays: stays)
    if let plan, plan.columns == side { return BoundaryPlot(of: network, plan) }
    let plan = BoundaryPlan(
      data, network.architecture, inputs: (0, 1), columns: side, rows: side)
    self.plan = plan
    return BoundaryPlot(of: network, plan)
  }
}
