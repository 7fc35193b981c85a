import Backprop
import BackstepText

/// Draws what a network answers over the plane, samples on it: `o` where the answer is 0 or the
/// first class, `x` where it is 1, letters for further classes.
struct Plane {
  let boundary: Boundary
  let depth: ColorDepth
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
      return depth == .none ? line : line + Graphic.off.sequence
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
      return Cell.along(out, of: shades.count).map { shades[$0] } ?? "?"
    case .largest(let place): return Array("ABCDEFGHIJ")[place % 10]
    }
  }

  /// Two points in a cell: the upper as the color of a half block, the lower as its ground.
  private func cell(_ upper: Answer, _ lower: Answer, _ mark: Character?) -> String {
    guard let mark else {
      return painted(isASCII ? " " : "▀", color(upper), on: color(lower))
    }
    return painted(mark, Color(0, 0, 0), on: color(lower))
  }

  private func painted(_ mark: Character, _ text: Color, on ground: Color) -> String {
    Graphic.sequence([.text(text, depth), .ground(ground, depth)]) + "\(mark)"
  }

  /// Blue at 0, white at ½, orange at 1; a color of its own for each class.
  private func color(_ answer: Answer) -> Color {
    switch answer {
    case .output(let out):
      guard out.isFinite else { return Color(90, 90, 90) }
      let share = max(0, min(1, out))
      let (zero, half, one) = (Color(40, 100, 210), Color(245, 245, 245), Color(235, 125, 20))
      return share < 0.5 ? zero.mixed(with: half, share * 2) : half.mixed(with: one, share * 2 - 1)
    case .largest(let place):
      let colors = [
        Color(90, 140, 230), Color(240, 150, 60), Color(110, 190, 110), Color(220, 110, 110),
        Color(170, 140, 220), Color(170, 130, 100), Color(230, 150, 210), Color(160, 160, 160),
        Color(200, 200, 90), Color(90, 200, 210),
      ]
      return colors[place % colors.count]
    }
  }
}
