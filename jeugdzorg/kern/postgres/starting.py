"""Starting a server: make its cluster, start it, and see by a connection that it is ours."""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT, SIGQUIT

import psycopg
from psycopg import sql

from . import supervisor
from .cluster import PORT, Cluster, PostgresError
from .processes import clear_stale, server_pid, stop
from .programs import Programs, find_programs, within_reach

NAME = "jeugdzorg"  # of the database and of its only user
START_TIME = 120.0  # seconds; a server that was killed first has to recover
SILENCE = 10.0  # seconds that a living server may be silent for another reason
LOG_LIMIT = 1_000_000
LOCALES = ("C.UTF-8", "C")


def have_running(cluster: Cluster, programs: Programs | None = None) -> None:
    """Find the server running or start it; make cluster and database the first time.

    The caller holds the lock of starting. Raises PostgresError.
    """
    until = time.monotonic() + START_TIME
    if not _settle(cluster, until):
        programs = within_reach(programs or find_programs(_version(cluster)), cluster)
        if not cluster.data.exists():
            _initialise(cluster, programs)
        while not _start(cluster, programs, until):
            _explain_unless_passing(cluster, until)
            time.sleep(0.2)
    _have_database(cluster)


def answers(cluster: Cluster) -> bool:
    """Whether a real connection succeeds, to a server that works on our own data."""
    try:
        with connect(cluster) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    except psycopg.OperationalError:
        return False
    return row is not None and Path(row[0]) == cluster.data and server_pid(cluster) is not None


def connect(cluster: Cluster) -> psycopg.Connection:
    return psycopg.connect(
        host=str(cluster.sockets), port=PORT, user=NAME, dbname="postgres", connect_timeout=10
    )


def _settle(cluster: Cluster, until: float) -> bool:
    """True when a server answers; False once none is alive. A silent one is told to stop."""
    patience = time.monotonic() + SILENCE
    while pid := server_pid(cluster):
        if answers(cluster):
            return True
        now = time.monotonic()
        if now > until or (now > patience and not _recovers(cluster)):
            stop(pid, SIGINT) or stop(pid, SIGQUIT)
        time.sleep(0.02)
    return False


def _recovers(cluster: Cluster) -> bool:
    try:
        connect(cluster).close()
    except psycopg.OperationalError as error:
        return "starting up" in str(error)
    return False


def _version(cluster: Cluster) -> int | None:
    mark = cluster.data / "PG_VERSION"
    return int(mark.read_text()) if mark.exists() else None


def _initialise(cluster: Cluster, programs: Programs) -> None:
    """Make the cluster beside its place and move it there when it is whole."""
    new = cluster.data.with_suffix(".nieuw")
    for name in LOCALES:
        shutil.rmtree(new, ignore_errors=True)
        options = ["-D", str(new), "-U", NAME, "-E", "UTF8", f"--locale={name}"]
        access = ["--auth-local=trust", "--auth-host=reject", "--no-instructions"]
        done = cluster.run([programs.path("initdb"), *options, *access])
        if done.returncode == 0:
            new.rename(cluster.data)
            return
    raise PostgresError(f"PostgreSQL kan geen database maken in {cluster.home}:\n{done.stderr}")


def _start(cluster: Cluster, programs: Programs, until: float) -> bool:
    """Start a server under a supervisor; False when it ended before it answered."""
    clear_stale(cluster)
    reader, writer = os.pipe()
    try:
        _supervise(cluster, programs, alive=writer)
        while not answers(cluster):
            if select.select([reader], [], [], 0.02)[0]:  # end of file: the supervisor is gone
                return False
            if time.monotonic() > until:
                raise PostgresError(f"PostgreSQL antwoordt niet; zie het logboek {cluster.log}.")
    finally:
        os.close(reader)
    return True


def _supervise(cluster: Cluster, programs: Programs, alive: int) -> None:
    """Start the supervisor, which goes its own way; it keeps ``alive`` open while it lives."""
    places = [cluster.data, cluster.sockets, cluster.start_lock, cluster.use_lock]
    arguments = [programs.path("postgres"), *map(str, places), str(cluster.uid), str(cluster.gid)]
    try:
        with _log(cluster) as log:
            subprocess.run(
                [sys.executable, "-I", "-S", supervisor.__file__, *arguments],
                cwd="/",
                env=cluster.account()["env"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[alive],
                check=True,
            )
    finally:
        os.close(alive)


def _explain_unless_passing(cluster: Cluster, until: float) -> None:
    """Raise what the log says, unless processes of a killed server are merely still ending."""
    words = "\n".join(cluster.log.read_text(errors="replace").splitlines()[-8:])
    if "shared memory" not in words or time.monotonic() > until:
        raise PostgresError(f"PostgreSQL start niet. Het logboek ({cluster.log}) zegt:\n{words}")


def _have_database(cluster: Cluster) -> None:
    with connect(cluster) as connection:
        connection.autocommit = True
        known = connection.execute("SELECT FROM pg_database WHERE datname = %s", [NAME])
        if not known.rowcount:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))


@contextmanager
def _log(cluster: Cluster) -> Iterator[int]:
    too_long = cluster.log.exists() and cluster.log.stat().st_size > LOG_LIMIT
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if too_long else 0)
    file = os.open(cluster.log, flags, 0o600)
    try:
        if os.geteuid() == 0:
            os.fchown(file, cluster.uid, cluster.gid)
        yield file
    finally:
        os.close(file)
