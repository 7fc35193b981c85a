import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// A weight's story below its title.
  func parameter(_ story: ParameterStory) -> [String] {
    var lines = story.isFrozen ? ["  frozen: nudges leave it alone"] : []
    if story.parameter.quantity.part == .bias, state.architecture.normalization == .batch,
      state.architecture.isNormalized(story.parameter.quantity.layer ?? 0)
    {
      lines.append("  idle: whatever it adds, batchnorm takes away with the mean")
    }
    lines += [""] + labelled("  gradient     ", [gradient(story)])
    lines += labelled("  numeric      ", numeric(story))
    lines.append(
      "  last change  " + (story.lastChange.map(number.callAsFunction) ?? noChange))
    lines.append("  next change  " + nextChange(story))
    let moments = [("m", story.firstMoment), ("v", story.secondMoment)].compactMap {
      letter, value in
      value.map { "\(letter) = \(number($0))" }
    }
    if !moments.isEmpty { lines.append("  remembered   \(moments.joined(separator: ", "))") }
    if !story.shares.isEmpty {
      lines += ["", "what each sample adds to the gradient"]
      lines += Page(options, story.origin).shares(story.shares)
    }
    lines += [
      "", story.shares.isEmpty ? "path to the loss" : "path to the loss, of the first sample",
    ]
    lines += path(story)
    if story.history.count > 1 {
      lines += [
        "",
        "history: "
          + story.history.suffix(8).map(number.callAsFunction)
          .joined(separator: " \(options.arrow) "),
      ]
    }
    if state.freshness(of: .blames(1)) == .beforeNudge {
      lines += ["", "Gradient and path are from before the nudge just taken."]
    }
    return lines
  }

  private var noChange: String {
    state.epoch > 0
      ? "not kept: `train` makes many; `step 4` shows one" : "none yet: no nudge"
  }

  /// Lines behind a label, those too long for the window broken between words below themselves.
  private func labelled(_ label: String, _ lines: [String]) -> [String] {
    let room = options.width - label.count
    let broken = lines.flatMap { line in
      line.count <= room ? [line] : Flow.wrap(line, width: room)
    }
    let indent = String(repeating: " ", count: label.count)
    return broken.enumerated().map { ($0 == 0 ? label : indent) + $1 }
  }

  private func gradient(_ story: ParameterStory) -> String {
    guard story.gradient != nil, let name = story.parameter.sibling(.gradient) else {
      return story.noGradient.map { ErrorWords($0).line } ?? "not known"
    }
    let page = Page(options, story.origin)
    let symbols = Formula(story.origin).expression(for: name)?.symbols(in: story.origin.shape) ?? ""
    if !story.shares.isEmpty {
      return "\(number(story.gradient ?? .nan)), the mean over the samples"
    }
    return "\(symbols) = "
      + page.substituted(name, width: options.width).split(separator: " = ").dropFirst()
      .joined(separator: " = ")
  }

  private func numeric(_ story: ParameterStory) -> [String] {
    guard let entry = story.numeric, let value = story.numericGradient else {
      return [
        state.values.reached == .nudge
          ? "not known: the weights from before the nudge are no longer kept"
          : "needs a whole sample: x and y"
      ]
    }
    var lines = ["\(number(value)) by moving it \(NumberFormat(digits: 2)(entry.step)) up and down"]
    if entry.hasKink {
      lines[0] += ": at a kink, says nothing"
    } else if story.gradient != nil {
      lines[0] += ": " + (entry.agrees() ? agreement(entry) : ink.bad("disagrees"))
    }
    if story.origin.settings.loss.foldedFactor != 1 {
      lines.append("(half of the loss's true slope \(number(entry.numeric)): the 2 is left to lr)")
    }
    return lines
  }

  /// `agrees to 10 digits`
  private func agreement(_ entry: GradientCheckEntry) -> String {
    var digits = 0
    var error = entry.relativeError
    guard error > 0 else { return ink.good("agrees") + " exactly" }
    guard max(abs(entry.analytic), abs(entry.numeric)) >= entry.floor else {
      return ink.good("agrees") + ", as far as rounding lets one see"
    }
    while error < 0.1, digits < 16 {
      error *= 10
      digits += 1
    }
    return ink.good("agrees") + " to \(digits) digits"
  }

  private func nextChange(_ story: ParameterStory) -> String {
    guard let change = story.nextChange, let ahead = story.ahead,
      let name = story.parameter.sibling(.change)
    else { return "not known: it needs a gradient not used yet" }
    let origin = ahead.origin(of: name.quantity)
    guard let expression = Formula(origin).expression(for: name) else { return number(change) }
    let symbols = self.symbols(expression)
    let numbers = Page(options, origin).substituted(expression, longestSum: .max)
    let full = "\(symbols) = \(numbers) = \(number(change))"
    if full.count <= options.width - 15 { return full }
    return "\(number(change))   (`why \(text(name))` after the nudge shows how)"
  }

  /// Every station with its value, and what comes back over each path.
  private func path(_ story: ParameterStory) -> [String] {
    let page = Page(options, story.origin)
    let stations = story.stations.map { name -> String in
      if name == story.parameter { return "\(text(name)) = \(number(page.value(name) ?? .nan))" }
      guard name.isSingle(in: state.shape) else {
        return "\(text(name)) (\(state.architecture.sizes[name.quantity.layer ?? 0]) neurons)"
      }
      guard let value = try? state.value(of: name).number else { return "\(text(name)) ?" }
      return "\(text(name)) = \(number(value))"
    }
    var lines: [String] = []
    var line = "  "
    for (index, station) in stations.enumerated() {
      let piece = index == 0 ? station : " \(options.arrow) \(station)"
      if line.count + piece.count > options.width {
        lines.append(line)
        line = "   "
      }
      line += piece
    }
    lines.append(line)
    guard !story.paths.isEmpty, let layer = story.parameter.quantity.layer else { return lines }
    let blame = Name(.blames(layer), [story.parameter.indices[0]])
    // Behind a norm the gradient is no product of these any more.
    return lines + page.paths(story.paths, of: blame)
      + (state.architecture.isNormalized(layer)
        ? [] : [page.product(story, layer)].compactMap { $0 })
  }

  /// Paths times slope times input: the gradient again.
  private func product(_ story: ParameterStory, _ layer: Int) -> String? {
    guard let gradient = story.gradient else { return nil }
    let j = story.parameter.indices[0]
    var factors = [number(story.paths.reduce(0) { $0 + $1.value })]
    var words = [story.paths.count == 1 ? "path" : "sum"]
    if let mask = Formula(state).mask(layer, j),
      let value = (try? mask.value(state.knownValue))?.number
    {
      factors.append(number(value))
      words.append("mask")
    }
    if let slope = Formula(state).slope(layer, j),
      let value = (try? slope.value(state.knownValue))?.number
    {
      factors.append(number(value))
      words.append("slope")
    }
    if story.parameter.quantity.part == .weight,
      let signal = value(Formula(state).signal(layer - 1, story.parameter.indices[1]))
    {
      factors.append(number(signal))
      words.append("input")
    }
    return
      "  \(words.joined(separator: "*")) = \(factors.joined(separator: "*")) = \(number(gradient)), the gradient"
  }
}
