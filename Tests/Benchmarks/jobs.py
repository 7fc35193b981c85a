"""The networks and data that every contender trains, made from a fixed seed."""

import dataclasses
import pathlib
import random

DIGITS = pathlib.Path(__file__).resolve().parents[2] / "Sources/CLessonBundle/Data/digits.txt"
BATCHING = ("backstep", "plain C", "NumPy", "PyTorch")


@dataclasses.dataclass
class Case:
    sizes: list
    batch: int
    samples: int
    rate: float
    # Nothing, "batchnorm", or "dropout" with a likelihood of a half.
    kind: str = ""

    @property
    def name(self):
        sizes = "-".join(map(str, self.sizes))
        name = sizes if self.batch == 1 else f"{sizes} in batches of {self.batch}"
        return f"{name}, {self.kind}" if self.kind else name

    @property
    def weights(self):
        return sum((i + 1) * j for i, j in zip(self.sizes, self.sizes[1:]))

    def takes(self, contender):
        """Scalars in Python need minutes for a large net; only some contenders do batches; the
        program is given XOR."""
        library = contender.split(",")[0]
        if contender == "backstep, train":
            return self.sizes[0] == 2
        if self.kind:
            return library in ("backstep", "PyTorch")
        if library == "Python scalars" and self.weights > 3000:
            return False
        return self.batch == 1 or library in BATCHING


CASES = [
    Case([2, 3, 1], 1, 4, 0.5),
    Case([2, 8, 8, 1], 1, 4, 0.5),
    Case([64, 32, 10], 1, 96, 0.1),
    Case([784, 128, 10], 1, 32, 0.05),
    Case([64, 32, 10], 32, 96, 0.1),
    Case([784, 128, 10], 32, 32, 0.05),
    Case([64, 32, 10], 128, 384, 0.1),
    Case([784, 512, 10], 32, 32, 0.05),
    Case([784, 512, 10], 128, 128, 0.05),
    Case([64, 32, 10], 32, 96, 0.1, "batchnorm"),
    Case([784, 128, 10], 32, 32, 0.05, "batchnorm"),
    Case([64, 32, 10], 32, 96, 0.1, "dropout"),
    Case([784, 128, 10], 32, 32, 0.05, "dropout"),
]

SCALING = [
    Case(sizes, 1, samples, 0.05)
    for sizes, samples in (
        ([2, 3, 1], 4), ([2, 8, 8, 1], 4), ([8, 8, 4], 32), ([16, 16, 4], 32), ([32, 16, 10], 32),
        ([64, 32, 10], 32), ([128, 64, 10], 32), ([256, 64, 10], 32), ([784, 64, 10], 16),
        ([784, 128, 10], 16), ([784, 256, 10], 16), ([784, 512, 10], 16))
]


def samples(case, generator):
    """XOR for two inputs, handwritten digits for 64 and ten answers; else noisy grey patterns in steps of 1/16, one to each class, in the
    manner of scanned digits."""
    inputs, outputs = case.sizes[0], case.sizes[-1]
    if inputs == 2:
        return [(x, [float(x[0] != x[1])]) for x in ([0., 0.], [0., 1.], [1., 0.], [1., 1.])]
    if (inputs, outputs) == (64, 10):
        return digits(case.samples)
    patterns = [[generator.choice((0, 0, 0, 4, 9, 14)) for _ in range(inputs)]
                for _ in range(outputs)]
    made = []
    for number in range(case.samples):
        label = number % outputs
        x = [min(16, max(0, p + generator.randint(-3, 3))) / 16 for p in patterns[label]]
        made.append((x, [float(k == label) for k in range(outputs)]))
    return made


def digits(count):
    """The first of the digits that the program carries with it: points in base 17, a blank, and
    the digit."""
    lines = [line for line in DIGITS.read_text().splitlines() if not line.startswith("#")]
    return [([int(point, 17) / 16 for point in line[:64]],
             [float(k == int(line[65])) for k in range(10)]) for line in lines[:count]]


def write(case, folder):
    """The job file of a case: sizes, learning rate, parameters, then a sample a line."""
    generator = random.Random(20)
    path = folder / ("-".join(map(str, case.sizes)) + f"x{case.samples}")
    parameters = []
    for inputs, neurons in zip(case.sizes, case.sizes[1:]):
        bound = 1 if inputs < 16 else inputs ** -0.5
        parameters += [generator.uniform(-bound, bound) for _ in range(neurons * (inputs + 1))]
    lines = [case.sizes, [case.rate], parameters]
    lines += [x + y for x, y in samples(case, generator)]
    path.write_text("".join(" ".join(map(repr, line)) + "\n" for line in lines))
    return path
