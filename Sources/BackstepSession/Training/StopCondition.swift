import Backprop

/// An expression that `train` goes on until it holds, asked after every epoch.
///
/// `loss` and `accuracy` are those of all the data with the weights as they stand, which costs a
/// pass over the data at each asking, and is done only for conditions that name them.
struct StopCondition {
  /// As typed.
  let text: String
  /// What stands on the left of its comparison.
  let leftText: String
  private let expression: Expression

  /// Reads a condition over `loss`, `accuracy`, `epoch`, `lr`, weights, biases and names of
  /// one's own.
  init(_ text: String, in state: State) throws(SessionError) {
    self.text = text
    expression = try state.expression(text)
    guard case .comparison(_, let left, _) = expression else { throw .loop(.notAComparison(text)) }
    leftText = left.symbols(in: state.shape)
    for name in expression.names {
      switch name.quantity {
      case .loss, .accuracy, .epoch, .learningRate, .dead, .parameter(.value, _, _): break
      default: throw .loop(.notInCondition(name: name.text(in: state.shape)))
      }
    }
  }

  /// What it is asked about.
  struct Subject {
    /// The last epoch done, counted from the first ever trained.
    var epoch: Int
    /// The learning rate of the epochs to come.
    var learningRate: Double
    // All that stays the same behind one reference: a state is large, and asking is often.
    private let ground: Ground

    init(state: State, data: Dataset, epoch: Int, learningRate: Double) {
      ground = Ground(state: state, data: data)
      (self.epoch, self.learningRate) = (epoch, learningRate)
    }

    var state: State { ground.state }
    var data: Dataset { ground.data }
  }

  private final class Ground {
    let state: State
    let data: Dataset

    init(state: State, data: Dataset) { (self.state, self.data) = (state, data) }
  }

  /// Whether it holds.
  ///
  /// - Parameter network: The network as it stands; a copy at each call.
  func holds(_ subject: Subject, _ network: () -> Network) throws(SessionError) -> Bool {
    try value(of: expression, subject, network).holds
  }

  /// What came of asking it.
  struct Answer {
    let holds: Bool
    /// What stood on both sides of its comparison, where they were single numbers.
    let sides: (left: Double, right: Double)?
  }

  /// Whether it holds, and the numbers that it compares.
  func answer(_ subject: Subject, _ network: () -> Network) throws(SessionError) -> Answer {
    if case .comparison(let relation, let left, let right) = expression,
      let left = try value(of: left, subject, network).number,
      let right = try value(of: right, subject, network).number
    {
      return Answer(holds: relation.holds(left, right), sides: (left, right))
    }
    return Answer(holds: try holds(subject, network), sides: nil)
  }

  /// The comparison that it is, and what its sides come to.
  ///
  /// - Throws: Besides, when it is no comparison of two numbers.
  func assertion(_ subject: Subject) throws(SessionError) -> Assertion {
    try Assertion(text, expression, subject.state) { side throws(SessionError) in
      try value(of: side, subject) { subject.state.network }
    }
  }

  private func value(of expression: Expression, _ subject: Subject, _ network: () -> Network)
    throws(SessionError) -> Value
  {
    var copy: Network?
    func present() -> Network {
      let result = copy ?? network()
      copy = result
      return result
    }
    var evaluation: Evaluation?
    func asked() -> Evaluation {
      let result =
        evaluation ?? Evaluation(present(), on: subject.data, loss: subject.state.settings.loss)
      evaluation = result
      return result
    }
    return try expression.value { name throws(SessionError) in
      switch name.quantity {
      case .loss: return .scalar(asked().meanLoss)
      case .accuracy:
        guard let accuracy = asked().accuracy else {
          throw .data(.noAccuracy(data: subject.data.name))
        }
        return .scalar(accuracy)
      case .epoch: return .scalar(Double(subject.epoch))
      case .learningRate: return .scalar(subject.learningRate)
      default:
        var state = subject.state
        state.network = present()
        return try state.knownValue(of: name)
      }
    }
  }
}
