"""Where an embedded PostgreSQL keeps its files, and under which user id it runs."""

import hashlib
import os
import pwd
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
LONGEST_SOCKET = 100  # the system's limit is 108 bytes, with the closing zero
ACCOUNTS = ("postgres", "nobody")  # PostgreSQL refuses to run as root; one of these does it then
LASTING_TEMP = Path("/var/tmp")  # noqa: S108 - survives a restart; our folder in it is 0700
SHORT_TEMP = Path("/tmp")  # noqa: S108 - for the socket alone; our folder in it is 0700


class PostgresError(Exception):
    """The embedded PostgreSQL cannot run; the message says in plain Dutch what to do."""


@dataclass(frozen=True)
class Cluster:
    """One server's own folder (mode 0700) and the account that runs it."""

    home: Path
    uid: int
    gid: int

    @property
    def data(self) -> Path:
        return self.home / "gegevens"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def start_lock(self) -> Path:
        return self.home / "start.lock"

    @property
    def use_lock(self) -> Path:
        return self.home / "gebruik.lock"

    @cached_property
    def sockets(self) -> Path:
        """The folder of the socket: in our own folder, where its path is short enough.

        Clients read a comma as the start of a second server, so such a path will not do either.
        """
        own = self.home / "socket"
        if len(os.fsencode(own / SOCKET)) <= LONGEST_SOCKET and "," not in str(own):
            return own
        return SHORT_TEMP / f"jeugdzorg-{_mark(self.home)}"

    def run(self, arguments: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a program under the account of this server."""
        return subprocess.run(
            arguments, cwd="/", capture_output=True, text=True, **self.account(), check=False
        )

    def account(self) -> dict[str, Any]:
        """Arguments for ``subprocess`` that switch to the server's account, and a clean env."""
        clean = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        if os.geteuid() != 0:
            return {"env": clean}
        return {"env": clean, "user": self.uid, "group": self.gid, "extra_groups": []}

    def reaches(self, folder: Path) -> bool:
        """Whether the server's account may enter ``folder``, all its parents included."""
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]).returncode == 0

    def own(self, folder: Path) -> None:
        """Make ``folder`` ours alone; refuse one that somebody else put there."""
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (self.uid, os.geteuid()):
            raise PostgresError(_not_ours(folder, found.st_uid))
        folder.chmod(0o700)
        os.chown(folder, self.uid, self.gid)


def locate(data_dir: Path) -> Cluster:
    """The server that belongs to ``data_dir``; makes its folder when there is none yet.

    As root the server runs under another account. When that account cannot enter ``data_dir``
    (a checkout below /root, say), the server lives in the system's lasting temp folder: nothing
    outside our own folder has its rights changed. Raises PostgresError.
    """
    if sys.platform != "linux":
        raise PostgresError("De ingebouwde database draait alleen op Linux. Zet DATABASE_URL.")
    data_dir = Path(os.path.realpath(data_dir))
    data_dir.mkdir(parents=True, exist_ok=True)
    home = data_dir / "postgres"
    cluster = Cluster(home, *_account(home))
    if os.geteuid() == 0 and not cluster.reaches(data_dir):
        if home.exists():
            raise PostgresError(_unreachable(home, cluster.uid))
        home = LASTING_TEMP / f"jeugdzorg-{_mark(data_dir)}"
        cluster = Cluster(home, *_account(home))
    cluster.own(cluster.home)
    cluster.own(cluster.sockets)
    return cluster


def _account(home: Path) -> tuple[int, int]:
    """User and group id: ourselves; as root those of an existing folder or a service account."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    if home.exists() and (found := home.lstat()).st_uid != 0:
        return found.st_uid, found.st_gid
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise PostgresError(
        "PostgreSQL draait niet als root en deze machine kent geen gebruiker "
        f"{' of '.join(ACCOUNTS)}. Werk als gewone gebruiker of zet DATABASE_URL."
    )


def _mark(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]


def _not_ours(folder: Path, uid: int) -> str:
    return (
        f"De map {folder} is van een andere gebruiker (nummer {uid}). "
        "Werk als die gebruiker, of zet DATA_DIR op een map van uzelf."
    )


def _unreachable(home: Path, uid: int) -> str:
    return (
        f"De database staat in {home}, maar gebruiker {uid} kan daar niet meer bij. "
        "Maak de mappen erboven weer toegankelijk, of zet DATA_DIR op een andere map."
    )
