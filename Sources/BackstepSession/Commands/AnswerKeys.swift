extension CommandDeclaration {
  /// The keys of its answer with `--json`, beside `command`, `ok` and `time`, and where there is
  /// something to say `notes` and `watched`; nil where nobody has declared them.
  ///
  /// A 1 at the end stands for every layer, `SETTING` for the name of any setting. Which of them an
  /// answer has depends on what was asked, and on the network.
  package var keys: [String]? { Self.keys[name].map { $0.split(separator: " ").map(String.init) } }

  private static let norms = "mean1 var1 norm1 u1 mask1"
  private static let weights = "W1 b1 scale1 shift1"
  private static let network = "sizes activations biases norm parameters"
  private static let moment = "epoch sample stage next"
  private static let grade = "name said correct expected diagnosis wrong_sign message"

  private static let keys: [String: String] = [
    "forward": "x y z1 a1 out hidden \(norms)", "loss": "out y loss losses",
    "backward": "d1 gradW1 gradb1 gradscale1 gradshift1 dNorm1 dU1 dOut dHidden",
    "nudge":
      "deltaW1 deltab1 deltascale1 deltashift1 W1 b1 scale1 shift1 loss_before loss_after",
    "step": "stages", "cycle": "cycles",
    "train":
      "epochs epoch mean_loss mean_loss_before accuracy mean_absolute_error r2 history "
      + "stopped condition cap diverged changes plateau out_of_reach stuck_layers",
    "evaluate":
      "outs losses mean_loss accuracy mean_absolute_error r2 dOut held_out",
    "inspect":
      "name value gradient numeric_gradient last_change next_change parameter from to frozen "
      + "folded_factor loss_slope kink m v path paths history neurons formula samples source missing",
    "why":
      "name formula substituted value operands source change_to_come paths sum ways samples "
      + "before_nudge formula_value",
    "print": "value equals before_nudge", "let": "name value names",
    "assert": "condition left relation right", "predict": grade,
    "check":
      "passed max_relative_error worst tolerance folded_factor checked of kinks conclusive nothing "
      + "advice entries",
    "compare":
      "agrees loss layout first mistakes either convention steps arrays remarks with cases "
      + "asked passed_over failure message fails_alone case last_words",
    "watch": "watches", "unwatch": "watches", "freeze": "frozen", "unfreeze": "frozen",
    "bug": "on bug hidden wrong_guesses bugs guess correct evidence was",
    "plot":
      "plot sentence runs marks sizes neurons connections connection_count tiles left largest inputs "
      + "across up answers samples layers on names losses path loss name weights weight slope file "
      + "bytes content",
    "show":
      "\(network) sample x y settings epoch next SETTING data samples inputs answers fits "
      + "input_names classes held_out xs ys held_out_xs held_out_ys watches \(weights) frozen value",
    "set": "SETTING \(weights) sample x y", "net": "\(weights) frozen",
    "data":
      "data samples inputs answers fits sample x y input_names classes held_out class",
    "sample": "sample x y", "seed": "\(weights) frozen", "reset": "\(weights) frozen",
    "undo": "from undone \(moment) \(weights)", "redo": "from redone \(moment) \(weights)",
    "goto": "from inside after \(moment) \(weights)",
    "find": "condition epoch place before goto",
    "timeline": "moments current forgotten bytes memory", "mark": "name moved_from",
    "diff": "a b loss accuracy epoch weights settings", "save": "file bytes content",
    "load": "file bytes content read \(network) \(weights)", "export": "file bytes content",
    "lessons": "lessons", "lesson": "", "hint": "hint", "skip": "", "again": "", "back": "",
    "restart": "", "leave": "", "record": "", "replay": "", "source": "file",
    "drill":
      "topic id name prompt numbers digits right missed due in_row topics weakest on",
    "worksheet": "file key topic seed students problems sheets right answers mistakes missing",
    "history": "lines", "complete": "candidates",
    "help": "commands topics searched near found more", "quit": "",
  ]
}
