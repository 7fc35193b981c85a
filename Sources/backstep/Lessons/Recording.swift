import Backprop
import BackstepLessons
import BackstepSession
import BackstepView

/// A recording under way: what is typed is done once more on a stage of its own, as the prover
/// will do it, and what comes out there is what is written. So a recording proves at once.
struct Recording {
  /// The file.
  let name: String
  /// What the recording cannot begin with; nil when it begins just where the session is.
  let warning: String?
  private var recorder: LessonRecorder
  private var stage: Session

  /// The most weights and biases that are written as commands.
  private static let mostParameters = 20_000
  /// The most commands that a beginning is made of.
  private static let mostCommands = 12

  /// Begins in the state that a session is in.
  init(_ name: String, from session: Session) throws(SessionError) {
    let seed = session.state.settings.seed
    let world = LessonStage.world
    guard session.state.network.parameters.count <= Self.mostParameters else {
      throw .lesson(.notRecordable(.manyWeights))
    }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let title = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    var chosen: (setup: [String], stage: Session)?
    for setup in [Self.past(of: session), Self.assignments(session)].compactMap(\.self) {
      guard case .success(let stage) = world.start(seed, setup),
        stage.state.network == session.state.network
      else { continue }
      if chosen == nil { chosen = (setup, stage) }
      if stage.state.isSame(as: session.state) {
        chosen = (setup, stage)
        break
      }
    }
    guard let chosen else { throw .lesson(.notRecordable(.needsFiles)) }
    stage = chosen.stage
    warning =
      stage.state.isSame(as: session.state)
      ? nil
      : "The recording begins with these weights and settings; what else was computed, trained or "
        + "read from files begins anew."
    recorder = LessonRecorder(title: title, seed: seed, setup: chosen.setup)
    self.name = name
  }

  /// Adds what a command did, and writes the file.
  ///
  /// - Parameter commands: What repeats it; more than one when training was steered.
  /// - Throws: When it cannot be repeated without files or limits; the file stays without it.
  mutating func add(_ commands: [String], succeeded: Bool) throws(SessionError) {
    var (stage, recorder) = (stage, recorder)
    for command in commands {
      let outcome = LessonStage.world.run(&stage, command)
      guard outcome.succeeded == succeeded else {
        throw .lesson(.notRecordable(.command(command)))
      }
      recorder.record(command, output: outcome.output)
    }
    (self.stage, self.recorder) = (stage, recorder)
    try write()
  }

  /// Adds a line of prose, and writes the file.
  ///
  /// - Throws: When a lesson may not have it; the file stays without it.
  mutating func note(_ comment: String) throws(SessionError) {
    var recorder = recorder
    recorder.note(comment)
    do throws(LessonErrors) {
      _ = try LessonParser.parse(Array(recorder.text.utf8), file: name)
    } catch {
      throw .lesson(.notRecordable(.prose(error.errors[0].fault.message)))
    }
    self.recorder = recorder
    try write()
  }

  /// Writes the file as it is so far.
  func write() throws(SessionError) {
    let bytes = Array(recorder.text.utf8)
    guard bytes.count <= LessonFormat.maximumSize else {
      throw .lesson(.notRecordable(.tooLong(bytes: LessonFormat.maximumSize)))
    }
    do throws(FileProblem) {
      try Files.replace(name, with: bytes)
    } catch {
      throw .file(.notWritten(name: name, error))
    }
  }

  /// The commands that led to the present, when they are few.
  private static func past(of session: Session) -> [String]? {
    var commands: [String] = []
    var moment = session.timeline[session.timeline.current]
    while let here = moment, let parent = here.parent {
      guard commands.count < mostCommands, !here.command.contains("\""),
        let command = try? Command(here.command, abbreviations: true)
      else { return nil }
      commands.insert(command.fullText, at: 0)
      moment = session.timeline[parent]
    }
    return moment == nil ? nil : commands
  }

  /// Commands that set everything there is to set.
  private static func assignments(_ session: Session) -> [String] {
    let state = session.state
    let architecture = state.architecture
    var words = ["net"] + architecture.sizes.map(String.init)
    if architecture.layerCount > 1 { words.append(architecture.hiddenActivation.rawValue) }
    if architecture.layerCount == 1 { words.append(architecture.outputActivation.rawValue) }
    if architecture.layerCount > 1 { words.append(architecture.outputActivation.rawValue) }
    if !architecture.hasBiases { words.append("nobias") }
    if let normalization = architecture.normalization { words.append(normalization.rawValue) }
    var commands = [words.joined(separator: " ")]
    if let data = state.data { commands.append("data \(data.name)") }
    var settings = Settings()
    settings.seed = state.settings.seed
    let fresh = Session(State(settings: settings))
    for setting in Session.settings
    where setting.value(session) != setting.value(fresh) && setting.name != "style" {
      commands.append("set \(setting.name) \(setting.value(session).text)")
    }
    for layer in 1...architecture.layerCount {
      for part in architecture.parts(of: layer) {
        let name = Quantity.parameter(.value, part, layer).text(layers: architecture.layerCount)
        guard let values = try? state.value(of: name).numbers else { continue }
        commands.append(assignment(name, values))
      }
    }
    switch state.sample {
    case .data(let indices):
      if state.fittingData != nil {
        commands.append("sample " + indices.map(String.init).joined(separator: " "))
      }
    case .own(let x, let y):
      if let x { commands.append(assignment("x", x)) }
      if let y { commands.append(assignment("y", y)) }
    }
    if let reached = state.values.reached, reached != .nudge {
      commands += Stage.allCases.filter { $0 <= reached }.map(\.rawValue)
    }
    return commands
  }

  private static func assignment(_ name: String, _ values: [Double]) -> String {
    "set \(name) " + values.map(Expression.shortest).joined(separator: " ")
  }
}

extension State {
  /// Whether everything is the same but the way that led there.
  fileprivate func isSame(as other: State) -> Bool {
    var copy = self
    copy.time = other.time
    // How it is written is not what it is.
    copy.settings.style = other.settings.style
    return copy == other
  }
}

extension Command {
  /// The text with the command's full name, as scripts and lessons have it.
  var fullText: String {
    arguments.text.isEmpty ? declaration.name : "\(declaration.name) \(arguments.text)"
  }
}
