"""Solves the questions of drills and sheets from the numbers that they print, with NumPy.

Written from the formulas and from what the mistakes are said to be, without a look at how the
program computes either: `solve` gives the right answer and what each usual mistake makes of it.
"""

import re

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


SLOPES = {  # of the sum, in terms of the activation
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a * a,
}
FUNCTIONS = {"sigmoid": sigmoid, "tanh": np.tanh}


def word(prompt, pattern, usual):
    found = re.search(pattern, prompt)
    return found.group(1) if found else usual


class Numbers(dict):
    """What is given, by name; `row("x")` is x[0], x[1], ... or x alone."""

    def row(self, name):
        if name in self:
            return np.array([self[name]])
        count = sum(1 for key in self if re.fullmatch(re.escape(name) + r"\[\d+\]", key))
        return np.array([self[f"{name}[{i}]"] for i in range(count)])

    def only(self, name):
        """The one number of a name, whichever index it carries."""
        return next(value for key, value in self.items() if key.split("[")[0] == name)


def slope_at(activation, z):
    return SLOPES[activation](FUNCTIONS[activation](z))


def forward_sum(n, asked, prompt):
    b = n["b1"]
    z = n.row("W1") @ n.row("x") + b
    return z, [("sign", -z), ("forgotten-bias", z - b), ("activation-for-sum", sigmoid(z))]


def activation(n, asked, prompt):
    act = FUNCTIONS[word(prompt, r"activation (\w+)", None)]
    z = n.row("W1") @ n.row("x") + n["b1"]
    return act(z), [
        ("no-activation", z),
        ("forgotten-bias", act(z - n["b1"])),
        ("sign", -act(z)),
    ]


def loss(n, asked, prompt):
    kind = word(prompt, r"loss is `(\w+)`", None)
    errors = n.row("out") - n.row("y")
    scale = {"squared": 1, "half": 0.5, "mse": 1 / len(errors)}[kind]
    right = scale * np.sum(errors**2)
    mistakes = [("missing-2", right / 2), ("extra-2", 2 * right)]
    mistakes += [("error-for-loss", np.abs(errors).sum()), ("error-for-loss", errors.sum())]
    if len(errors) > 1:
        mistakes += [("one-output", scale * error**2) for error in errors]
    return right, mistakes


def dout(n, asked, prompt):
    kind = word(prompt, r"loss is `(\w+)`", None)
    act = word(prompt, r"activation (\w+)", None)
    out, error = n["out"], n["out"] - n["y"]
    slope = SLOPES[act](out)
    if kind == "bce":
        own = out * (1 - out)
        return error, [
            ("sign", -error), ("extra-2", 2 * error), ("extra-slope", error * own),
            ("output-not-loss", own),
        ]
    front = 2 * error if kind == "mse" else error
    right = front * slope
    mistakes = [
        ("sign", -right), ("extra-2", 2 * right), ("slope", front),
        ("slope-of-a", front * slope_at(act, out)), ("output-not-loss", slope),
    ]
    if act != "sigmoid":
        mistakes.append(("sigmoid-slope", front * out * (1 - out)))
    if kind == "mse":
        mistakes.append(("missing-2", right / 2))
    return right, mistakes


def hidden_blame(n, asked, prompt):
    act = word(prompt, r"activation (\w+)", None)
    hidden, weight = n.only("hidden"), n.only("W2")
    blame, error = n["dOut"], n["out"] - n["y"]
    slope = SLOPES[act](hidden)
    right = weight * blame * slope
    mistakes = [
        ("sign", -right), ("extra-2", 2 * right), ("hidden-slope", weight * blame),
        ("slope-of-a", weight * blame * slope_at(act, hidden)),
        ("weight-forgotten", blame * slope), ("error-back", weight * error * slope),
    ]
    if act != "sigmoid":
        mistakes.append(("sigmoid-slope", weight * blame * hidden * (1 - hidden)))
    return right, mistakes


