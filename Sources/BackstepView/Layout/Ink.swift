/// Weight and colour on a terminal, and nothing at all anywhere else.
///
/// The sequences used: 1 bold, 2 faint, 31 red, 32 green, 36 cyan, 0 all off.
struct Ink {
  let isOn: Bool

  func title(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }
  func name(_ text: String) -> String { wrap(text, "36") }
  func good(_ text: String) -> String { wrap(text, "32") }
  func bad(_ text: String) -> String { wrap(text, "31") }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
