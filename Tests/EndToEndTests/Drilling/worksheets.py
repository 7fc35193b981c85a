"""Solves the sheets of `backstep worksheet` as they are printed, and holds the key against that.

    python3 worksheets.py PROGRAM COUNT TOPIC...

Then a class answers, everybody with a mistake of their own or none, and `worksheet grade` has to name
them. Prints what was found, a line a topic, and fails when something is not as it should be.
"""

import json
import re
import subprocess
import sys

from solver import solve

PER_SHEET = 4


def run(program, command):
    done = subprocess.run([program, "--json", "-c", command], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def printed(sheets):
    """The problems of a page by sheet: lead, numbers and what is asked, as they stand in the text."""
    for page in re.split(r"(?m)^# ", sheets.replace("\u00a0", " "))[1:]:
        sheet = re.search(r"\*\*Sheet ([\d-]+)\*\*", page).group(1)
        problems = []
        for text in re.split(r"(?m)^\*\*\d+\.\*\* ", page)[1:]:
            lead, rest = text.split("\n", 1)
            *numbers, asked = re.findall(r"`([^`]+)`", rest)
            pairs = [number.split(" = ") for number in numbers]
            problems.append((lead, {name: float(value) for name, value in pairs}, asked))
        yield sheet, problems


def answered(key):
    """The answers and the mistakes' numbers by sheet, as they stand in the text of the key."""
    result = {}
    for part in re.split(r"(?m)^## Sheet ", key)[1:]:
        sheet, rest = part.split("\n", 1)
        rest = rest.split("\n## ")[0]
        result[sheet] = [
            (re.search(r"\*\*([^*]+)\*\*", text).group(1),
             re.findall(r"`([^`]+)` ([\w-]+)(?:,|$)", text.strip().split("\n")[-1]))
            for text in re.split(r"(?m)^\*\*\d+\.\*\* ", rest)[1:]
        ]
    return result


def main(program, count, topics):
    fine = True
    for topic in topics:
        students = max(1, count // PER_SHEET)
        run(program, f"worksheet {topic} {topic}.md --seed 11 --students {students} "
                     f"--problems {PER_SHEET} force")
        key = answered(open(f"{topic}-key.md").read())
        differing, meant, solved = [], {}, 0
        lines = ["sheet," + ",".join(str(i + 1) for i in range(PER_SHEET))]
        for number, (sheet, problems) in enumerate(printed(open(f"{topic}.md").read())):
            answers = []
            for place, (lead, numbers, asked) in enumerate(problems):
                right, mistakes = solve(topic, numbers, asked, lead)
                solved += 1
                shown, wrong = key[sheet][place]
                if shown != f"{right:.4g}":
                    differing.append((sheet, place + 1, right, shown))
                ours = sorted({(name, f"{value:.4g}") for name, value in mistakes})
                if ours != sorted({(name, value) for value, name in wrong}):
                    differing.append((sheet, place + 1, ours, wrong))
                name, value = (mistakes + [(None, right)])[(number + 3 * place) % (len(mistakes) + 1)]
                answers.append(f"{value:.3g}")
                meant[sheet, place] = name
            lines.append(",".join([sheet] + answers))
        open(f"{topic}.csv", "w").write("\n".join(lines) + "\n")
        graded = run(program, f"worksheet grade {topic}-key.md {topic}.csv")
        made = named = unjust = 0
        for sheet in graded["sheets"]:
            for place, answer in enumerate(sheet["answers"]):
                name = meant[sheet["sheet"], place]
                made += name is not None
                named += name is not None and answer["diagnosis"] == name
                unjust += answer["correct"] != (name is None)
        share = 100 * named / max(1, made)
        print(f"{topic}: {solved} problems, {len(differing)} numbers differ, {named} of {made} "
              f"mistakes named ({share:.2f} %), {unjust} graded unjustly")
        for fault in differing[:5]:
            print("  ", *fault)
        fine = fine and not differing and not unjust and solved == len(meant) > 0 and share >= 99
    sys.exit(0 if fine else 1)


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
