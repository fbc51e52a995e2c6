"""Which process a pid file means, and whether what it left behind is stale."""

import os
import signal
import time
from pathlib import Path

from .cluster import SOCKET, Cluster

PROC = Path("/proc")


def server_pid(cluster: Cluster) -> int | None:
    """The process id of the living server on this cluster's data, or None."""
    pid = _first_number(cluster.data / "postmaster.pid")
    return pid if pid and serves(pid, cluster.data) else None


def serves(pid: int, data: Path) -> bool:
    """Whether ``pid`` is a living PostgreSQL on ``data``: no zombie, no other program."""
    if not _is_postgres(pid):
        return False
    try:
        return os.path.samefile(PROC / str(pid) / "cwd", data)
    except FileNotFoundError:
        return False
    except PermissionError:  # root in a container may not look; the command line is open to all
        return names(pid, data)


def names(pid: int, data: Path) -> bool:
    """Whether ``pid`` is a PostgreSQL that was started with this path for its data."""
    if not _is_postgres(pid):
        return False
    try:
        arguments = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(data) in arguments


def clear_stale(cluster: Cluster) -> None:
    """Remove pid file, socket and socket lock; the caller has seen that no server is alive.

    A server whose folder was deleted under it still holds the socket: that one is stopped first.
    PostgreSQL itself still refuses to start while a process of a killed server uses the data.
    """
    lock = cluster.sockets / f"{SOCKET}.lock"
    if (pid := _first_number(lock)) and names(pid, cluster.data):
        stop(pid, signal.SIGQUIT)
    for left in (cluster.data / "postmaster.pid", lock, cluster.sockets / SOCKET):
        left.unlink(missing_ok=True)


def stop(pid: int, sign: signal.Signals, patience: float = 20) -> bool:
    """Send ``sign`` and wait; True when the process is gone."""
    until = time.monotonic() + patience
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return True
    while _is_postgres(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not _is_postgres(pid)


def _is_postgres(pid: int) -> bool:
    try:
        name, _, rest = (PROC / str(pid) / "stat").read_text().rpartition(")")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return name.endswith("(postgres") and rest.split()[0] not in "ZX"


def _first_number(path: Path) -> int | None:
    try:
        line = path.read_text().partition("\n")[0].strip()
    except OSError:
        return None
    return int(line) if line.isdigit() and int(line) > 1 else None
