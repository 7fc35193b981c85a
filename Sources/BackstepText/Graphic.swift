/// How many colors a terminal has.
package enum ColorDepth: Sendable {
  /// None, or too few to shade with.
  case none
  /// The 256 of xterm.
  case indexed
  /// Red, green and blue of 8 bits each.
  case full
}

/// A color, its parts from 0 to 255.
package struct Color: Equatable, Sendable {
  package let red: Int, green: Int, blue: Int

  package init(_ red: Int, _ green: Int, _ blue: Int) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// A color on the way to another; the part is from 0 to 1.
  package func mixed(with other: Color, _ part: Double) -> Color {
    let share = part.isFinite ? max(0, min(1, part)) : 0
    func mixed(_ a: Int, _ b: Int) -> Int { a + Int(Double(b - a) * share) }
    return Color(mixed(red, other.red), mixed(green, other.green), mixed(blue, other.blue))
  }

  /// What stands behind 38 or 48.
  fileprivate func code(_ depth: ColorDepth) -> String {
    if depth == .full { return "2;\(red);\(green);\(blue)" }
    // The 6 x 6 x 6 cube of xterm's colors, which begins at 16.
    func step(_ value: Int) -> Int { (value * 5 + 127) / 255 }
    return "5;\(16 + 36 * step(red) + 6 * step(green) + step(blue))"
  }
}

/// An order to a terminal for how text looks; all that are used stand here.
package enum Graphic: Equatable, Sendable {
  case off, bold, faint, italic, notBold, notItalic
  case red, green, cyan, usualColor
  case text(Color, ColorDepth), ground(Color, ColorDepth)

  package var code: String {
    switch self {
    case .off: "0"
    case .bold: "1"
    case .faint: "2"
    case .italic: "3"
    case .notBold: "22"
    case .notItalic: "23"
    case .red: "31"
    case .green: "32"
    case .cyan: "36"
    case .usualColor: "39"
    case .text(let color, let depth): "38;" + color.code(depth)
    case .ground(let color, let depth): "48;" + color.code(depth)
    }
  }

  /// The sequence that gives one or more orders.
  package static func sequence(_ orders: [Graphic]) -> String {
    "\u{1B}[" + orders.map(\.code).joined(separator: ";") + "m"
  }

  /// The sequence that gives this order.
  package var sequence: String { Self.sequence([self]) }
}

/// Weight and color on a terminal, and nothing at all anywhere else.
package struct Ink: Sendable {
  private let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  package func title(_ text: String) -> String { wrap(text, .bold) }
  package func faint(_ text: String) -> String { wrap(text, .faint) }
  package func name(_ text: String) -> String { wrap(text, .cyan) }
  package func good(_ text: String) -> String { wrap(text, .green) }
  package func bad(_ text: String) -> String { wrap(text, .red) }

  private func wrap(_ text: String, _ order: Graphic) -> String {
    isOn && !text.isEmpty ? order.sequence + text + Graphic.off.sequence : text
  }
}
