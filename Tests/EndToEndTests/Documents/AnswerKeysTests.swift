import BackstepSession
import Testing

@testable import backstep

/// What the declarations say of the keys of answers is what the program writes, and what the README
/// says.
@Suite struct AnswerKeysTests {
  /// Commands that between them give nearly every key.
  private static let tour = """
    show; show net; show settings; show data; show sample; show watches; show weights; show W1
    sample 1; forward; loss; backward; nudge; step; step 3; cycle 2; train 20
    train 20 until loss < 0.0001; evaluate; evaluate blame; sample 1; step 3
    inspect W1[0][1]; inspect hidden; inspect W1; inspect loss; inspect x; why dHidden[1]; why gradW1
    why W1[0][1]; print W1; print dOut; let a = 3; let; predict dOut 3; check; check all
    watch W1; watch; step; unwatch W1; freeze W1; unfreeze; bug; bug list; bug random
    bug guess sign; bug off; set lr 0.1; set W1 1 2 3 4 5 6; set x 1 2; set init he
    net 2 4 1 tanh batchnorm; data xor; sample all; step 4; net 2 4 1 tanh layernorm; sample 1
    forward; loss; backward; nudge; sample 0..2; step 3; why gradW1[0][1]; inspect W1[0][0]
    why d1[0][1]; forward; loss; backward; set dropout 0.5; forward; set dropout 0
    data iris split=0.2; show data; data show 2; evaluate; net 4 5 3 tanh softmax; evaluate; train 3
    seed 3; reset; train 4; goto epoch 2; find lr > 0
    undo; redo; goto 3; timeline; mark here; diff 1 here; save s.json; load s.json
    export csv w.csv; load w.csv; export json a.json; load a.json; lessons; help; help forward
    assert 1 < 2; help topics; help how to stop overfitting
    plot loss; plot net; plot weights; plot boundary; plot flow; plot surface W1[0][0] W2[0]
    plot surface W1[0][0]; plot loss to a.svg; complete for; source src; record r.md; forward
    record off; net 2 3 1; data xor; compare step.json
    drill; drill list; hint; 3; skip; drill off; data line.csv; net 1 1 linear; evaluate; train 2
    set loss half; net 2 3 1; data xor; set lr 1e300; train 3; quit
    """

  private static func answers() throws -> [(command: String, keys: [String])] {
    let home = try TemporaryFolder()
    _ = try home.file("src", "forward\n")
    _ = try home.file("line.csv", "a,b\n1,2.5\n2,3.5\n3,5\n")
    _ = try home.file(
      "step.json", #"{"W1":[[0.3,0.5]],"b1":[0.5],"x":[1,0],"y":[0.1],"gradW1":[[1,0]]}"#)
    let input = tour.split(separator: "\n").joined(separator: "; ")
    let run = try Program.backstep(["--json", "--keep-going"], home: home).run(
      input: input.split(separator: ";").map { $0.trimmed + "\n" }.joined())
    return try run.output.split(separator: "\n").compactMap { line in
      guard case .object(let members) = try JSONReader.read(Array(line.utf8)),
        case .string(let command)? = members.first?.1
      else { return nil }
      let isRefused = members.contains { $0.0 == "error" }
      return isRefused ? nil : (command, members.map(\.0))
    }
  }

  @Test func answersHaveTheKeysThatAreDeclared() throws {
    let answers = try Self.answers()
    let settings = Set(
      answers.first { $0.command == "show" && $0.keys.contains("digits") }?.keys ?? [])
    #expect(settings.count > 15)
    var seen: [String: Set<String>] = [:]
    for (command, keys) in answers {
      // What is said in a drill is no command.
      let name = CommandTable.all.contains { $0.name == command } ? command : "drill"
      guard let declared = CommandTable.all.first(where: { $0.name == name })?.keys else {
        Issue.record("`\(name)` has no keys in AnswerKeys.swift")
        continue
      }
      for key in keys where !["command", "ok", "time", "notes", "watched"].contains(key) {
        let stem = String(key.reversed().drop { $0.isNumber }.reversed())
        let known =
          declared.contains(key) ? key : declared.contains(stem + "1") ? stem + "1" : "SETTING"
        #expect(
          known != "SETTING" || declared.contains("SETTING") && settings.contains(key)
            || name == "drill" || name == "skip" || name == "hint",
          "`\(command)` answers with `\(key)`, which AnswerKeys.swift does not have")
        seen[name, default: []].insert(known)
      }
    }
    // The other way round: what is declared occurs, save for what only a rare run has.
    let rare: Set<String> = [
      "cap", "diverged", "changes", "plateau", "out_of_reach", "stuck_layers", "held_out_xs",
      "held_out_ys", "missing", "change_to_come", "before_nudge", "formula_value", "with", "cases",
      "asked", "passed_over", "failure", "message", "fails_alone", "case", "last_words", "equals",
      "class", "condition", "input_names", "classes", "held_out", "norm", "evidence", "source",
      "ways", "r2", "mean_absolute_error", "dOut", "scale1", "shift1", "m", "v",
    ]
    for (name, keys) in seen where !["drill", "skip", "hint"].contains(name) {
      let declared = Set(CommandTable.all.first { $0.name == name }?.keys ?? [])
      #expect(
        declared.subtracting(keys).subtracting(rare).isEmpty,
        "`\(name)` never answers with \(declared.subtracting(keys).subtracting(rare))")
    }
  }

  @Test func everyCommandDeclaresItsKeys() {
    for declaration in CommandTable.all {
      #expect(declaration.keys != nil, "`\(declaration.name)` has no keys in AnswerKeys.swift")
    }
  }
}
