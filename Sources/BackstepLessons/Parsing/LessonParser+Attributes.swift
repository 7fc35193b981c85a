import BackstepSession
import BackstepText

extension LessonParser {
  /// Reads the attributes of a directive, reporting those that it does not have, those that are
  /// given twice, and required ones that are missing or empty.
  mutating func readAttributes(
    _ reader: inout DirectiveReader, of directive: Directive
  ) -> [String: DirectiveReader.Attribute] {
    let known = directive.attributes
    var found: [String: DirectiveReader.Attribute] = [:]
    do throws(DirectiveReader.Failure) {
      while errors.count < LessonErrors.limit, let attribute = try reader.attribute() {
        let place = reader.comment.place(at: attribute.nameOffset)
        if !known.contains(attribute.name) {
          let suggestion = Suggestions.nearest(to: attribute.name, in: known).first
          report(
            .unknownAttribute(attribute.name, directive: directive, suggestion: suggestion),
            at: place)
        } else if found[attribute.name] != nil {
          report(.repeatedAttribute(attribute.name), at: place)
        } else {
          found[attribute.name] = attribute
        }
      }
    } catch {
      report(error.fault, at: reader.comment.place(at: error.offset))
      return found
    }
    for name in directive.neededAttributes where found[name]?.value.isBlank != false {
      report(.missingAttribute(name, directive: directive), at: reader.comment.opening)
      found[name] = nil
    }
    return found
  }

  /// The id of a question, a task or a drill; empty, and reported, when it is malformed or taken.
  mutating func readID(
    in found: [String: DirectiveReader.Attribute], _ comment: Comment
  ) -> String {
    guard let id = found["id"], checkID(id, in: comment),
      claimID(id.value, at: comment.place(at: id.valueOffset))
    else { return "" }
    return id.value
  }

  /// Reports an id that is malformed; says whether it can be used.
  mutating func checkID(_ id: DirectiveReader.Attribute, in comment: Comment) -> Bool {
    let isGood = id.value.unicodeScalars.allSatisfy(\.isIDPart)
    if !isGood { report(.malformedID(id.value), at: comment.place(at: id.valueOffset)) }
    return isGood
  }

  /// Takes an id, or reports that it is taken.
  @discardableResult
  mutating func claimID(_ id: String, at place: Comment.Place) -> Bool {
    if let firstLine = ids[id] {
      report(.duplicateID(id, firstLine: firstLine), at: place)
      return false
    }
    ids[id] = place.line
    return true
  }

  /// Cuts texts into commands as a line typed is cut. A semicolon or an end of line at the very end
  /// is no empty command; any other is.
  mutating func readCommands(_ texts: [(text: String, place: Comment.Place)]) -> [SolutionCommand] {
    var commands: [SolutionCommand] = []
    for (text, place) in texts where !text.isBlank {
      let parts = Statements.parts(text)
      for (number, command) in parts.enumerated() {
        if !command.isEmpty {
          commands.append(SolutionCommand(text: command, line: place.line))
        } else if number != parts.count - 1 {
          report(.emptyCommand, at: place)
          return commands
        }
      }
    }
    return commands
  }

  /// Reads `0.005` or `1%`.
  static func tolerance(_ text: String) -> Tolerance? {
    let isRelative = text.hasSuffix("%")
    let digits = isRelative ? text.dropLast() : Substring(text)
    guard let first = digits.unicodeScalars.first, first.isDigit || first == ".",
      digits.unicodeScalars.allSatisfy({ $0.isDigit || ".eE-+".unicodeScalars.contains($0) }),
      let value = Double(digits), value.isFinite
    else { return nil }
    return isRelative ? .relative(value / 100) : .absolute(value)
  }
}
