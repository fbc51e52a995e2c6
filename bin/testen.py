"""Run the tests; what this machine cannot run is left out in so many words.

Arguments go to pytest. Without a ``-m`` of your own the tests marked ``services`` are left out:
they need a Redis and a PostgreSQL, which ``.ci/run`` brings.
"""

import subprocess
import sys

from opzetten import PYTHON, ROOT, browser


def main(arguments: list[str]) -> int:
    found = browser()
    marks = "not services" if found else "not services and not browser"
    chosen = [] if "-m" in arguments else ["-m", marks]
    if not any(argument.startswith("-n") for argument in arguments):
        chosen += ["-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup"]
    code = subprocess.run([PYTHON, "-m", "pytest", *chosen, *arguments], cwd=ROOT).returncode
    if not found:
        print("LET OP: Chromium staat niet op deze machine; de browsertests zijn overgeslagen.")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
