"""What is run: processes that answer the lines of README.md, and the program itself."""

import os
import shutil
import subprocess
import sys
import time

# What libraries take for the number of threads they may use.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Contender:
    """A process that trains a job for so many epochs as often as it is asked to."""

    # Seconds that one timed run should take, and epochs that it has besides those that are timed.
    target, before = 0.006, 0

    def __init__(self, name, command, threads=None):
        environment = {k: v for k, v in os.environ.items() if k not in THREADS}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        if threads:
            environment |= {name: str(threads) for name in THREADS}
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)

    def run(self, path, case, epochs):
        """Nanoseconds for the epochs, and the mean loss of the last."""
        self.process.stdin.write(f"{path} {case.batch} {epochs} {case.kind}".rstrip() + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            sys.exit(f"{self.name} gave no answer")
        return int(answer[0]), float(answer[1])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Program(Contender):
    """The program's own `train`: what a long run takes longer than a short one, so that the
    evaluations before and after, the report and the way through the pipes do not count."""

    target, before = 0.02, 1000

    def __init__(self, name, program):
        super().__init__(name, [program, "--no-init", "--width", "80"])
        self.job = None

    def command(self, line):
        """The lines that are answered, up to those of another command."""
        self.process.stdin.write(f"{line}\nprint 123456789\n")
        self.process.stdin.flush()
        lines = []
        while lines[-1:] != ["123456789"]:
            lines.append(self.process.stdout.readline().strip())
            if self.process.poll() is not None:
                sys.exit(f"{self.name} ended at {line}")
        return lines

    def run(self, path, case, epochs):
        if self.job != path:
            self.prepare(path)
            self.job, self.short = path, min(self.train(self.before)[0] for _ in range(20))
        # Of all short runs the quickest: whatever holds one up must not count for the long one.
        self.short = min(self.short, self.train(self.before)[0])
        long, loss = self.train(self.before + epochs)
        return max(1, long - self.short), loss

    def train(self, epochs):
        """Nanoseconds, and the mean loss of the last epoch, which a row of the report has."""
        self.command("reset")
        start = time.perf_counter_ns()
        lines = self.command(f"train {epochs}")
        time_taken = time.perf_counter_ns() - start
        rows = [line.split() for line in lines]
        return time_taken, float(next(row[1] for row in rows if row[:1] == [str(epochs)]))

    def prepare(self, path):
        lines = path.read_text().splitlines()
        sizes = [int(size) for size in lines[0].split()]
        parameters = lines[2].split()
        for line in ("set digits 17", f"net {lines[0]}", "data xor", f"set lr {lines[1]}"):
            self.command(line)
        for layer, (inputs, neurons) in enumerate(zip(sizes, sizes[1:]), 1):
            weights, parameters = parameters[:inputs * neurons], parameters[inputs * neurons:]
            biases, parameters = parameters[:neurons], parameters[neurons:]
            self.command(f"set W{layer} {' '.join(weights)}")
            self.command(f"set b{layer} {' '.join(biases)}")


def built(root, work):
    """The contenders that are built here, the reference (plain C) first."""
    build = ["swift", "build", "-c", "release", "--package-path", root]
    for product in ("EngineBenchmark", "backstep"):
        subprocess.run(build + ["--product", product], check=True, stdout=sys.stderr)
    where = subprocess.run(
        build + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    plain = str(work / "plain")
    source = root / "Tests/Benchmarks/peers/plain.c"
    subprocess.run(["gcc", "-O3", "-march=native", "-o", plain, source, "-lm"], check=True)
    engine = f"{where}/EngineBenchmark"
    lanes = subprocess.run([engine, "lanes"], check=True, capture_output=True, text=True).stdout
    print(f"backstep uses {lanes.strip()}; this machine has {os.cpu_count()} processors")
    return [
        Contender("plain C", [plain]), Contender("backstep", [engine]),
        Program("backstep, train", f"{where}/backstep"),
    ]


def others(peers, python):
    """Those that are installed; for each that is not, a line."""
    node = shutil.which("node")
    for name, file in (("JavaScript, typed arrays", "typed"), ("JavaScript, map/reduce", "post")):
        if node:
            yield Contender(name, [node, str(peers / f"{file}.mjs")])
        else:
            print(f"skipped: {name}: node is not installed")
    everything = os.cpu_count()
    for name, module, file in (("NumPy", "numpy", "with_numpy"), ("PyTorch", "torch", "with_torch")):
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode:
            print(f"skipped: {name}: not installed for {python}")
            continue
        for width, threads in (("float64", 1), ("float32", 1), ("float32", everything)):
            yield Contender(
                f"{name}, {width}, {threads} thr.",
                [python, str(peers / f"{file}.py"), width, str(threads)], threads)
    yield Contender("Python scalars", [python, str(peers / "scalars.py")])
