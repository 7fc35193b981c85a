import BackstepSession

extension ErrorWords {
  /// Words for data, and for files of them.
  static func words(_ error: SessionError.Data) -> ErrorWords {
    switch error {
    case .noData:
      return ErrorWords("no-data", "there are no data", hint: "type `data xor`")
    case .doesNotFit(let fit):
      return ErrorWords(
        "data-fit",
        "\(fit.name) has \(Page.count(fit.inputs, "input")) and \(Page.count(fit.targets, "answer")) "
          + "and does not fit the "
          + "network \(fit.sizes.map(String.init).joined(separator: "-"))",
        hint:
          "type `\(fit.command)`, or other data")
    case .sampleRange(let index, let count):
      return ErrorWords(
        "index", "there is no sample \(index)", hint: "samples go from 0 to \(count - 1)")
    case .samplesBackwards(let first, let last):
      return ErrorWords(
        "index", "\(first)..\(last) goes backwards", hint: "type `sample \(last)..\(first)`")
    case .batchTooLarge(let samples, let most):
      return ErrorWords(
        "batch",
        "a batch of \(samples) is too large to be stepped through with this network",
        hint:
          "at most \(most) go: choose fewer with `sample A..B` or `set batch`; `train` takes any")
    case .file(let error):
      let (what, hint) = problem(error.problem)
      return ErrorWords("data-file", place(error) + what, hint: hint)
    case .tooFewToSplit(let count):
      return ErrorWords(
        "split",
        "\(Page.count(count, "sample")) cannot be split so that some are left to learn from",
        hint: "choose a smaller split, or none")
    case .noAccuracy(let data):
      return ErrorWords(
        "no-accuracy", "\(data) has answers other than 0 and 1, which have no accuracy",
        hint: "`evaluate` tells their mean absolute error, and `loss` can stand in a condition")
    case .notBundled(let name):
      return ErrorWords("not-allowed", "`data \(name)` is not possible here", hint: "")
    }
  }

  /// `flowers.csv, line 3, column 2 (width): `
  private static func place(_ error: DataFileError) -> String {
    var place = error.file
    if let line = error.line { place += ", line \(line)" }
    if let column = error.column { place += ", column \(column)" }
    if let name = error.columnName { place += " (\(name))" }
    return place + ": "
  }

  private static func problem(_ problem: DataFileError.Problem) -> (String, hint: String) {
    switch problem {
    case .empty: ("the file is empty", "write a sample a line, its fields parted by commas")
    case .onlyHeader:
      ("there is a header and nothing under it", "with numbers in it only, add header=no")
    case .notText: ("this is not text in UTF-8", "save it as CSV in UTF-8")
    case .unclosedQuote: ("a quote is not closed", "end the field with \"")
    case .textAfterQuote:
      ("there is text behind a closing quote", "a quote within quotes is written twice")
    case .oneColumn:
      ("there is one column only", "inputs and answer are parted by commas, semicolons or tabs")
    case .ragged(let expected, let found):
      (
        "\(Page.count(found, "field")), where the first line has \(expected)",
        "every line needs as many"
      )
    case .missing: ("a value is missing", "fill it in, or leave the line out")
    case .notANumber(let text):
      ("\(quoted(text)) is not a number", "only the answer may be a word; see `target=NAME`")
    case .notFinite(let text):
      ("\(quoted(text)) is too large for a number", "numbers go up to about 1.8e308")
    case .noTarget(let name, let columns):
      (
        "there is no column \(quoted(name))",
        columns.isEmpty
          ? "the first line is not a header; a column's number will do"
          : columns.count > 12
            ? "there are \(columns.count) columns, the first of them \(quoted(columns[0]))"
            : "columns are \(either(columns))"
      )
    case .oneClass(let name):
      ("all answers are \(quoted(name))", "there is nothing to tell apart; see `target=NAME`")
    case .tooManyClasses(let limit):
      ("more than \(limit) different words", "these are hardly classes; see `target=NAME`")
    case .tooManyColumns(let limit): ("too many columns", "at most \(limit)")
    case .tooLarge(let limit): ("too many numbers", "at most \(limit) in one file")
    }
  }
}
