"""Makes NetworkFixtures.swift from torch's autograd. Needs only torch.

    python3 networks.py > NetworkFixtures.swift

One sample forward and back through several nets, in double precision.
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

# Beyond its threshold torch's softplus is the identity; far away, so that nothing is rounded off.
ACTIVATIONS = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu,
    "leaky": lambda z: F.leaky_relu(z, 0.01), "softplus": lambda z: F.softplus(z, threshold=100),
    "linear": lambda z: z, "softmax": lambda z: torch.softmax(z, 0),
}

LOSSES = {
    "half": lambda out, y, delta: F.mse_loss(out, y, reduction="sum") / 2,
    "mse": lambda out, y, delta: F.mse_loss(out, y),
    "huber": lambda out, y, delta: F.huber_loss(out, y, reduction="sum", delta=delta),
    "bce": lambda out, y, delta: F.binary_cross_entropy(out, y, reduction="sum"),
    "ce": lambda out, y, delta: -(y * torch.log(out)).sum(),
}

# sizes, hidden, output, loss, delta of huber, how large weights and inputs are
CASES = [
    ([2, 3, 1], "softplus", "sigmoid", "half", 1.0, 1.0),
    ([3, 4, 2], "softplus", "softplus", "mse", 1.0, 1.0),
    ([2, 5, 3, 2], "softplus", "linear", "huber", 1.0, 1.0),
    ([2, 3, 2], "softplus", "softmax", "ce", 1.0, 2.0),
    ([1, 2, 1], "softplus", "softplus", "huber", 0.25, 3.0),
    ([3, 2], "linear", "linear", "huber", 1.0, 1.0),
    ([2, 3, 3], "tanh", "sigmoid", "huber", 0.125, 1.0),
    ([4, 6, 5, 4, 3], "leaky", "tanh", "huber", 0.5, 1.0),
    ([2, 4, 2], "relu", "linear", "huber", 10.0, 3.0),
    ([2, 3, 2], "sigmoid", "sigmoid", "bce", 1.0, 1.0),
]


def numbers(count, start, scale):
    return [scale * ((37 * (start + i)) % 23 - 11) / 8 for i in range(count)]


def run(sizes, hidden, output, loss, delta, scale):
    x = torch.tensor(numbers(sizes[0], 5, scale))
    y = torch.tensor([abs(number) for number in numbers(sizes[-1], 9, 0.5)])
    if loss in ("bce", "ce"):
        y = y / y.sum()
    layers = []
    for l in range(1, len(sizes)):
        weights = numbers(sizes[l] * sizes[l - 1], 3 * l, scale / 2)
        biases = numbers(sizes[l], 7 * l, scale / 4)
        layers.append((
            torch.tensor(weights).reshape(sizes[l], sizes[l - 1]).requires_grad_(),
            torch.tensor(biases).requires_grad_()))
    a, passed = x, []
    for l, (weights, biases) in enumerate(layers):
        name = output if l == len(layers) - 1 else hidden
        a = ACTIVATIONS[name](weights @ a + biases)
        passed.append(a)
    value = LOSSES[loss](a, y, delta)
    value.backward()
    flat = lambda tensors: [n for tensor in tensors for n in tensor.detach().flatten().tolist()]
    both = [tensor for pair in layers for tensor in pair]
    return (flat(both), x.tolist(), y.tolist(), flat(passed), value.item(),
            flat([tensor.grad for tensor in both]))


def wrapped(label, values, end):
    print(f"      {label}: [")
    line = "       "
    for value in values:
        piece = f" {value!r},"
        if len(line) + len(piece) > 100:
            print(line)
            line = "       "
        line += piece
    print(line)
    print(f"      ]{end}")


print(f"// Made by networks.py with torch {torch.__version__}; change that instead.")
print()
print("import Backprop")
print()
print("extension NetworkFixture {")
print("  // swift-format-ignore")
print("  static let all: [NetworkFixture] = [")
for sizes, hidden, output, loss, delta, scale in CASES:
    parameters, x, y, activations, value, gradients = run(sizes, hidden, output, loss, delta, scale)
    print("    NetworkFixture(")
    print(f"      sizes: {sizes}, hidden: .{hidden}, output: .{output},")
    print(f"      loss: Loss(.{loss}, huberDelta: {delta!r}),")
    wrapped("parameters", parameters, ",")
    wrapped("input", x, ",")
    wrapped("target", y, ",")
    wrapped("activations", activations, ",")
    print(f"      value: {value!r},")
    wrapped("gradients", gradients, "),")
print("  ]")
print("}")
