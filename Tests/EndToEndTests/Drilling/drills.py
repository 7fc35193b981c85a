"""Drills `backstep --json` as a program that learns would: a question out, an answer in.

    python3 drills.py PROGRAM COUNT TOPIC...

Every question is solved by `solver.py`; each mistake is made on purpose, and the right answer given
last. Prints what was found, a line a topic, and fails when something is not as it should be.
"""

import json
import subprocess
import sys

from solver import solve


def shown(value):
    """A number as the program shows it."""
    return f"{value:.4g}"


def typed(value):
    """A number with the digits that are asked for."""
    return f"{value:.3g}"


def main(program, count, topics):
    child = subprocess.Popen(
        [program, "--json", "--keep-going"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(line):
        child.stdin.write(line + "\n")
        child.stdin.flush()
        return json.loads(child.stdout.readline())

    fine = True
    for topic in topics:
        made, named, differing, unjust, numbers = 0, 0, [], [], set()
        for _ in range(count):
            question = ask(f"drill {topic}")
            right, mistakes = solve(topic, question["numbers"], question["name"], question["prompt"])
            numbers.add(tuple(question["numbers"].items()))
            for name, value in mistakes:
                answer = ask(typed(value))
                if answer["correct"]:
                    unjust.append((question["id"], name, value))
                    question = ask(f"drill {topic}")
                    break
                made += 1
                named += answer["diagnosis"] == name and not answer["wrong_sign"]
            else:
                answer = ask(typed(right))
                if not answer["correct"] or answer["diagnosis"] is not None:
                    unjust.append((question["id"], "right", right))
                if shown(answer["expected"]) != shown(right):
                    differing.append((question["id"], right, answer["expected"]))
        share = 100 * named / max(1, made)
        print(f"{topic}: {count} drills, {len(numbers)} different, {len(differing)} answers differ, "
              f"{named} of {made} mistakes named ({share:.2f} %), {len(unjust)} graded unjustly")
        for fault in (differing + unjust)[:5]:
            print("  ", *fault)
        fine = fine and not differing and not unjust and made > 0 and share >= 99
    child.stdin.close()
    sys.exit(0 if fine else 1)


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
