"""Writes steps of training as programs in NumPy compute them, right ones and wrong ones.

    steps.py FOLDER

One file a step or a few in a row. Printed is a line each: FILE and what is to be found in it: `right`,
`convention`, the name of a mistake, or `place NAME` for a number that no mistake explains. Nothing
here is taken from the program under test; a mistake is written as its authors write it.
"""

import json
import pathlib
import sys

import numpy as np

ACTIVATION = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "leaky": lambda z: np.where(z > 0, z, 0.01 * z),
    "softplus": lambda z: np.log1p(np.exp(z)),
    "linear": lambda z: z,
    "softmax": lambda z: np.exp(z - z.max(1, keepdims=True))
    / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True),
}
SLOPE = {
    "sigmoid": lambda z: ACTIVATION["sigmoid"](z) * (1 - ACTIVATION["sigmoid"](z)),
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
    "relu": lambda z: (z > 0).astype(z.dtype),
    "leaky": lambda z: np.where(z > 0, 1, 0.01),
    "softplus": lambda z: 1 / (1 + np.exp(-z)),
    "linear": np.ones_like,
}


class Program:
    """A network and one way of training it, with a mistake or none."""

    def __init__(self, sizes, hidden, output, loss, rng, mistake=None, lr=0.5, biases=True,
                 optimizer="sgd", dtype=float):
        self.layers = range(1, len(sizes))
        self.last = len(sizes) - 1
        self.names = [hidden] * (self.last - 1) + [output]
        self.loss, self.mistake, self.lr, self.biases = loss, mistake, lr, biases
        self.optimizer = optimizer
        self.w = {k: rng.uniform(-1, 1, (sizes[k], sizes[k - 1])).astype(dtype) for k in self.layers}
        self.b = {k: rng.uniform(-1, 1, sizes[k]).astype(dtype) * biases for k in self.layers}
        self.gw = {k: np.zeros_like(self.w[k]) for k in self.layers}
        self.gb = {k: np.zeros_like(self.b[k]) for k in self.layers}
        self.old = None
        self.steps = 0
        self.m = {(s, k): 0.0 for s in "wb" for k in self.layers}
        self.v = dict(self.m)

    def slope(self, k, z):
        name = self.names[k - 1]
        if self.mistake == "slope-of-a":
            return SLOPE[name](ACTIVATION[name](z))
        if self.mistake == "sigmoid-slope":
            a = ACTIVATION[name](z)
            return a * (1 - a)
        return SLOPE[name](z)

    def output_blame(self, z, out, y):
        name = self.names[-1]
        factor = {"mse": 2 / out.shape[1]}.get(self.loss, 1)
        error = factor * (out - y)
        if self.mistake == "sign":
            error = -error
        if self.mistake == "softmax-diagonal":
            return y * (out - 1)
        if self.loss in ("bce", "ce"):
            return error * out * (1 - out) if self.mistake == "extra-slope" else error
        if self.mistake == "slope":
            return error
        if self.mistake == "output-not-loss":
            return self.slope(self.last, z)
        return error * self.slope(self.last, z)

    def losses(self, out, y):
        if self.loss == "bce":
            return -(y * np.log(out) + (1 - y) * np.log(1 - out)).sum(1)
        if self.loss == "ce":
            return -(y * np.log(out)).sum(1)
        squares = (out - y) ** 2
        return {"half": squares.sum(1) / 2, "mse": squares.mean(1)}.get(self.loss, squares.sum(1))

    def change(self, kind, k, gradient):
        self.m_before = self.m[kind, k]
        lr = 1 if self.mistake == "rate-missing" else self.lr
        if self.mistake == "uphill":
            lr = -lr
        if self.optimizer == "sgd":
            return -lr * gradient
        if self.optimizer == "momentum":
            self.m[kind, k] = 0.9 * self.m[kind, k] + gradient
            return -lr * self.m[kind, k]
        m = self.m[kind, k] = 0.9 * self.m[kind, k] + 0.1 * gradient
        v = self.v[kind, k] = 0.999 * self.v[kind, k] + 0.001 * gradient ** 2
        if self.mistake != "no-correction":
            m, v = m / (1 - 0.9 ** self.steps), v / (1 - 0.999 ** self.steps)
        if self.mistake == "epsilon-inside":
            return -lr * m / np.sqrt(v + 1e-8)
        return -lr * m / (np.sqrt(v) + 1e-8)

    def step(self, x, y):
        """One forward, loss, backward and nudge; everything that came of it, by name."""
        self.steps += 1
        made = {"x": x, "y": y}
        a, z = {0: x}, {}
        for k in self.layers:
            made[f"W{k}"], made[f"b{k}"] = self.w[k].copy(), self.b[k].copy()
            z[k] = a[k - 1] @ self.w[k].T + self.b[k]
            a[k] = ACTIVATION[self.names[k - 1]](z[k])
            made[f"z{k}"], made[f"a{k}"] = z[k], a[k]
        made["losses"] = self.losses(a[self.last], y)
        made["loss"] = made["losses"].mean()
        if self.mistake == "stale":
            (a, z), self.old = self.old or (a, z), (a, z)
        count = len(x)
        d, before = {}, {}
        w = {k: self.w[k].copy() for k in self.layers}
        for k in reversed(self.layers):
            if k == self.last:
                d[k] = self.output_blame(z[k], a[k], y)
                factor = {"mse": 2 / y.shape[1]}.get(self.loss, 1)
                before[k] = factor * (a[k] - y)
            else:
                matrix = w[k + 1] if self.mistake == "order" else self.w[k + 1]
                source = d[k + 1]
                if self.mistake == "error-back":
                    source = before[k + 1]
                if self.mistake == "weight-forgotten":
                    matrix = np.ones_like(matrix)
                if self.mistake == "transposed":
                    matrix = matrix.reshape(-1).reshape(matrix.shape[::-1]).T
                if self.mistake == "one-path":
                    before[k] = source[:, -1:] * matrix[-1:, :]
                else:
                    before[k] = source @ matrix
                slope = 1 if self.mistake == "hidden-slope" else self.slope(k, z[k])
                d[k] = before[k] * slope
            signal = z[k - 1] if self.mistake == "sum-for-activation" and k > 1 else a[k - 1]
            gw, gb = d[k].T @ signal / count, d[k].mean(0)
            if self.mistake == "bias-sum":
                gb = np.full_like(gb, gb.sum())
            if self.mistake == "bias-gradient":
                gb = 0 * gb
            if self.mistake == "leftover":
                gw, gb = gw + self.gw[k], gb + self.gb[k]
            self.gw[k], self.gb[k] = gw, gb
            made[f"dZ{k}"], made[f"dW{k}"], made[f"db{k}"] = d[k], gw, gb
            if self.mistake == "order":
                w[k] = self.w[k] - self.lr * gw
        for k in self.layers:
            change = self.change("w", k, self.gw[k]), self.change("b", k, self.gb[k])
            if self.mistake == "bias":
                change = change[0], 0 * change[1]
            made[f"deltaW{k}"], made[f"deltab{k}"] = change
            self.w[k] = self.w[k] + change[0]
            self.b[k] = self.b[k] + change[1]
        return made

    def settings(self):
        return {"lr": self.lr, "loss": self.loss, "optimizer": self.optimizer}


