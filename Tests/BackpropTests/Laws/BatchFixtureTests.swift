import Backprop
import Testing

/// A batch through a net as torch's autograd has it.
struct BatchFixture: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let network: Network
  let loss: Loss
  let samples: Int
  /// In the order of the script: x, y, z, a, the losses, d, the gradients; norm, dU, dNorm of hidden
  /// layers; the running means and variances after the batch.
  let numbers: [[Double]]

  init?(_ line: Substring) {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ").map(String.init)
    guard words.count == 6, let hidden = Activation(rawValue: words[1]),
      let output = Activation(rawValue: words[2]), let kind = Loss.Kind(rawValue: words[3]),
      let samples = Int(words[5]),
      let architecture = try? Architecture(
        sizes: words[0].split(separator: "-").compactMap { Int($0) }, hidden: hidden,
        output: output, normalization: Normalization(rawValue: words[4]))
    else { return nil }
    testDescription = words.joined(separator: " ")
    loss = Loss(kind, huberDelta: 0.5)
    self.samples = samples
    let lists = parts.dropFirst().map { $0.split(separator: " ").compactMap { Double($0) } }
    network = Network(architecture, parameters: lists[0])
    numbers = Array(lists.dropFirst())
  }

  static let all = text.split(separator: "\n").compactMap(Self.init)
}

@Suite struct BatchFixtureTests {
  @Test func thereAreSixty() { #expect(BatchFixture.all.count == 60) }

  @Test(arguments: BatchFixture.all)
  func batchesAreTorchs(_ fixture: BatchFixture) {
    let n = fixture.numbers
    var network = fixture.network
    let architecture = network.architecture
    func isClose(_ left: [Double], _ right: [Double]) -> Bool {
      left.count == right.count
        && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-10 * max(1, abs($1)) }
    }
    // Of what only hidden layers have.
    func hidden(_ values: [Double]) -> [Double] {
      let count = architecture.neuronCount
      let outputs = architecture.outputCount
      return values.enumerated().filter { $0.offset % count < count - outputs }.map(\.element)
    }
    let pass = network.forward(n[0], statistics: .ofBatch)
    #expect(pass.samples == fixture.samples)
    #expect(isClose(pass.sums, n[2]))
    #expect(isClose(pass.activations, n[3]))
    #expect(isClose(network.losses(fixture.loss, of: pass, target: n[1]), n[4]))
    let back = network.backward(pass, target: n[1], loss: fixture.loss)
    #expect(isClose(back.blames, n[5]))
    #expect(isClose(back.gradients, n[6]))
    #expect(isClose(hidden(pass.normalized?.norms ?? []), n[7]))
    #expect(isClose(hidden(back.scaledBlames), n[8]))
    #expect(isClose(hidden(back.normBlames), n[9]))
    network.takeStatistics(of: pass)
    #expect(isClose(hidden(network.running?.means ?? []), n[10]))
    #expect(isClose(hidden(network.running?.variances ?? []), n[11]))
    let check = GradientCheck(
      of: back.gradients, network: network, input: n[0], target: n[1], loss: fixture.loss)
    #expect(check.passes(), "\(String(describing: check.worst))")
  }
}
