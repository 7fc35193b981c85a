"""Makes OptimizerFixtures.swift from torch.optim. Needs only torch.

    python3 optimizers.py > OptimizerFixtures.swift

Two tensors (a 2x2 weight and 2 biases) take six steps along fixed gradients, in double precision.
"""

import torch

torch.set_default_dtype(torch.float64)

START = [0.5, -0.25, 1.5, -2.0, 0.125, 0.0]
GRADIENTS = [
    [0.3, -0.7, 0.05, 1.1, -0.2, 0.9],
    [0.25, -0.6, -0.04, 0.8, 0.1, -1.3],
    [-0.1, 0.45, 0.03, 2.5, -0.35, 0.0],
    [1e-6, -3.0, 4.0, 0.2, 0.7, 0.6],
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.9, 0.02, -0.5, -1.7, 1.4, -0.8],
]

# name, optimizer, learning rate, settings that differ from the defaults
CASES = [
    ("sgd", "sgd", 0.1, {}),
    ("sgd with decay", "sgd", 0.1, {"decay": 0.05}),
    ("sgd clipped", "sgd", 0.1, {"clip": 1.0}),
    ("momentum", "momentum", 0.05, {}),
    ("momentum 0.5 with decay", "momentum", 0.05, {"momentum": 0.5, "decay": 0.01}),
    ("momentum clipped with decay", "momentum", 0.05, {"clip": 0.75, "decay": 0.02}),
    ("nesterov", "nesterov", 0.05, {}),
    ("nesterov 0.8 clipped with decay", "nesterov", 0.05,
     {"momentum": 0.8, "clip": 1.25, "decay": 0.03}),
    ("rmsprop", "rmsprop", 0.01, {}),
    ("rmsprop with decay", "rmsprop", 0.01, {"decay": 0.1}),
    ("rmsprop with another alpha, clipped", "rmsprop", 0.02,
     {"alpha": 0.8, "epsilon": 1e-4, "clip": 0.5}),
    ("adam", "adam", 0.01, {}),
    ("adam with decay", "adam", 0.01, {"decay": 0.1}),
    ("adam with other betas, clipped", "adam", 0.02,
     {"beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4, "clip": 0.5}),
]


def run(optimizer, rate, settings):
    weights = torch.tensor(START[:4]).reshape(2, 2).requires_grad_()
    biases = torch.tensor(START[4:]).requires_grad_()
    tensors = [weights, biases]
    decay = settings.get("decay", 0.0)
    if optimizer == "adam":
        made = torch.optim.Adam(
            tensors, lr=rate, weight_decay=decay, eps=settings.get("epsilon", 1e-8),
            betas=(settings.get("beta1", 0.9), settings.get("beta2", 0.999)))
    elif optimizer == "rmsprop":
        made = torch.optim.RMSprop(
            tensors, lr=rate, weight_decay=decay, eps=settings.get("epsilon", 1e-8),
            alpha=settings.get("alpha", 0.99))
    else:
        momentum = 0.0 if optimizer == "sgd" else settings.get("momentum", 0.9)
        made = torch.optim.SGD(
            tensors, lr=rate, momentum=momentum, nesterov=optimizer == "nesterov",
            weight_decay=decay)
    for row in GRADIENTS:
        weights.grad = torch.tensor(row[:4]).reshape(2, 2)
        biases.grad = torch.tensor(row[4:])
        if "clip" in settings:
            torch.nn.utils.clip_grad_norm_(tensors, settings["clip"])
        made.step()

    def kept(*names):
        found = [made.state[tensor].get(name) for tensor in tensors for name in names]
        return [x for f in found if f is not None for x in f.flatten().tolist()]

    return (
        [x for tensor in tensors for x in tensor.detach().flatten().tolist()],
        kept("momentum_buffer", "exp_avg"), kept("exp_avg_sq", "square_avg"))


def swift(values):
    return "[" + ", ".join(repr(value) for value in values) + "]"


def wrapped(label, values, end):
    line = f"      {label}: {swift(values)}{end}"
    if len(line) <= 100:
        print(line)
        return
    print(f"      {label}: [")
    for value in values:
        print(f"        {value!r},")
    print(f"      ]{end}")


print(f"// Made by optimizers.py with torch {torch.__version__}; change that instead.")
print()
print("import Backprop")
print()
print("extension OptimizerFixture {")
print(f"  static let start: [Double] = {swift(START)}")
print("  static let gradients: [[Double]] = [")
for row in GRADIENTS:
    print(f"    {swift(row)},")
print("  ]")
print("  static let all: [OptimizerFixture] = [")
for name, optimizer, rate, settings in CASES:
    parameters, first, second = run(optimizer, rate, settings)
    order = ["momentum", "alpha", "beta1", "beta2", "epsilon", "decay", "clip"]
    given = ", ".join(f"{key}: {settings[key]!r}" for key in order if key in settings)
    print("    OptimizerFixture(")
    print(f'      name: "{name}", optimizer: .{optimizer}, learningRate: {rate!r},')
    print(f"      settings: OptimizerSettings({given}),")
    wrapped("parameters", parameters, ",")
    wrapped("firstMoment", first, ",")
    wrapped("secondMoment", second, "),")
print("  ]")
print("}")
