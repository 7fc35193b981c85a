import Backprop
import Glibc

/// A network, its data and a learning rate, read from a job file.
struct Job {
  let network: Network
  let data: Dataset
  let learningRate: Double

  /// Line 1 the sizes, line 2 the learning rate, line 3 the parameters, then a sample a line.
  init(path: String) throws {
    let lines = contents(of: path).split(separator: "\n")
    let sizes = lines[0].split(separator: " ").compactMap { Int($0) }
    learningRate = numbers(lines[1])[0]
    network = Network(try Architecture(sizes: sizes), parameters: numbers(lines[2]))
    data = Dataset(
      name: path,
      samples: lines.dropFirst(3).map { line in
        let row = numbers(line)
        return (x: Array(row.prefix(sizes[0])), y: Array(row.dropFirst(sizes[0])))
      })
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
