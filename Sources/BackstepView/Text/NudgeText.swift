import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// Old, gradient, change with its factors, and new for every parameter; then the loss of the
  /// same sample before and after.
  func nudge(_ report: StageReport) -> [String] {
    let before = Page(options, report.before)
    let after = Page(options, report.after)
    let settings = report.after.settings
    let layers = 1...state.architecture.layerCount
    let total = state.architecture.parameterCount
    let limit = most(Section.screen - 8)
    var table = Table(
      [
        ("", .left), ("old", .point), ("gradient", .point), (changeHead, .left),
        ("new", .point),
      ], names: [0: "name", 3: "change"])
    var left = limit
    var long: Name?
    for layer in layers {
      let parameters = parameterNames(layer, .value)
      let changes = parameterNames(layer, .change)
      let gradients = parameterNames(layer, .gradient)
      let share = total <= limit ? parameters.count : max(1, left / (layers.count - layer + 1))
      for index in 0..<min(share, parameters.count) {
        if style == .text, long == nil, after.value(changes[index]) != 0,
          after.factors(of: changes[index])?.areShort == false
        {
          long = changes[index]
        }
        table.add([
          text(parameters[index]), shown(before.value(parameters[index])),
          shown(after.value(gradients[index])),
          after.change(changes[index]),
          shown(after.value(parameters[index])),
        ])
      }
      left -= min(share, parameters.count)
    }
    var lines = [
      heading(
        .nudge, "every weight downhill at once, lr = \(Expression.shortest(settings.learningRate))"
      ), "",
    ]
    lines += self.lines(of: table)
    if table.rows.count < total {
      lines.append(
        "  ... \(total - table.rows.count) more: show \(text(.weights(1))), or --json")
    }
    if let long { lines += after.changeInFull(long) }
    let lossBefore = report.before.values.loss ?? .nan
    let lossAfter = report.lossAfter ?? .nan
    return lines + [""] + lossLines(lossBefore, lossAfter)
  }

  private var changeHead: String {
    let numbers = state.settings.optimizerSettings
    guard numbers.clip == nil, numbers.decay == 0 else { return "change" }
    switch state.settings.optimizer {
    case .sgd: return "change = -lr*gradient"
    case .momentum: return "change = -lr*m"
    case .nesterov, .rmsprop, .adam: return "change"
    }
  }

  /// `-0.5*0.1234 = -0.0617`, or the number alone where its formula needs a line of its own.
  private func change(_ name: Name) -> String {
    guard let value = value(name) else { return "?" }
    if style == .csv { return number(value) }
    if value == 0, state.isFrozen(name) { return "0 (frozen)" }
    guard let factors = factors(of: name), factors.areShort else { return number(value) }
    return factors.numbers + " = " + number(value)
  }

  /// What a change is made of, and that in numbers, which may be short enough for a table.
  private func factors(of name: Name)
    -> (expression: Expression, numbers: String, areShort: Bool)?
  {
    let origin = Page(options, state.origin(of: name.quantity))
    guard let expression = Formula(origin.state).expression(for: name) else { return nil }
    let numbers = expression.text(Expression.Wording { shown(origin.value($0)) })
    return (expression, numbers, numbers.count <= 26)
  }

  /// One of the changes whose factors need lines of their own.
  private func changeInFull(_ name: Name) -> [String] {
    guard let factors = factors(of: name) else { return [] }
    return [
      "", "  \(text(name)) = \(factors.expression.symbols(in: state.shape))",
      "      = \(factors.numbers) = \(shown(value(name)))",
      "  and so the others; `why \(text(name))` tells more.",
    ]
  }

  private func lossLines(_ before: Double, _ after: Double) -> [String] {
    let verdict =
      !(before - after).isFinite
      ? "no longer a number: `reset` or `undo` goes back"
      : after < before
        ? ink.good("smaller") : after > before ? ink.bad("larger: a step too far") : "unchanged"
    let whose =
      state.shape.batch == nil
      ? "loss of this sample" : "mean loss of these \(state.sampleCount) samples"
    let line = "\(whose): \(number(before)) before, \(number(after)) after (\(verdict))"
    return line.displayWidth <= options.width ? [line] : Flow.wrap(line, width: options.width)
  }

  func shown(_ value: Double?) -> String { value.map(number.callAsFunction) ?? "?" }
}
