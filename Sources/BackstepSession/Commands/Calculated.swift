import Backprop

/// Calculations where numbers are asked for.
extension State {
  /// The words of a setting's value; a calculation in the place of a number becomes one.
  func calculated(_ words: [String], for setting: Setting<Session>) -> [String] {
    let text = words.joined(separator: " ")
    guard setting.choices.isEmpty || !words.contains(where: setting.choices.contains),
      (try? Numbers.one(text)) == nil, let number = try? value(of: text).number, number.isFinite
    else { return words }
    return [Expression.shortest(number)]
  }

  /// Numbers, and calculations of one word among them: `1/3 2/3`, `-sqrt(2)`.
  ///
  /// - Throws: What is wrong with the numbers, when the text is neither.
  func calculated(_ text: String) throws(SessionError) -> [Double] {
    do throws(SessionError) {
      return try Numbers.list(text)
    } catch {
      let words = text.split { $0.isWhitespace || $0 == "," }
      let numbers = words.compactMap { word -> Double? in
        guard let number = try? value(of: String(word)).number, number.isFinite else { return nil }
        return number
      }
      if numbers.count == words.count, !words.isEmpty { return numbers }
      if let number = try? value(of: text).number, number.isFinite { return [number] }
      throw error
    }
  }
}
