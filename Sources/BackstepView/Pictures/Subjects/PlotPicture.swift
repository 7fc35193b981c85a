import BackstepSession
import BackstepText

extension Picture {
  /// The picture of what there is to see.
  ///
  /// - Parameter digits: Significant ones of its numbers.
  package init(_ plot: Plot, digits: Int) {
    let number = NumberFormat(digits: digits)
    switch plot {
    case .loss(let plot): self.init(plot, number)
    case .boundary(let plot): self.init(plot, number)
    case .net(let plot): self.init(plot, number)
    case .weights(let plot): self.init(plot, number)
    case .slope(let plot): self.init(plot, number)
    case .surface(let plot): self.init(plot, number)
    case .flow(let plot): self.init(plot, number)
    }
  }
}

extension Page {
  func plot(_ report: PlotReport) -> [String] {
    let picture = Picture(report.plot, digits: number.digits)
    guard let file = report.file else {
      return style == .text
        ? lines(of: picture, isBraille: report.isBraille) : records(of: picture)
    }
    return [saved(file)] + Flow.wrap(picture.sentence, width: options.width)
  }
}
