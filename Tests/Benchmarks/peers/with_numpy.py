"""NumPy, vectorised over neurons and, in batches, over samples: `with_numpy.py float64|float32`."""

import sys

import numpy as np
from contender import serve

WIDTH = np.dtype(sys.argv[1])


def prepare(rate, layers, xs, ys, batch):
    weights = [np.array(w, WIDTH) for w, _ in layers]
    biases = [np.array(b, WIDTH) for _, b in layers]
    xs, ys = np.array(xs, WIDTH), np.array(ys, WIDTH)
    rate = WIDTH.type(rate)
    last = len(weights) - 1

    def one():
        total = 0.0
        for x, y in zip(xs, ys):
            signals = [x]
            for w, b in zip(weights, biases):
                signals.append(1 / (1 + np.exp(-(w @ signals[-1] + b))))
            out = signals[-1]
            error = out - y
            total += error @ error
            d = error * out * (1 - out)
            for l in range(last, -1, -1):
                a = signals[l]
                below = (d @ weights[l]) * a * (1 - a) if l else None
                step = rate * d
                weights[l] -= step[:, None] * a
                biases[l] -= step
                d = below
        return total / len(xs)

    def batches():
        total = 0.0
        for start in range(0, len(xs), batch):
            signals = [xs[start:start + batch]]
            for w, b in zip(weights, biases):
                signals.append(1 / (1 + np.exp(-(signals[-1] @ w.T + b))))
            out = signals[-1]
            error = out - ys[start:start + batch]
            total += np.vdot(error, error)
            d = error * out * (1 - out)
            step = rate / WIDTH.type(len(out))
            for l in range(last, -1, -1):
                a = signals[l]
                below = (d @ weights[l]) * a * (1 - a) if l else None
                weights[l] -= step * (d.T @ a)
                biases[l] -= step * d.sum(axis=0)
                d = below
        return total / len(xs)

    return one if batch == 1 else batches


serve(prepare)
