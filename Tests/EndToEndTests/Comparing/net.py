"""Answers cases of any sigmoid net, rightly or with a mistake: net.py [order|leftover|chatty]."""

import json, math, sys

MISTAKE = sys.argv[1] if len(sys.argv) > 1 else ""
held = {}

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

for line in sys.stdin:
    step = json.loads(line)
    layers = len(step["net"]["sizes"]) - 1
    w = {l: step[f"W{l}"] for l in range(1, layers + 1)}
    b = {l: step[f"b{l}"] for l in range(1, layers + 1)}
    a, made, lr = {0: step["x"]}, {}, step["settings"]["lr"]
    for l in range(1, layers + 1):
        a[l] = [sigmoid(sum(p * q for p, q in zip(row, a[l - 1])) + c) for row, c in zip(w[l], b[l])]
        made[f"a{l}"] = a[l]
    d = {}
    for l in range(layers, 0, -1):
        if l == layers:
            d[l] = [(o - t) * o * (1 - o) for o, t in zip(a[l], step["y"])]
        else:
            d[l] = [sum(w[l + 1][k][j] * d[l + 1][k] for k in range(len(d[l + 1]))) * s * (1 - s)
                    for j, s in enumerate(a[l])]
        g = [[e * i for i in a[l - 1]] for e in d[l]]
        if MISTAKE == "leftover":
            key = (l, len(g), len(g[0]))
            old = held.get(key, [[0] * len(g[0]) for _ in g])
            g = [[p + q for p, q in zip(r, s)] for r, s in zip(g, old)]
            held[key] = g
        if MISTAKE == "order":
            w[l] = [[p - lr * q for p, q in zip(r, s)] for r, s in zip(w[l], g)]
        made[f"dZ{l}"], made[f"dW{l}"], made[f"db{l}"] = d[l], g, d[l]
    if MISTAKE == "chatty":
        print("debug", layers)
        print({"loss": 1})
    print(json.dumps(made))
