import Testing

@testable import Backprop

/// What the processor can do changes the speed, never a bit.
@Suite struct InstructionSetTests {
  @Test(arguments: 1...40)
  func bothSetsGiveTheSameBits(_ seed: Int) throws {
    let random = try RandomCase(seed: UInt64(seed), widest: seed % 4 == 0 ? 70 : 9)
    let basic = run(random, isBasic: true)
    let best = run(random, isBasic: false)
    #expect(basic.map(\.bitPattern) == best.map(\.bitPattern), "\(random)")
  }

  /// A pass with gradients and then a few steps of descent: every number of it.
  private func run(_ random: RandomCase, isBasic: Bool) -> [Double] {
    Workspace.with(random.network, room: .init(gradients: true, isBasic: isBasic)) { workspace in
      let pass = workspace.forwardPass(random.input, masks: [])
      let back = workspace.backwardPass(pass, target: random.target, loss: random.loss)
      for _ in 0..<3 {
        workspace.buffers.forward(slot: 0)
        random.target.withUnsafeBufferPointer {
          guard let target = $0.baseAddress else { return }
          workspace.buffers.outputBlames(random.loss, slot: 0, target: target)
        }
        workspace.buffers.descend(learningRate: 0.1)
      }
      return pass.sums + pass.activations + back.blames + back.gradients
        + workspace.unpackedParameters()
    }
  }
}
