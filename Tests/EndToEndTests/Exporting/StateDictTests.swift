import Testing

/// What PyTorch itself dumps is read, and predicts the same.
@Suite struct StateDictTests {
  private static let script = """
    import json, sys, torch
    from torch import nn
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(1)

    class Named(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1, self.bn1, self.fc2 = nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1)
        def forward(self, x):
            return torch.sigmoid(self.fc2(torch.tanh(self.bn1(self.fc1(x)))))

    models = {
        "plain": nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1), nn.Sigmoid()),
        "layer": nn.Sequential(
            nn.Linear(2, 3), nn.LayerNorm(3), nn.Tanh(), nn.Linear(3, 1), nn.Sigmoid()),
        "batch": Named(),
    }
    x = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    for name, model in models.items():
        model.train()
        for _ in range(5):
            model(x + torch.rand(4, 2))
        model.eval()
        with open(name + ".json", "w") as file:
            json.dump({k: v.tolist() for k, v in model.state_dict().items()}, file)
        print(name, *(f"{out:.12f}" for out in model(x).flatten().tolist()))
    """

  @Test func whatTorchDumpsPredictsTheSame() throws {
    let home = try TemporaryFolder()
    _ = try home.file("dump.py", Self.script)
    let torch = try Program.shell("python3 dump.py", home: home)
    guard torch.status == 0 else {
      #expect(torch.error.contains("No module named") || torch.error.contains("not found"))
      return print("skipped: a state_dict of torch itself, which is not installed")
    }
    for line in torch.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let run = try Program.backstep(
        ["--digits", "17", "-c", "net 2 3 1 tanh sigmoid; load \(words[0]).json; evaluate"],
        home: home
      ).run()
      #expect(run.status == 0 && run.output.contains("(3x2) was read as W1"), "\(run)")
      let rows = run.output.split(separator: "\n").filter {
        $0.contains("(0, ") || $0.contains("(1, ")
      }
      let outs = rows.suffix(4).compactMap { row -> Double? in
        let cells = row.split(separator: ")").last?.split(separator: " ").map(String.init) ?? []
        return cells.count > 1 ? Double(cells[1]) : nil
      }
      let theirs = words.dropFirst().compactMap(Double.init)
      #expect(outs.count == 4 && theirs.count == 4)
      #expect(
        zip(outs, theirs).allSatisfy { abs($0 - $1) < 1e-11 }, "\(words[0]): \(outs) \(theirs)")
    }
  }
}
