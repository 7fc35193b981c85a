import Backprop
import BackstepText

/// Weights as a table, as `export csv` writes it: a line a parameter, its name, layer, row, column,
/// and value with all its digits; the column of a bias is empty.
enum WeightTable {
  private static let heads = ["name", "layer", "row", "column", "value"]

  static func text(_ state: State) -> String {
    let architecture = state.architecture
    var lines = [heads.joined(separator: ",")]
    for index in state.network.parameters.indices {
      let name = Name(parameter: index, in: Shape(architecture))
      let column = name.indices.count > 1 ? "\(name.indices[1])" : ""
      lines.append(
        "\(name.quantity.text(layers: architecture.layerCount)),\(name.quantity.layer ?? 0),"
          + "\(name.indices[0]),\(column),\(state.network.parameters[index])")
    }
    if let running = state.network.running {
      for layer in 1..<architecture.layerCount {
        for (numbers, statistic) in [
          (running.means, Quantity.Statistic.mean), (running.variances, .variance),
        ] {
          let name = Quantity.running(statistic, layer).text(layers: architecture.layerCount)
          for (row, neuron) in architecture.neurons(of: layer).enumerated() {
            lines.append("\(name),\(layer),\(row),,\(numbers[neuron])")
          }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether bytes begin with its heads.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.dropFirst(bytes.byteOrderMarkLength).starts(with: heads.joined(separator: ",").utf8)
  }

  /// The weights under their names, each matrix as rows.
  static func network(_ bytes: [UInt8], file: String) throws(FileFault) -> GivenNetwork {
    var names: [String] = []
    var tables: [String: [[Double]]] = [:]
    var text = DelimitedText(bytes, file: file)
    do throws(DataFileError) {
      _ = try text.next()
      while let record = try text.next() {
        let bad = DataFileError(.missing, in: file, line: record.line)
        guard record.fields.count == heads.count, let row = Int(record.fields[2]),
          row >= 0, let value = WrittenNumber(record.fields[4])?.value
        else { throw bad }
        let name = record.fields[0]
        // Rows are appended to in place: a copy at each number would take long.
        let (rows, last) = (tables[name]?.count ?? 0, tables[name]?.last?.count ?? 0)
        if rows == 0 { names.append(name) }
        if record.fields[3].isEmpty || record.fields[3] == "0", row == rows {
          tables[name, default: []].append([value])
        } else {
          // Each number behind the one before it, row after row.
          guard row == rows - 1, Int(record.fields[3]) == last else { throw bad }
          tables[name]?[row].append(value)
        }
      }
    } catch {
      throw .table(line: error.line ?? 1)
    }
    let members = names.map { name -> (String, JSONValue) in
      let rows = tables[name] ?? []
      return (
        name,
        name.hasPrefix("W") ? .array(rows.map { .numbers($0) }) : .numbers(rows.flatMap { $0 })
      )
    }
    return try PlainWeights.network(JSONNode(path: "", value: .object(members)))
  }
}
