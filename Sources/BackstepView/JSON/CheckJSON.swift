import Backprop
import BackstepSession

extension JSONView {
  /// `analytic` and `numeric` are what is compared; `gradient` is what `backward` shows.
  func check(_ report: CheckReport, _ state: State) -> Members {
    let worst = report.compared.first
    return [
      ("passed", .bool(report.passed)),
      ("max_relative_error", .number(worst?.comparison.relativeError ?? 0)),
      ("worst", worst.map { .string($0.name.text(in: state.architecture)) } ?? .null),
      ("tolerance", .number(CheckReport.tolerance)), ("factor", .number(report.factor)),
      ("parameters", .integer(report.count)), ("compared", .integer(report.compared.count)),
      ("kinks", .integer(report.kinks.count)), ("stride", .integer(report.stride)),
      (
        "entries",
        .array(
          report.entries.map { entry in
            .object([
              ("name", .string(entry.name.text(in: state.architecture))),
              ("gradient", .number(entry.gradient)),
              ("analytic", .number(entry.comparison.analytic)),
              ("numeric", .number(entry.comparison.numeric)),
              ("relative_error", .number(entry.comparison.relativeError)),
              ("kink", .bool(entry.comparison.hasKink)),
            ])
          })
      ),
    ]
  }
}
