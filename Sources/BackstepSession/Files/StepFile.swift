import Backprop

/// Reads the steps of another program: an object a line, or a single one.
package enum StepFile {
  /// Each step's place in the file, for messages, and the step.
  package static func read(_ bytes: [UInt8]) throws(StepFault) -> [GivenStep] {
    let values = try objects(quotingNonFinite(bytes))
    guard !values.isEmpty else { throw .empty }
    var steps: [GivenStep] = []
    for value in values {
      var reader = try StepReader(value, after: steps.last)
      let step = try reader.step()
      // What an optimizer remembers of one network means nothing to another.
      if let first = steps.first, first.architecture != step.architecture {
        throw .file(.contradiction("W1"))
      }
      steps.append(step)
    }
    return steps
  }

  private static func objects(_ bytes: [UInt8]) throws(StepFault) -> [JSONValue] {
    do throws(JSONProblem) {
      let value = try JSONReader.read(bytes)
      if case .array(let values) = value { return values }
      return [value]
    } catch {
      guard error.kind == .trailing else {
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
          throw .empty
        }
        throw .json(error)
      }
    }
    var values: [JSONValue] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
      do throws(JSONProblem) {
        values.append(try JSONReader.read(Array(line)))
      } catch {
        throw .json(
          JSONProblem(line: error.line + index, column: error.column, kind: error.kind))
      }
    }
    return values
  }

  /// Python writes NaN and Infinity as bare words: they become the texts that stand for them here.
  static func quotingNonFinite(_ bytes: [UInt8]) -> [UInt8] {
    let words = ["NaN", "-Infinity", "Infinity"].map { Array($0.utf8) }
    guard bytes.contains(UInt8(ascii: "N")) || bytes.contains(UInt8(ascii: "I")) else {
      return bytes
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isText = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isText {
        if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
          result.append(byte)
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isText = true
      } else if let word = words.first(where: { bytes[index...].starts(with: $0) }) {
        result += [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\"")]
        index += word.count
        continue
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }
}
