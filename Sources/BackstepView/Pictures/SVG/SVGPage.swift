import BackstepText

/// The elements of an SVG file, made one after the other; numbers that are not finite never get in.
struct SVGPage {
  private(set) var elements: [String] = []

  /// A length or place with two decimals; a part in `digits`.
  static func number(_ value: Double, digits: Double = 100) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let rounded = (value * digits).rounded() / digits
    let text = "\(rounded == 0 ? 0 : rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Places as an attribute has them.
  static func points(_ places: [(Double, Double)]) -> String {
    places.map { number($0.0) + "," + number($0.1) }.joined(separator: " ")
  }

  mutating func add(_ name: String, _ attributes: [(String, String)], _ content: String? = nil) {
    let list = attributes.map { " \($0.0)=\"\($0.1)\"" }.joined()
    elements.append(
      content.map { "<\(name)\(list)>\($0.asMarkup)</\(name)>" } ?? "<\(name)\(list)/>")
  }

  enum Anchor: String { case start, middle, end }

  /// - Parameters:
  ///   - along: The direction that it is written in; nil for from left to right.
  ///   - around: The point that it is turned around.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, size: Double = 13,
    isBold: Bool = false, tint: Tint = .gray, along: (Double, Double)? = nil,
    around: (Double, Double) = (0, 0)
  ) {
    var attributes = [
      ("x", Self.number(x)), ("y", Self.number(y)), ("fill", tint.color.hexadecimal),
      ("text-anchor", anchor.rawValue), ("font-size", Self.number(size)),
    ]
    if isBold { attributes.append(("font-weight", "bold")) }
    if let (dx, dy) = along, dx > 0, dy != 0 {
      // Turned by a matrix of cosine and sine, and moved so that the point stays.
      let length = (dx * dx + dy * dy).squareRoot()
      let (c, s) = (dx / length, dy / length)
      let (x, y) = around
      let matrix = [c, s, -s, c, x - c * x + s * y, y - s * x - c * y]
      attributes.append(
        (
          "transform",
          "matrix(" + matrix.map { Self.number($0, digits: 10_000) }.joined(separator: " ") + ")"
        ))
    }
    add("text", attributes, text)
  }

  /// A line through places, straight from one to the next.
  mutating func line(
    _ places: [(Double, Double)], _ tint: Tint, _ dash: Dash = .solid, width: Double = 1
  ) {
    guard places.count > 1 else { return }
    var attributes = [
      ("points", Self.points(places)), ("fill", "none"),
      ("stroke", tint.color.hexadecimal), ("stroke-width", Self.number(width)),
      ("stroke-linejoin", "round"),
    ]
    if !dash.lengths.isEmpty {
      let lengths = dash.lengths.map { Self.number(Double($0) * max(1.5, width)) }
      attributes.append(("stroke-dasharray", lengths.joined(separator: " ")))
    }
    add("polyline", attributes)
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: Color?,
    stroke: Tint? = nil, edge: Double = 1
  ) {
    // Crisp, so that no ground shines through between two.
    guard width > 0, height > 0 else { return }
    add(
      "rect",
      [
        ("x", Self.number(x)), ("y", Self.number(y)), ("width", Self.number(width)),
        ("height", Self.number(height)), ("fill", fill?.hexadecimal ?? "none"),
        ("shape-rendering", "crispEdges"),
      ]
        + (stroke.map {
          [("stroke", $0.color.hexadecimal), ("stroke-width", Self.number(edge))]
        } ?? []))
  }

  /// A mark in white with a black edge, which stands out from every ground that is used.
  mutating func mark(_ mark: Mark, _ x: Double, _ y: Double, size: Double = 5) {
    let edge = [("fill", "#ffffff"), ("stroke", "#000000"), ("stroke-width", "1.5")]
    func polygon(_ corners: [(Double, Double)]) {
      let places = corners.map { (x + $0.0 * size, y + $0.1 * size) }
      add("polygon", [("points", Self.points(places))] + edge)
    }
    switch mark {
    case .sample(0):
      add(
        "circle",
        [("cx", Self.number(x)), ("cy", Self.number(y)), ("r", Self.number(size))] + edge)
    case .sample(1):
      // A cross: two bars.
      let (a, b) = (0.4, 1.2)
      polygon([
        (-b, -b + a), (-b + a, -b), (0, -a), (b - a, -b), (b, -b + a), (a, 0), (b, b - a),
        (b - a, b), (0, a), (-b + a, b), (-b, b - a), (-a, 0),
      ])
    case .sample(2): polygon([(0, -1.2), (1.1, 0.9), (-1.1, 0.9)])
    case .sample(3): polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    case .sample(4): polygon([(0, -1.4), (1.1, 0), (0, 1.4), (-1.1, 0)])
    case .sample(let place):
      add(
        "circle",
        [("cx", Self.number(x)), ("cy", Self.number(y)), ("r", Self.number(size + 1))] + edge)
      add(
        "text",
        [
          ("x", Self.number(x)), ("y", Self.number(y + 3)), ("font-size", "8"),
          ("text-anchor", "middle"), ("fill", "#000000"),
        ], String(Mark.sample(place).character))
    case .now:
      polygon([
        (0, -1.6), (0.45, -0.5), (1.6, -0.5), (0.7, 0.25), (1, 1.4), (0, 0.7), (-1, 1.4),
        (-0.7, 0.25), (-1.6, -0.5), (-0.45, -0.5),
      ])
    case .past:
      add(
        "circle", [("cx", Self.number(x)), ("cy", Self.number(y)), ("r", "2.5")] + edge)
    }
  }
}

/// A part of a page.
struct Frame {
  let x: Double, y: Double, width: Double, height: Double

  /// A place by its parts of the way from the left and from the top.
  func place(_ across: Double, _ down: Double) -> (Double, Double) {
    (x + across * width, y + down * height)
  }
}