def hidden_blame_paths(n, asked, prompt):
    j = int(re.search(r"\[(\d)\]", asked).group(1))
    hidden, blames = n.only("hidden"), n.row("dOut")
    weights = np.array([n[f"W2[{k}][{j}]"] for k in range(len(blames))])
    slope = hidden * (1 - hidden)
    paths = weights * blames
    right = paths.sum() * slope
    mistakes = [
        ("sign", -right), ("hidden-slope", paths.sum()),
        ("slope-of-a", paths.sum() * slope_at("sigmoid", hidden)),
        ("weight-forgotten", blames.sum() * slope),
    ]
    mistakes += [("one-path", path * slope) for path in paths]
    if len(paths) > 2:
        mistakes += [("forgotten-path", (paths.sum() - path) * slope) for path in paths]
    else:
        # Row j read where column j is meant.
        row = np.array([n[f"W2[{j}][{k}]"] for k in range(2)])
        mistakes.append(("transposed", row @ blames * slope))
    return right, mistakes


def gradient(n, asked, prompt):
    if asked.startswith("gradW2"):
        blame, signal = n["dOut"], n.only("hidden")
        mistakes = [("slope", (n["out"] - n["y"]) * signal)]
    else:
        blame, signal = n.only("dHidden"), n.only("x")
        mistakes = []
    right = blame * signal
    return right, mistakes + [
        ("sign", -right), ("blame-for-gradient", blame),
        ("change-for-gradient", -n["lr"] * right),
    ]


def change(n, asked, prompt):
    slope, rate = n["gradW1[0]"], n["lr"]
    return -rate * slope, [
        ("sign", rate * slope), ("gradient-for-change", slope), ("rate-missing", -slope),
    ]


def new_weight(n, asked, prompt):
    old, slope, rate = n["W1[0]"], n["gradW1[0]"], n["lr"]
    return old - rate * slope, [
        ("unchanged", old), ("uphill", old + rate * slope), ("rate-missing", old - slope),
        ("change-alone", -rate * slope),
    ]


def softmax(n, asked, prompt):
    k = int(re.search(r"\[(\d)\]", asked).group(1))
    z = n.row("z1")
    powers = np.exp(z)
    return powers[k] / powers.sum(), [
        ("no-activation", z[k]), ("not-normalized", powers[k]),
        ("sums-for-powers", z[k] / z.sum()), ("sigmoid-for-softmax", sigmoid(z[k])),
    ]


def momentum(n, asked, prompt):
    slope, kept, share, rate = n["gradW1[0]"], n["mW1[0]"], n["momentum"], n["lr"]
    m = share * kept + slope
    return -rate * m, [
        ("sign", rate * m), ("rate-missing", -m), ("gradient-for-change", slope),
        ("memory-forgotten", -rate * slope),
        ("averaged-memory", -rate * (share * kept + (1 - share) * slope)),
    ]


def adam(n, asked, prompt):
    slope, rate, t = n["gradW1[0]"], n["lr"], n["t"]
    m = n["beta1"] * n["mW1[0]"] + (1 - n["beta1"]) * slope
    v = n["beta2"] * n["vW1[0]"] + (1 - n["beta2"]) * slope**2
    first, second = m / (1 - n["beta1"] ** t), v / (1 - n["beta2"] ** t)
    direction = first / (np.sqrt(second) + n["epsilon"])
    return -rate * direction, [
        ("sign", rate * direction), ("rate-missing", -direction), ("gradient-for-change", slope),
        ("no-correction", -rate * m / (np.sqrt(v) + n["epsilon"])),
        ("memory-forgotten", -rate * slope),
    ]


def batch_mean(n, asked, prompt):
    if asked == "loss":
        shares = n.row("losses")
        mistakes = []
    else:
        shares = n.row("x") * n.row("dOut")
        mistakes = [("sign", -shares.mean()), ("batch-twice", shares.mean() / len(shares))]
    return shares.mean(), mistakes + [("sum-for-mean", shares.sum())] + [
        ("one-sample", share) for share in shares
    ]


def solve(topic, numbers, asked, prompt):
    """The right answer, and pairs of a mistake's name and what it makes of it."""
    solver = globals()[topic.replace("-", "_")]
    right, mistakes = solver(Numbers(numbers), asked, prompt)
    return float(right), [(name, float(value)) for name, value in mistakes]
