import Backprop

/// Gradients beside what the loss really does when a parameter is moved.
public struct CheckReport: Sendable {
  /// The weights or biases asked for; nil for all.
  public let subject: Name?
  /// The parameters compared, the one that agrees least first, those at a kink last.
  public let entries: [Entry]
  /// How many parameters were asked for.
  public let count: Int
  /// One in so many was compared: 1 unless there are too many.
  public let stride: Int
  /// What the gradients shown are multiplied by to be the true derivatives.
  public let factor: Double

  /// The largest relative error that passes.
  public static let tolerance = 1e-6

  /// One parameter's comparison.
  public struct Entry: Sendable {
    /// The weight or bias.
    public let name: Name
    /// The gradient as `backward` shows it.
    public let gradient: Double
    /// The two derivatives compared.
    public let comparison: GradientCheckEntry
    /// Whether they agree, or nothing can be said because the loss has a corner there.
    public var passes: Bool { comparison.hasKink || agrees }
    /// Whether they agree.
    public var agrees: Bool { comparison.agrees(within: CheckReport.tolerance) }
  }

  /// Whether every comparison that says something agrees.
  public var passed: Bool { entries.allSatisfy(\.passes) }
  /// The comparisons that say something, worst first.
  public var compared: ArraySlice<Entry> { entries.prefix { !$0.comparison.hasKink } }
  /// Those at a kink.
  public var kinks: ArraySlice<Entry> { entries[compared.endIndex...] }
}

extension CheckReport {
  /// A check of gradients, its entries put in order.
  init(
    of check: GradientCheck, gradients: [Double], subject: Name?, count: Int, stride: Int,
    _ state: State
  ) {
    self.subject = subject
    self.count = count
    self.stride = stride
    factor = state.settings.loss.foldedFactor
    entries = check.entries.sorted(by: Self.isWorse).map {
      Entry(
        name: Name(parameter: $0.parameter, in: state.architecture),
        gradient: gradients[$0.parameter], comparison: $0)
    }
  }

  /// Kinks last, what is not a number first, else by relative error; equals in the order of the
  /// parameters, so that the same check always reads the same.
  private static func isWorse(_ left: GradientCheckEntry, _ right: GradientCheckEntry) -> Bool {
    if left.hasKink != right.hasKink { return right.hasKink }
    let (first, second) = (left.relativeError, right.relativeError)
    if first.isNaN != second.isNaN { return first.isNaN }
    return first == second || first.isNaN ? left.parameter < right.parameter : first > second
  }
}

extension State {
  /// The gradients that backward makes of the current sample, against central differences of the
  /// loss; needs no stage to have run.
  ///
  /// - Parameter subject: Weights, biases or their gradients; all weights and biases when nil.
  /// - Throws: `.notAParameter` for any other name, or what is missing of the sample.
  func check(_ subject: Name? = nil) throws(SessionError) -> CheckReport {
    var range = 0..<architecture.parameterCount
    if let subject {
      guard let own = subject.parameters(in: architecture) else {
        throw .notAParameter(subject.text(in: architecture))
      }
      range = own
    }
    let input = try neededInput()
    let target = try neededTarget()
    let gradients = backwardPass(of: network.forward(input), target: target).gradients
    let stride = Self.checkStride(range.count, in: architecture)
    let check = GradientCheck(
      of: gradients, network: network, input: input, target: target, loss: settings.loss,
      parameters: Array(Swift.stride(from: range.lowerBound, to: range.upperBound, by: stride)))
    return CheckReport(
      of: check, gradients: gradients, subject: subject, count: range.count, stride: stride, self)
  }

  /// Parameters compared at most.
  private static let mostChecked = 2000

  /// Multiplications that a check may take: a second or two.
  private static let checkBudget = 1_000_000_000

  /// How many parameters to go on by from one compared to the next.
  ///
  /// It shares no factor with a layer's number of inputs: else the weights compared would all
  /// come from the same few columns.
  private static func checkStride(_ count: Int, in architecture: Architecture) -> Int {
    // Four losses for each parameter, each a forward pass over all of them.
    let affordable = checkBudget / (4 * architecture.parameterCount)
    let limit = min(mostChecked, max(20, affordable))
    guard count > limit else { return 1 }
    var stride = (count + limit - 1) / limit
    while architecture.sizes.dropLast().contains(where: { greatestDivisor($0, stride) > 1 }) {
      stride += 1
    }
    return stride
  }

  private static func greatestDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestDivisor(right, left % right)
  }
}
