import Backprop
import BackstepText

/// The colors of lines, marks and letters. Each has a contrast of at least 3:1 to white and to
/// black, so that a picture can be laid on either; that puts its luminance between 0.1 and 0.3.
///
/// The first four are from the palette of M. Okabe and K. Ito, "Color universal design", 2008, for
/// people who see colors in different ways.
package enum Tint: CaseIterable, Sendable {
  case blue, vermillion, green, purple, ochre, gray, teal, crimson, olive, violet

  package var color: Color {
    switch self {
    case .blue: Color(0, 114, 178)
    case .vermillion: Color(213, 94, 0)
    case .green: Color(0, 158, 115)
    case .purple: Color(204, 121, 167)
    case .ochre: Color(170, 110, 0)
    case .gray: Color(118, 118, 118)
    case .teal: Color(0, 140, 150)
    case .crimson: Color(190, 60, 90)
    case .olive: Color(120, 130, 40)
    case .violet: Color(130, 100, 220)
    }
  }

  /// The color of a class by its place.
  static func ofClass(_ place: Int) -> Tint { allCases[((place % 10) + 10) % 10] }
}

extension Color {
  /// The relative luminance of WCAG 2, from 0 for black to 1 for white.
  package var luminance: Double {
    func linear(_ part: Int) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : powered((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of WCAG 2 between two colors, from 1 to 21.
  package func contrast(to other: Color) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// `#0072b2`
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(max(0, min(255, part)), radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Blue at 0, white at ½, orange at 1: for a terminal, which a plane fills.
  static func ofShade(_ part: Double) -> Color {
    let (zero, half, one) = (Color(40, 100, 210), Color(245, 245, 245), Color(235, 125, 20))
    return part < 0.5 ? zero.mixed(with: half, part * 2) : half.mixed(with: one, part * 2 - 1)
  }

  /// From blue over gray to orange, in colors that stand out from white and from black.
  static func ofShadeOnAnyGround(_ part: Double) -> Color {
    let (zero, half, one) = (Color(0, 98, 190), Color(128, 128, 128), Color(205, 92, 0))
    return part < 0.5 ? zero.mixed(with: half, part * 2) : half.mixed(with: one, part * 2 - 1)
  }
}
