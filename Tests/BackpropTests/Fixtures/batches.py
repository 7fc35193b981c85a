"""Makes BatchFixtures.swift from torch's autograd. Needs only torch.

    python3 batches.py > BatchFixtures.swift

Sixty random nets, batches of two to seven samples forward and back in double precision: plain, with
batch normalisation and with layer normalisation. Statistics, norm and u are written out for autograd,
and held against torch's own BatchNorm1d and LayerNorm.
"""

import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu,
    "leaky": lambda z: F.leaky_relu(z, 0.01), "softplus": lambda z: F.softplus(z, threshold=100),
    "linear": lambda z: z, "softmax": lambda z: torch.softmax(z, 1),
}
HIDDEN = [name for name in ACTIVATIONS if name != "softmax"]
DELTA = 0.5

# The loss of each sample.
LOSSES = {
    "squared": lambda out, y: ((out - y) ** 2).sum(1),
    "half": lambda out, y: ((out - y) ** 2).sum(1) / 2,
    "mse": lambda out, y: ((out - y) ** 2).mean(1),
    "huber": lambda out, y: F.huber_loss(out, y, reduction="none", delta=DELTA).sum(1),
    "bce": lambda out, y: F.binary_cross_entropy(out, y, reduction="none").sum(1),
    "ce": lambda out, y: -(y * torch.log(out)).sum(1),
}
NORMS = ["none", "batchnorm", "layernorm"]


def drawn(rng, *shape):
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([round(rng.uniform(-1.5, 1.5), 4) for _ in range(count)]).reshape(shape)


def run(seed):
    rng = random.Random(seed)
    norm, loss = NORMS[seed % 3], list(LOSSES)[(seed // 3) % len(LOSSES)]
    hidden = HIDDEN[(seed // 2) % len(HIDDEN)]
    output = {"bce": "sigmoid", "ce": "softmax"}.get(loss, HIDDEN[(seed // 5) % len(HIDDEN)])
    sizes = [rng.randint(1, 4) for _ in range(rng.randint(3, 4))]
    if norm == "layernorm":
        sizes[1:-1] = [max(2, size) for size in sizes[1:-1]]
    if output == "softmax":
        sizes[-1] = rng.randint(2, 4)
    batch = rng.randint(2, 7)
    x, y = drawn(rng, batch, sizes[0]), drawn(rng, batch, sizes[-1]).abs() / 1.5
    if loss == "ce":
        y = y / y.sum(1, keepdim=True)
    layers = []
    for l in range(1, len(sizes)):
        parts = [drawn(rng, sizes[l], sizes[l - 1]), drawn(rng, sizes[l])]
        if norm != "none" and l < len(sizes) - 1:
            parts += [drawn(rng, sizes[l]) + 1, drawn(rng, sizes[l])]
        layers.append([part.requires_grad_() for part in parts])
    a, sums, passed, norms, us = x, [], [], [], []
    running = []
    for l, parts in enumerate(layers):
        z = a @ parts[0].T + parts[1]
        z.retain_grad()
        sums.append(z)
        u = z
        if len(parts) > 2:
            axis = 0 if norm == "batchnorm" else 1
            mean = z.mean(axis, keepdim=True)
            var = ((z - mean) ** 2).mean(axis, keepdim=True)
            n = (z - mean) / torch.sqrt(var + 1e-5)
            n.retain_grad()
            u = parts[2] * n + parts[3]
            u.retain_grad()
            norms.append(n)
            us.append(u)
            module = (torch.nn.BatchNorm1d if norm == "batchnorm" else torch.nn.LayerNorm)(sizes[l + 1])
            module.weight.data, module.bias.data = parts[2].data, parts[3].data
            assert torch.allclose(module(z), u, rtol=1e-12, atol=1e-12)
            if norm == "batchnorm":
                running.append((module.running_mean, module.running_var))
        a = ACTIVATIONS[output if l == len(layers) - 1 else hidden](u)
        passed.append(a)
    losses = LOSSES[loss](a, y)
    losses.sum().backward()
    # The 2 of the squared error is left to the learning rate.
    fold = 0.5 if loss == "squared" else 1.0
    flat = lambda tensors: [n for t in tensors for n in t.detach().flatten().tolist()]
    both = [part for parts in layers for part in parts]
    lists = [
        flat(both), flat([x]), flat([y]),
        flat([torch.cat(sums, 1)]), flat([torch.cat(passed, 1)]), losses.tolist(),
        [fold * n for n in flat([torch.cat([z.grad for z in sums], 1)])],
        [fold * n / batch for n in flat([part.grad for part in both])],
        flat([torch.cat(norms, 1)]) if norms else [],
        [fold * n for n in flat([torch.cat([u.grad for u in us], 1)])] if us else [],
        [fold * n for n in flat([torch.cat([n.grad for n in norms], 1)])] if norms else [],
        flat([torch.cat([mean for mean, _ in running])]) if running else [],
        flat([torch.cat([var for _, var in running])]) if running else [],
    ]
    head = f"{'-'.join(map(str, sizes))} {hidden} {output} {loss} {norm} {batch}"
    return head + " | " + " | ".join(" ".join(f"{n:.13g}" for n in numbers) for numbers in lists)


print(f"// Made by batches.py with torch {torch.__version__}; change that instead.")
print()
print("extension BatchFixture {")
print("  // swift-format-ignore")
print('  static let text = """')
for seed in range(60):
    print("    " + run(seed))
print('    """')
print("}")
