"""Run every check on the code, say which fail, and show what they said."""

import subprocess
import sys
import time

from opzetten import ROOT, VENV

CHECKS = {
    "ruff": ["ruff", "check", "."],
    "opmaak": ["ruff", "format", "--check", "."],
    "typen": ["mypy"],
    "sjablonen (opmaak)": ["djlint", "--check", "--quiet", "templates"],
    "sjablonen (regels)": ["djlint", "--lint", "--quiet", "templates"],
    "importregels": ["lint-imports"],
    "migraties": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "django": ["python", "manage.py", "check", "--fail-level", "WARNING"],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    print(f"Niet goed: {', '.join(failed)}" if failed else "Alles is goed.")
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    start = time.monotonic()
    program, *arguments = command
    done = subprocess.run(
        [VENV / "bin" / program, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print(
        f"{'goed' if done.returncode == 0 else 'FOUT'}  {time.monotonic() - start:5.1f} s  {name}"
    )
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
