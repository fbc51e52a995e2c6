"""The door to the embedded PostgreSQL: ``ensure`` that it runs, ``release`` it again."""

import atexit
import time
from pathlib import Path

from . import locks
from .cluster import Cluster, locate
from .processes import server_pid
from .programs import Programs
from .starting import have_running

STOP_TIME = 60.0  # seconds

_clusters: dict[Path, Cluster] = {}  # per DATA_DIR, once found


def ensure(data_dir: Path, *, programs: Programs | None = None) -> Path:
    """Have a server run on ``data_dir`` and keep it for this process; give its socket folder.

    Starts it when nobody else did, makes the cluster and the database the first time.
    Raises PostgresError, in plain words, when that cannot be done.
    """
    with locks.guard:
        cluster = _clusters[data_dir] = _clusters.get(data_dir) or locate(data_dir)
        if cluster in locks.held() and server_pid(cluster):
            return cluster.sockets
        with locks.starting(cluster):
            locks.hold(cluster)
            try:
                have_running(cluster, programs)
            except BaseException:
                locks.let_go(cluster)
                raise
        return cluster.sockets


def release(data_dir: Path) -> None:
    """Stop using the server; when nobody else does, return after it has stopped."""
    if cluster := _clusters.get(data_dir):
        _release(cluster)


def _release(cluster: Cluster) -> None:
    with locks.guard:
        if not locks.let_go(cluster):
            return
    until = time.monotonic() + STOP_TIME
    while server_pid(cluster):
        if locks.used_by_others(cluster) or time.monotonic() > until:
            return
        time.sleep(0.02)
    with locks.starting(cluster):  # the supervisor holds this lock until it has ended itself
        pass


@atexit.register
def _release_all() -> None:
    for cluster in locks.held():
        _release(cluster)
