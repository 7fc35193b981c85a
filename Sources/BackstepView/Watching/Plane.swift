import Backprop

/// How many colours a terminal has.
package enum ColourDepth: Sendable {
  /// None, or too few to shade with.
  case none
  /// The 256 of xterm.
  case indexed
  /// Red, green and blue of 8 bits each.
  case full
}

/// Draws what a network answers over the plane, samples on it: `o` where the answer is 0 or the
/// first class, `x` where it is 1, letters for further classes.
///
/// The sequences used: 38;2 and 48;2, or 38;5 and 48;5, for the colour of text and ground; 0 all
/// off.
struct Plane {
  let boundary: Boundary
  let depth: ColourDepth
  let isASCII: Bool

  private typealias Answer = Boundary.Answer

  func lines(of network: Network) -> [String] {
    let answers = boundary.answers(of: network)
    let marks = boundary.marks()
    let columns = boundary.columns
    return (0..<boundary.rows / 2).map { row in
      var line = ""
      for column in 0..<columns {
        let upper = answers[2 * row * columns + column]
        let lower = answers[(2 * row + 1) * columns + column]
        let mark = marks[row * columns + column].map(Self.mark)
        line += depth == .none ? "\(mark ?? shade(lower))" : cell(upper, lower, mark)
      }
      return depth == .none ? line : line + "\u{1B}[0m"
    }
  }

  /// `o`, `x`, then letters.
  static func mark(_ place: Int) -> Character {
    let marks: [Character] = ["o", "x", "+", "*", "a", "b", "c", "d", "e", "f"]
    return marks[place % marks.count]
  }

  private func shade(_ answer: Answer) -> Character {
    switch answer {
    case .output(let out):
      let shades = isASCII ? Array(" .:-=") : Array(" ░▒▓█")
      guard out.isFinite else { return "?" }
      return shades[min(shades.count - 1, Int(max(0, min(1, out)) * Double(shades.count)))]
    case .largest(let place): return Array("ABCDEFGHIJ")[place % 10]
    }
  }

  /// Two points in a cell: the upper as the colour of a half block, the lower as its ground.
  private func cell(_ upper: Answer, _ lower: Answer, _ mark: Character?) -> String {
    guard let mark else {
      return "\u{1B}[\(code(38, colour(upper)));\(code(48, colour(lower)))m" + (isASCII ? " " : "▀")
    }
    return "\u{1B}[\(code(38, (0, 0, 0)));\(code(48, colour(lower)))m\(mark)"
  }

  private typealias Colour = (red: Int, green: Int, blue: Int)

  private func code(_ kind: Int, _ colour: Colour) -> String {
    if depth == .full { return "\(kind);2;\(colour.red);\(colour.green);\(colour.blue)" }
    // The 6 x 6 x 6 cube of xterm's colours, which begins at 16.
    func step(_ value: Int) -> Int { (value * 5 + 127) / 255 }
    let place = 36 * step(colour.red) + 6 * step(colour.green) + step(colour.blue)
    return "\(kind);5;\(16 + place)"
  }

  /// Blue at 0, white at ½, orange at 1; a colour of its own for each class.
  private func colour(_ answer: Answer) -> Colour {
    switch answer {
    case .output(let out):
      guard out.isFinite else { return (90, 90, 90) }
      let share = max(0, min(1, out))
      let (zero, half, one): (Colour, Colour, Colour) = (
        (40, 100, 210), (245, 245, 245), (235, 125, 20)
      )
      return share < 0.5
        ? Self.mixed(zero, half, share * 2) : Self.mixed(half, one, share * 2 - 1)
    case .largest(let place):
      let colours: [Colour] = [
        (90, 140, 230), (240, 150, 60), (110, 190, 110), (220, 110, 110), (170, 140, 220),
        (170, 130, 100), (230, 150, 210), (160, 160, 160), (200, 200, 90), (90, 200, 210),
      ]
      return colours[place % colours.count]
    }
  }

  private static func mixed(_ from: Colour, _ to: Colour, _ part: Double) -> Colour {
    func mixed(_ a: Int, _ b: Int) -> Int { a + Int(Double(b - a) * part) }
    return (mixed(from.red, to.red), mixed(from.green, to.green), mixed(from.blue, to.blue))
  }
}