def written(made, program, inputs_first=False, names=None, leave=(), drop_loss=False):
    """A step as JSON has it."""
    single = len(made["x"]) == 1
    result = {"net": {"activations": program.names}, "settings": program.settings()}
    if drop_loss:
        del result["settings"]["loss"]
    for key, value in made.items():
        if any(key.startswith(word) for word in leave):
            continue
        if not program.biases and "b" in key:
            continue
        if inputs_first and "W" in key:
            value = value.T
        if single and key[:1] in "xyzad" and "W" not in key and "b" not in key[1:]:
            value = value[0]
        result[(names or {}).get(key, key)] = np.asarray(value).tolist()
    return result


def sample(rng, sizes, count, loss):
    x = rng.uniform(-1.5, 1.5, (count, sizes[0]))
    y = rng.uniform(0.1, 0.9, (count, sizes[-1]))
    if loss == "ce":
        y = np.eye(sizes[-1])[rng.integers(0, sizes[-1], count)]
    return x, y


def nets(rng):
    """Sizes, activations and a loss of some random network."""
    depth = rng.integers(1, 4)
    sizes = [int(rng.integers(2, 4)) for _ in range(depth)] + [int(rng.integers(2, 4)), int(rng.integers(2, 4))]
    loss = str(rng.choice(["half", "squared", "mse", "bce", "ce"]))
    output = {"bce": "sigmoid", "ce": "softmax"}.get(
        loss, str(rng.choice(["sigmoid", "tanh", "linear", "softplus"])))
    hidden = str(rng.choice(["sigmoid", "tanh", "softplus", "leaky"]))
    return sizes, hidden, output, loss


