/// Code that writes the numbers of a program as a file for `compare`, to be put into the program.
///
/// `help compare` shows it, the README has it word for word, and tests run it.
package enum Dumper: String, CaseIterable, Sendable {
  case numpy, pytorch, javascript

  /// What the language or library is called.
  package var title: String {
    switch self {
    case .numpy: "NumPy"
    case .pytorch: "PyTorch, for a Sequential: watch(model) first, dump after loss.backward()"
    case .javascript: "JavaScript"
    }
  }

  package var code: String {
    switch self {
    case .numpy:
      """
      import json, numpy

      def dump(file, **arrays):
          step = {name: numpy.asarray(value).tolist() for name, value in arrays.items()}
          with open(file, "w") as out:
              json.dump(step, out)
      """
    case .pytorch:
      """
      import json, torch

      def watch(model):
          seen, layer = {"net": {"activations": []}}, 0
          for module in model:
              is_linear = isinstance(module, torch.nn.Linear)
              layer += is_linear
              if not is_linear:
                  seen["net"]["activations"].append(type(module).__name__.lower())
              def keep(_, __, out, name=f"z{layer}" if is_linear else f"a{layer}"):
                  out.retain_grad()
                  seen[name] = out
              module.register_forward_hook(keep)
          return seen

      def dump(file, model, seen, x, y, loss):
          step = {"x": x, "y": y, "loss": loss, **seen}
          step |= {"d" + name[1:]: out.grad for name, out in seen.items() if name[0] == "z"}
          for l, linear in enumerate((m for m in model if isinstance(m, torch.nn.Linear)), 1):
              for name, p in [("W", linear.weight), ("b", linear.bias)]:
                  if p is not None:
                      step |= {f"{name}{l}": p, f"grad{name}{l}": p.grad}
          with open(file, "w") as out:
              json.dump(step, out, default=lambda tensor: tensor.tolist())
      """
    case .javascript:
      """
      import fs from "node:fs";

      function dump(file, step) {
        // Typed arrays are written as lists.
        const list = (key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
        fs.writeFileSync(file, JSON.stringify(step, list));
      }
      """
    }
  }

  /// All of them, indented, each under its title.
  static var all: String {
    allCases.map { dumper in
      let lines = dumper.code.split(separator: "\n", omittingEmptySubsequences: false)
      return "  \(dumper.title):\n"
        + lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
