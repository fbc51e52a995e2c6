"""Who uses a server: locks that the kernel lets go when a process ends, however it ends."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .cluster import Cluster

guard = threading.RLock()  # of this process's own threads
_held: dict[Cluster, int] = {}  # the open file that carries our shared lock


@contextmanager
def starting(cluster: Cluster) -> Iterator[None]:
    """Only one process at a time starts or stops this server."""
    file = _open(cluster, cluster.start_lock)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def hold(cluster: Cluster) -> None:
    """Use the server from now on, until ``let_go`` or the end of this process."""
    if cluster not in _held:
        file = _open(cluster, cluster.use_lock)
        fcntl.flock(file, fcntl.LOCK_SH)
        _held[cluster] = file


def let_go(cluster: Cluster) -> bool:
    """Use the server no longer; False when this process did not."""
    file = _held.pop(cluster, None)
    if file is not None:
        os.close(file)
    return file is not None


def held() -> list[Cluster]:
    return list(_held)


def used_by_others(cluster: Cluster) -> bool:
    """Whether another process shares the lock; the supervisor's is not shared but exclusive."""
    file = _open(cluster, cluster.use_lock)
    try:
        return not _takes(file, fcntl.LOCK_EX) and _takes(file, fcntl.LOCK_SH)
    finally:
        os.close(file)


def _takes(file: int, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _open(cluster: Cluster, path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if os.geteuid() == 0:
        os.fchown(file, cluster.uid, cluster.gid)
    return file


def _forget_after_fork() -> None:
    """A forked process takes locks of its own; closing its copies leaves its parent's in place."""
    global guard
    guard = threading.RLock()
    for cluster in held():
        let_go(cluster)


os.register_at_fork(after_in_child=_forget_after_fork)
