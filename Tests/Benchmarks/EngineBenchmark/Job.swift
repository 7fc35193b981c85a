import Backprop
import Glibc

/// A network, its data and a learning rate, read from a job file.
struct Job {
  let network: Network
  let data: Dataset
  let learningRate: Double

  /// Line 1 the sizes, line 2 the learning rate, line 3 the parameters, then a sample a line.
  ///
  /// - Parameter normalization: How hidden layers are normalised, with scales 1 and shifts 0.
  init(path: String, normalization: Normalization?) throws {
    let lines = contents(of: path).split(separator: "\n")
    let sizes = lines[0].split(separator: " ").compactMap { Int($0) }
    learningRate = numbers(lines[1])[0]
    let architecture = try Architecture(sizes: sizes, normalization: normalization)
    network = Network(
      architecture, parameters: Self.parameters(numbers(lines[2]), of: architecture))
    data = Dataset(
      name: path,
      samples: lines.dropFirst(3).map { line in
        let row = numbers(line)
        return (x: Array(row.prefix(sizes[0])), y: Array(row.dropFirst(sizes[0])))
      })
  }

  /// Weights and biases of the file, with scales and shifts as they begin between them.
  private static func parameters(_ given: [Double], of architecture: Architecture) -> [Double] {
    var (rest, result) = (given[...], [Double]())
    for layer in 1...architecture.layerCount {
      let own = architecture.weights(of: layer).count + architecture.biases(of: layer).count
      result += rest.prefix(own)
      rest = rest.dropFirst(own)
      result += architecture.scales(of: layer).map { _ in 1 }
      result += architecture.shifts(of: layer).map { _ in 0 }
    }
    return result
  }
}

private func numbers(_ line: Substring) -> [Double] {
  line.split(separator: " ").compactMap { Double($0) }
}

private func contents(of path: String) -> String {
  guard let file = fopen(path, "r") else { fatalError("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer.prefix(count)
  }
}

/// Sends what was printed on its way: the driver waits for it.
func flush() { fflush(nil) }
