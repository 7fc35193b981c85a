import BackstepText

/// A number of bytes, as learners write it: `64 MB`, `2GB`, `65536`.
package struct MemorySize: Equatable, Sendable {
  /// The bytes.
  package let bytes: Int

  fileprivate static let units: [(name: String, bytes: Int)] = [
    ("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10),
  ]
  fileprivate static let range = 1 << 10...64 << 30

  /// What a timeline may take unless it is told otherwise, and all that a lesson may.
  package static let usual = MemorySize(bytes: 256 << 20)

  /// A size in bytes.
  package init(bytes: Int) { self.bytes = bytes }

  /// In the largest unit that leaves a whole number: `set memory` reads it back exactly.
  package var text: String {
    for unit in Self.units where bytes >= unit.bytes && bytes % unit.bytes == 0 {
      return "\(bytes / unit.bytes) \(unit.name)"
    }
    return "\(bytes) bytes"
  }

  /// To about three digits, for a screen: `21.4 MB`.
  package var rounded: String {
    for unit in Self.units where bytes >= unit.bytes {
      let tenths = (bytes * 10 + unit.bytes / 2) / unit.bytes
      return tenths >= 1000 || tenths % 10 == 0
        ? "\(tenths / 10) \(unit.name)" : "\(tenths / 10).\(tenths % 10) \(unit.name)"
    }
    return "\(bytes) bytes"
  }
}

extension Timeline {
  /// Refuses a limit that is more than may be allowed here.
  func refuse(_ words: [String], above most: MemorySize) throws(SessionError) {
    var copy = self
    try Self.memory.parse(words, &copy)
    guard copy.limit.bytes > most.bytes else { return }
    throw .typing(
      .outOfRange(
        words.joined(separator: " "), of: Self.memory.name,
        .bytes(MemorySize.range.lowerBound...most.bytes)))
  }

  /// The one setting that belongs to no moment.
  static let memory = Setting<Timeline>(
    "memory", \.limit, .memorySize,
    "what the timeline may take, as in 256 MB; the oldest moments go first")
}

extension SettingForm<MemorySize> {
  /// A number and a unit, with or without a blank between them.
  static var memorySize: SettingForm {
    let codec = Codec<MemorySize> {
      .integer($0.bytes)
    } read: { node throws(FileFault) in
      MemorySize(bytes: try node.integer(MemorySize.range))
    }
    return SettingForm(usage: "SIZE", choices: [], codec: codec) {
      .word($0.text)
    } parse: { words, name throws(SessionError) in
      let text = words.joined()
      let digits = text.prefix { $0.isASCIIDigit }
      let unit = text.dropFirst(digits.count).uppercased()
      let names: [String: Int] = [
        "": 1, "B": 1, "BYTES": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30,
      ]
      guard !digits.isEmpty, words.count <= 2,
        let factor = names[unit] ?? MemorySize.units.first(where: { $0.name == unit })?.bytes
      else { throw .typing(.usage(command: "set", usage: ["set memory 256 MB"])) }
      let (bytes, overflow) = (Int(digits) ?? .max).multipliedReportingOverflow(by: factor)
      guard !overflow, MemorySize.range.contains(bytes) else {
        throw .typing(.outOfRange(text, of: name, .bytes(MemorySize.range)))
      }
      return MemorySize(bytes: bytes)
    }
  }
}