MISTAKES = [
    "order", "sign", "slope", "slope-of-a", "bias", "leftover", "one-path", "transposed",
    "bias-gradient", "stale", "hidden-slope", "sigmoid-slope", "error-back", "weight-forgotten",
    "sum-for-activation", "output-not-loss", "extra-slope", "softmax-diagonal", "bias-sum", "uphill",
    "rate-missing", "no-correction", "epsilon-inside",
]


def fitting(mistake, rng):
    """A network on which the mistake leaves a trace."""
    while True:
        sizes, hidden, output, loss = nets(rng)
        plain = loss not in ("bce", "ce")
        if mistake in ("slope", "output-not-loss") and (not plain or output == "linear"):
            continue
        if mistake == "extra-slope" and loss != "bce":
            continue
        if mistake == "softmax-diagonal" and loss != "ce":
            continue
        if mistake == "slope-of-a" and hidden in ("leaky",):
            continue
        if mistake == "error-back" and len(sizes) == 3 and (not plain or output == "linear"):
            continue
        if mistake in ("sigmoid-slope", "error-back", "hidden-slope"):
            hidden = "tanh"
        return sizes, hidden, output, loss


def main(folder):
    folder = pathlib.Path(folder)
    rng = np.random.default_rng(7)
    count = 0

    def put(steps, expected):
        nonlocal count
        path = folder / f"step{count}.json"
        count += 1
        path.write_text("\n".join(json.dumps(step) for step in steps))
        print(path, expected)

    # Right programs: activations, losses, layouts, names, precision, batches.
    for index in range(60):
        sizes, hidden, output, loss = nets(rng)
        batch = int(rng.integers(1, 6))
        dtype = np.float32 if index % 5 == 4 else float
        program = Program(sizes, hidden, output, loss, rng, dtype=dtype, biases=index % 7 != 3)
        x, y = sample(rng, sizes, batch, loss)
        made = program.step(x.astype(dtype), y.astype(dtype))
        put([written(made, program, inputs_first=index % 3 == 1, drop_loss=index % 4 == 2)], "right")
    for optimizer in ("momentum", "adam"):
        program = Program([2, 3, 2], "tanh", "sigmoid", "half", rng, optimizer=optimizer, lr=0.1)
        steps = [written(program.step(*sample(rng, [2, 2], 3, "half")), program) for _ in range(3)]
        put(steps, "right")

    # Each mistake, in random nets.
    for mistake in MISTAKES:
        for index in range(20):
            sizes, hidden, output, loss = fitting(mistake, rng)
            optimizer = "adam" if mistake in ("no-correction", "epsilon-inside") else "sgd"
            lr = 0.1 if optimizer == "adam" else 0.5
            program = Program(
                sizes, hidden, output, loss, rng, mistake=mistake, optimizer=optimizer, lr=lr)
            rows = 1 if index % 2 else int(rng.integers(2, 5))
            steps = 2 if mistake in ("leftover", "stale") else 1
            made = [written(program.step(*sample(rng, sizes, rows, loss)), program) for _ in range(steps)]
            put(made, mistake)

    # One number that is off: a place, no mistake.
    for index in range(40):
        sizes, hidden, output, loss = nets(rng)
        program = Program(sizes, hidden, output, loss, rng)
        made = program.step(*sample(rng, sizes, 1 + index % 3, loss))
        key = str(rng.choice([key for key in made if key[:2] in ("dZ", "dW", "db")]))
        flat = made[key].reshape(-1)
        flat[rng.integers(0, flat.size)] += rng.normal() * 0.1 + 0.01
        put([written(made, program, leave=("delta",))], f"place {key}")


if __name__ == "__main__":
    main(sys.argv[1])
