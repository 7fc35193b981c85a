"""What the Python contenders share: the lines of ../README.md in and out."""

import sys
import time

JOBS = {}


def read(path):
    if path not in JOBS:
        with open(path) as file:
            sizes, rate, parameters, *rows = [line.split() for line in file]
        sizes = [int(size) for size in sizes]
        parameters = [float(p) for p in parameters]
        layers, at = [], 0
        for inputs, neurons in zip(sizes, sizes[1:]):
            weights = [parameters[at + j * inputs:at + (j + 1) * inputs] for j in range(neurons)]
            at += inputs * neurons
            layers.append((weights, parameters[at:at + neurons]))
            at += neurons
        rows = [[float(v) for v in row] for row in rows]
        xs = [row[:sizes[0]] for row in rows]
        ys = [row[sizes[0]:] for row in rows]
        JOBS[path] = float(rate[0]), layers, xs, ys
    return JOBS[path]


def serve(prepare):
    """prepare(rate, layers, xs, ys, batch), and for some contenders a kind of layers, returns a
    function that runs one epoch and gives the mean loss."""
    for line in sys.stdin:
        path, batch, epochs, *kind = line.split()
        epoch = prepare(*read(path), int(batch), *kind)
        start = time.perf_counter_ns()
        for _ in range(int(epochs)):
            loss = epoch()
        print(time.perf_counter_ns() - start, repr(float(loss)), flush=True)
