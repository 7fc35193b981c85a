import Backprop
import BackstepSession
import BackstepText

extension Page {
  /// Two moments side by side, then the weights that changed most.
  func diff(_ report: DiffReport) -> [String] {
    let (a, b) = (report.a, report.b)
    let difference = report.difference
    let room = max(12, (options.width - 24) / 2)
    var table = Table([("", .left), (head(a), .left), (head(b), .left)], names: [0: "what"])
    func row(_ name: String, _ old: String, _ new: String) { table.add([name, old, new]) }
    func after(_ side: DiffReport.Side) -> String {
      let command = Self.short(side.moment.command, side.epoch == nil ? room : room - 7)
      return side.epoch == nil ? command : "inside \(command)"
    }
    row("after", after(a), after(b))
    if a.meanLoss != nil || b.meanLoss != nil {
      row("mean loss", a.meanLoss.map { number($0) } ?? "?", b.meanLoss.map { number($0) } ?? "?")
      row("accuracy", percent(a.accuracy), percent(b.accuracy))
    }
    let (old, new) = (a.state, b.state)
    if old.epoch != new.epoch { row("epoch", "\(old.epoch)", "\(new.epoch)") }
    if old.data != new.data {
      row("data", old.data?.name ?? "none", new.data?.name ?? "none")
    }
    if !difference.isSameShape || old.architecture.activations != new.architecture.activations {
      row("net", Self.net(old), Self.net(new))
    }
    for setting in difference.settings { row(setting.name, setting.a.text, setting.b.text) }
    return [ink.title("diff")] + self.lines(of: table) + [""]
      + weights(difference, (a, b))
  }

  private func head(_ side: DiffReport.Side) -> String {
    ([Self.place(side)] + side.marks.prefix(2).map { "[\($0)]" })
      .joined(separator: " ")
  }

  private static func place(_ side: DiffReport.Side) -> String {
    side.epoch.map { "epoch \($0)" } ?? "time \(side.moment.number)"
  }

  private func percent(_ share: Double?) -> String { share.map { "\(number($0 * 100)) %" } ?? "?" }

  private static func net(_ state: State) -> String {
    let architecture = state.architecture
    let (hidden, output) = (architecture.hiddenActivation, architecture.outputActivation)
    return sizes(architecture) + " \(hidden)" + (hidden == output ? "" : " \(output)")
  }

  private func weights(
    _ difference: Difference, _ sides: (old: DiffReport.Side, new: DiffReport.Side)
  ) -> [String] {
    let new = sides.new.state
    guard difference.isSameShape else {
      return ["The networks have other shapes; their weights cannot be compared."]
    }
    let total = new.architecture.parameterCount
    let count = difference.parameters.count
    guard count > 0 else { return ["All \(total) weights and biases are the same."] }
    let limit = count <= most(13) ? count : 10
    var table = Table([
      ("weight", .left), (Self.place(sides.old), .point), (Self.place(sides.new), .point),
      ("change", .point),
    ])
    for change in difference.weights(atMost: limit) {
      table.add([
        change.name.text(in: new.shape), number(change.a), number(change.b),
        number(change.change),
      ])
    }
    let more = count > limit ? ["  ... \(count - limit) more; --json has every weight"] : []
    return ["\(count) of \(total) weights and biases differ, the most changed first:"]
      + self.lines(of: table) + more
  }
}
