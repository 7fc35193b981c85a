import Backprop

/// What PyTorch calls a `state_dict`, as `{k: v.tolist() for k, v in model.state_dict().items()}`
/// makes JSON of it: `{"fc1.weight":[[…]],"fc1.bias":[…],"bn1.weight":[…],"bn1.running_mean":[…],…}`.
///
/// It may stand within other objects, as in `{"epoch":5,"state_dict":{…}}`. The order of its keys is
/// that of the layers. A weight of rows is a linear layer's, a row a neuron; one that is a plain list
/// scales a layer: with running means it is batch normalisation, and without layer normalisation.
struct StateDict {
  private struct Module {
    let path: String
    var parts: [String: GivenLayer.Part] = [:]
    /// Its place among the modules.
    let place: Int

    var first: GivenLayer.Part? { parts.values.min { $0.name < $1.name } }
  }

  private static let parts = [
    "weight", "bias", "running_mean", "running_var", "num_batches_tracked",
  ]
  /// What programs call the object that holds it.
  private static let wrappers = ["state_dict", "model_state_dict", "model"]
  private static let deepest = 4

  private let entries: [GivenLayer.Part]
  private let leftAside: [String]

  /// Nil where there is none.
  init?(_ node: JSONNode) {
    guard let found = Self.entries(in: node, prefix: "", depth: 0) else { return nil }
    (entries, leftAside) = found
  }

  private static func entries(in node: JSONNode, prefix: String, depth: Int)
    -> (entries: [GivenLayer.Part], leftAside: [String])?
  {
    guard depth < deepest, case .object(let members) = node.value else { return nil }
    func part(_ member: (String, JSONValue)) -> GivenLayer.Part {
      .init(name: prefix + member.0, node: JSONNode(path: node.child(member.0), value: member.1))
    }
    if members.contains(where: isWeight) { return (members.map(part), []) }
    let inner = members.compactMap { member -> (key: String, isFound: Bool)? in
      let found = entries(in: part(member).node, prefix: "", depth: depth + 1)
      return found == nil ? nil : (member.0, true)
    }
    // One object holds it all, or objects side by side are its modules.
    let only = inner.first { wrappers.contains($0.key) }?.key
    let isAlone = only != nil || inner.count == 1
    var result: (entries: [GivenLayer.Part], leftAside: [String]) = ([], [])
    for member in members {
      let isMeant = only.map { member.0 == $0 } ?? true
      let inside = prefix + (isAlone ? "" : member.0 + ".")
      guard isMeant, let found = entries(in: part(member).node, prefix: inside, depth: depth + 1)
      else {
        result.leftAside.append(member.0)
        continue
      }
      result.entries += found.entries
      result.leftAside += found.leftAside
    }
    return result.entries.isEmpty ? nil : result
  }

  private static func isWeight(_ member: (String, JSONValue)) -> Bool {
    let last = member.0.split(separator: ".").last
    guard last == "weight" || last == "running_mean" else { return false }
    switch member.1 {
    case .array, .numbers: return true
    default: return false
    }
  }

  /// Reads and checks it.
  func network() throws(FileFault) -> GivenNetwork {
    var linears: [Module] = []
    var norms: [Module] = []
    for module in try modules() {
      if try Self.isLinear(module) { linears.append(module) } else { norms.append(module) }
    }
    guard !linears.isEmpty else { throw .notASession }
    try Self.checkOrder(of: norms, among: linears)
    var layers: [GivenLayer] = []
    for (index, linear) in linears.enumerated() {
      guard let weights = linear.parts["weight"] else { continue }
      let norm = index < norms.count ? norms[index] : nil
      layers.append(
        GivenLayer(
          weights: weights, bias: linear.parts["bias"], scale: norm?.parts["weight"],
          shift: norm?.parts["bias"], mean: norm?.parts["running_mean"],
          variance: norm?.parts["running_var"]))
    }
    var network = try GivenNetwork(layers)
    network.leftAside = leftAside
    return network
  }

  /// The keys by what stands before their last point, in the order of the file.
  private func modules() throws(FileFault) -> [Module] {
    var modules: [Module] = []
    for entry in entries {
      let words = entry.name.split(separator: ".", omittingEmptySubsequences: false)
      let path = words.dropLast().joined(separator: ".")
      guard let last = words.last.map(String.init), Self.parts.contains(last) else {
        throw .noModule(entry.name)
      }
      let place = modules.firstIndex { $0.path == path } ?? modules.count
      if place == modules.count { modules.append(Module(path: path, place: place)) }
      modules[place].parts[last] = entry
    }
    return modules
  }

  private static func isLinear(_ module: Module) throws(FileFault) -> Bool {
    guard let weight = module.parts["weight"] else {
      // A norm that scales nothing still has seen something.
      guard module.parts["running_mean"] != nil else { throw .noModule(module.first?.name ?? "") }
      return false
    }
    switch weight.node.value {
    case .numbers: return false
    case .array(let rows):
      let isDeeper = rows.contains { row in
        guard case .array(let elements) = row else { return false }
        return elements.contains {
          switch $0 {
          case .array, .numbers: true
          default: false
          }
        }
      }
      if isDeeper { throw .noModule(weight.name) }
      return true
    default: throw .noModule(weight.name)
    }
  }

  /// Norms stand each behind the linear layer whose sums they take, or all behind all of them.
  private static func checkOrder(of norms: [Module], among linears: [Module]) throws(FileFault) {
    guard let first = norms.first, let name = first.first?.name, let last = linears.last else {
      return
    }
    guard norms.count == linears.count - 1 else {
      throw .norm(name, .count(norms.count, hidden: linears.count - 1))
    }
    guard first.place < last.place else { return }
    for (index, norm) in norms.enumerated() {
      guard linears[index].place < norm.place, norm.place < linears[index + 1].place else {
        throw .norm(norm.first?.name ?? name, .order)
      }
    }
  }
}
