"""What was measured, as tables."""

from statistics import median


def quantity(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def short(ratio):
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def print_table(case, rows):
    print(f"\n{case.name}, {case.weights} weights and biases", flush=True)
    to = "ratio to C" if rows[0][0] == "plain C" else "to ours"
    print(f"{'':28}{'a sample':>20}{to:>11}{'paired':>22}")
    print(f"{'':28}{'min':>10}{'median':>10}{'of minima':>11}{'min':>8}{'median':>7}{'max':>7}")
    reference = rows[0][1]
    for name, times, difference in rows:
        ratio = min(times) / min(reference)
        paired = [mine / theirs for mine, theirs in zip(times, reference)]
        line = f"{name:28}{quantity(min(times)):>10}{quantity(median(times)):>10}{short(ratio):>11}"
        line += f"{short(min(paired)):>8}{short(median(paired)):>7}{short(max(paired)):>7}"
        if not difference <= 1e-12:
            line += f"  loss differs by {difference:.1g}"
        print(line, flush=True)
    minima = {name: min(times) for name, times, _ in rows}
    if "backstep, train" in minima:
        print(f"train takes {minima['backstep, train'] / minima['backstep']:.2f} of the engine")


def print_scaling(measured):
    print("\nCost of a sample against the number of weights and biases")
    print(f"{'net':16}{'weights':>9}{'C':>11}{'backstep':>11}{'ns a weight':>13}{'ratio':>8}")
    for case, rows in measured:
        theirs, mine = (min(times) for _, times, _ in rows)
        print(
            f"{case.name:16}{case.weights:9}{quantity(theirs):>11}{quantity(mine):>11}"
            f"{mine / case.weights:13.3f}{mine / theirs:8.2f}", flush=True)
