"""PyTorch as its users write it: nn.Sequential, autograd, optim.SGD.

`with_torch.py float64|float32 THREADS`
"""

import sys

import torch
from contender import serve

torch.set_default_dtype(getattr(torch, sys.argv[1]))
torch.set_num_threads(int(sys.argv[2]))


def prepare(rate, layers, xs, ys, batch, kind=""):
    modules = []
    for number, (weights, biases) in enumerate(layers):
        is_hidden = number < len(layers) - 1
        linear = torch.nn.Linear(len(weights[0]), len(weights))
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(weights))
            linear.bias.copy_(torch.tensor(biases))
        modules.append(linear)
        if kind == "batchnorm" and is_hidden:
            modules.append(torch.nn.BatchNorm1d(len(weights)))
        modules.append(torch.nn.Sigmoid())
        if kind == "dropout" and is_hidden:
            modules.append(torch.nn.Dropout(0.5))
    model = torch.nn.Sequential(*modules)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    xs = torch.tensor(xs).split(batch)
    ys = torch.tensor(ys).split(batch)
    count = sum(len(x) for x in xs)

    def epoch():
        total = torch.zeros(())
        for x, y in zip(xs, ys):
            optimizer.zero_grad()
            squares = torch.nn.functional.mse_loss(model(x), y, reduction="sum")
            (squares / (2 * len(x))).backward()
            optimizer.step()
            total += squares.detach()
        return total.item() / count

    return epoch


serve(prepare)
