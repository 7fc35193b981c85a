"""An engine of single numbers that remember how they were made, in the manner of micrograd."""

import math

from contender import serve


class Value:
    __slots__ = ("data", "grad", "parents", "slopes")

    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        a = 1 / (1 + math.exp(-self.data))
        return Value(a, (self,), (a * (1 - a),))

    def square_of_difference(self, y):
        error = self.data - y
        return Value(error * error, (self,), (2 * error,))

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            value, done = stack.pop()
            if done:
                order.append(value)
            elif id(value) not in seen:
                seen.add(id(value))
                stack.append((value, True))
                stack.extend((parent, False) for parent in value.parents)
        self.grad = 1.0
        for value in reversed(order):
            for parent, slope in zip(value.parents, value.slopes):
                parent.grad += slope * value.grad


def prepare(rate, layers, xs, ys, batch):
    net = [([[Value(w) for w in row] for row in weights], [Value(b) for b in biases])
           for weights, biases in layers]
    everything = [p for weights, biases in net for p in sum(weights, []) + biases]

    def epoch():
        total = 0.0
        for x, y in zip(xs, ys):
            signals = [Value(v) for v in x]
            for weights, biases in net:
                made = []
                for row, bias in zip(weights, biases):
                    z = row[0] * signals[0]
                    for w, a in zip(row[1:], signals[1:]):
                        z = z + w * a
                    made.append((z + bias).sigmoid())
                signals = made
            loss = signals[0].square_of_difference(y[0])
            for out, answer in zip(signals[1:], y[1:]):
                loss = loss + out.square_of_difference(answer)
            for p in everything:
                p.grad = 0.0
            loss.backward()
            for p in everything:
                p.data -= rate * (p.grad / 2)
            total += loss.data
        return total / len(xs)

    return epoch


serve(prepare)
