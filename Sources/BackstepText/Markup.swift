extension StringProtocol {
  /// The text as XML and HTML show it as it is: with what they would read as their own written out, a
  /// blank for what is unsafe, and `?` for what XML cannot hold.
  package var asMarkup: String {
    var result = ""
    for scalar in replacingUnsafe({ _ in " " }).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": result += "?"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
