import Backprop

extension CommandDeclaration {
  static let compare: Self = CommandDeclaration(
    "compare",
    usage: [
      "compare FILE",
      "compare --with 'CMD' [--net NET] [--loss NAMES] [--batch B] [--cases N] [--seed N] [--timeout S]",
    ],
    summary: "your own program's numbers against the right ones: what is wrong first, and why",
    details: """
      FILE is JSON, a step of training as another program computed it: what it started from, and
      any of what came out.
        {"W1":[[.1,.2],[.3,.4]], "b1":[0,0], "W2":[[.5,.6]], "b2":[0], "x":[0,1], "y":[1],
         "hidden":[...], "out":[...], "loss":..., "dOut":[...], "gradW2":[[...]], ...}
      Weights, x, y and one result are enough. Names are those of this program, or the usual others
      (Z1, A1, dZ1, dW1, db1, y_hat); x and y may be rows of samples, a batch. Beside them may
      stand "net" ({"activations":["tanh","sigmoid"]}; sigmoid otherwise), "settings"
      ({"loss":"half","lr":0.1}; a loss that is not named is found), "layout":"inputs-first" for
      weights as in x @ W, and "after":{"W1":...}, the weights after the nudge. Several objects, a
      line each, are steps in a row.
      Each array is held against the right one, in the order in which it is computed; the first
      that differs is where to look, and if a known mistake (see `bug list`) gives all of the wrong
      numbers, it is named. A factor that is a matter of convention is no mistake, and is named too.
      Afterwards the session stands on that step: ask `why` of any number. `undo` goes back.
      `compare example1` and `compare example2` are steps that come with the program.

      `compare --with 'CMD'` starts CMD and asks it case after case: a step without results, an
      object a line on its standard input; it answers each with an object of results on a line.
      Nets grow from 1-1; --net '2-3-1 tanh,relu sigmoid' names sizes, activations of hidden layers
      and of the output (`all`, `nobias`), --loss half,bce the losses, --batch 4 makes x and y rows
      of up to four samples. A failure is shrunk to the smallest net and the roundest numbers that
      still fail. A case has --timeout seconds, 10 unless said otherwise.

      A program writes its numbers into a file by one of these.
      \(Dumper.all)
      """,
    completion: .first(
      .any([.words(BundledStep.allCases.map(\.rawValue) + ["--with"]), .file]),
      then: ["--with": .words(ProgramRequest.options)])
  ) { session, arguments, effects throws(SessionError) in
    if arguments.words.first?.hasPrefix("--") == true {
      return try session.compare(with: ProgramRequest(arguments, session.state.settings), effects)
    }
    let name = try arguments.file()
    let bundled = BundledStep(rawValue: name).flatMap { effects.bundledData($0.rawValue) }
    let bytes = if let bundled { bundled } else { try effects.read(name) }
    let comparison: Comparison
    do throws(StepFault) {
      comparison = Comparison(try StepFile.read(bytes), isInterrupted: effects.isInterrupted)
    } catch {
      throw .file(.noStep(name: name, error))
    }
    let step = comparison.first?.step ?? comparison.steps.count - 1
    session.state.stand(
      on: comparison.steps[step], loss: comparison.reading.loss, named: name,
      since: session.commandText)
    return Outcome(
      body: .compare(CompareReport(file: name, comparison: comparison, standsOn: step)))
  }
}

/// Steps of other programs that need no file; a file of such a name is reached as `./example1`.
private enum BundledStep: String, CaseIterable { case example1, example2 }

/// Another program's numbers beside the right ones.
package struct CompareReport: Sendable {
  /// The name of the file.
  package let file: String
  package let comparison: Comparison
  /// The step on which the session stands now, from 0.
  package let standsOn: Int

  package init(file: String, comparison: Comparison, standsOn: Int) {
    (self.file, self.comparison, self.standsOn) = (file, comparison, standsOn)
  }
}

extension State {
  /// Takes a step's network, settings and samples, and runs its stages up to backward.
  mutating func stand(
    on step: GivenStep, loss: Loss, named name: String, since edit: String
  ) {
    let digits = settings.digits
    let before = architecture
    network = step.network
    initialParameters = step.network.parameters
    forgetTraining()
    frozen = []
    bug = nil
    take(step.settings)
    settings.digits = digits
    settings.loss = loss
    values = StageValues()
    compared = step
    order = []
    if let kept = step.masks.max(), kept > 1 { settings.dropout = 1 - 1 / kept }
    heldOut = nil
    if step.samples == 1 {
      sample = .own(x: step.inputs[0], y: step.targets[0])
    } else {
      data = Dataset(name: name, samples: zip(step.inputs, step.targets).map { (x: $0, y: $1) })
      sample = .data(Array(0..<step.samples))
      settings.batch = step.samples
    }
    let target = step.targets.flatMap(\.self)
    _ = keepWatches(from: before)
    masks = step.masks
    let pass = network.forward(
      step.inputs.flatMap(\.self), masks: masks, statistics: .ofBatch)
    values.record(pass)
    values.record(losses: network.losses(loss, of: pass, target: target))
    values.record(backwardPass(of: pass, target: target))
  }
}
