import BackstepSession
import Testing

/// What `help compare` gives for writing a step's file, run as it stands there.
@Suite struct DumperTests {
  private static func use(_ dumper: Dumper) -> (file: String, command: String, code: String) {
    switch dumper {
    case .numpy:
      (
        "step.py", "python3",
        """
        x, y, W1, b1 = numpy.array([[0.5, 1], [1, -1]]), numpy.array([[1], [0.]]), \
        numpy.array([[0.5], [0.25]]), numpy.array([0.1])
        out = 1 / (1 + numpy.exp(-(x @ W1 + b1)))
        dZ1 = (out - y) * out * (1 - out)
        dump("step.json", x=x, y=y, W1=W1, b1=b1, out=out, dZ1=dZ1, dW1=x.T @ dZ1 / 2)
        """
      )
    case .pytorch:
      (
        "step.py", "python3",
        """
        torch.manual_seed(1)
        model = torch.nn.Sequential(
            torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2), torch.nn.Sigmoid())
        x, y = torch.rand(4, 2), torch.rand(4, 2)
        seen = watch(model)
        loss = torch.nn.functional.mse_loss(model(x), y)
        loss.backward()
        dump("step.json", model, seen, x, y, loss)
        """
      )
    case .javascript:
      (
        "step.mjs", "node",
        """
        const out = new Float64Array([1 / (1 + Math.exp(-1))]);
        const dOut = (out[0] - 0.5) * out[0] * (1 - out[0]);
        dump("step.json", { W1: [[1]], b1: [0], x: [1], y: [0.5], out, dOut, gradW1: [[dOut]] });
        """
      )
    }
  }

  private static func probe(_ dumper: Dumper) -> String {
    switch dumper {
    case .numpy: "python3 -c 'import numpy'"
    case .pytorch: "python3 -c 'import torch'"
    case .javascript: "node --version"
    }
  }

  @Test(arguments: Dumper.allCases)
  func whatItWritesAgrees(_ dumper: Dumper) throws {
    let home = try TemporaryFolder()
    let use = Self.use(dumper)
    _ = try home.file(use.file, dumper.code + "\n\n" + use.code + "\n")
    guard try Program.shell(Self.probe(dumper), home: home).status == 0 else {
      print("skipped: the dumper for \(dumper), which is not installed")
      return
    }
    let written = try Program.shell("\(use.command) \(use.file)", home: home)
    try #require(written.status == 0, "\(written.error)")
    let answer = try Program.backstep(["compare", "--json", home.path + "/step.json"], home: home)
      .run()
    #expect(answer.status == 0 && answer.output.contains("\"agrees\":true"), "\(answer)")
  }
}
