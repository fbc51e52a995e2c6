"""Run the tests marked ``services`` against a real PostgreSQL server and a real Redis.

Taken in this order: what ``DATABASE_URL`` and ``REDIS_URL`` name, what this machine runs on the
usual ports, and else a Redis started here for as long as the tests last, and the embedded
PostgreSQL. Arguments go to pytest.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

from opzetten import PYTHON, ROOT, install

LOCAL = "127.0.0.1"
POSTGRES = f"postgres://postgres@{LOCAL}:5432/postgres"
REDIS = f"redis://{LOCAL}:6379/13"
CONNECT = "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()"


def main(arguments: list[str]) -> int:
    environment = {"TEST_DATABASE_NAME": "test_jeugdzorg_diensten"} | os.environ
    with ExitStack() as stack:
        if not environment.get("DATABASE_URL") and accepts(POSTGRES):
            environment["DATABASE_URL"] = POSTGRES
        if not listens(environment.get("REDIS_URL", "")):
            redis = REDIS if listens(REDIS) else stack.enter_context(redis_server())
            environment["REDIS_URL"] = redis
        for name in ("DATABASE_URL", "REDIS_URL"):
            print(f"- {name}: {environment.get(name) or 'de ingebouwde database'}", flush=True)
        command = [PYTHON, "-m", "pytest", "-m", "services", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment).returncode


def accepts(url: str) -> bool:
    """Whether a PostgreSQL lets us in; asked by the environment that has the driver."""
    return subprocess.run([PYTHON, "-c", CONNECT, url], capture_output=True).returncode == 0


def listens(url: str) -> bool:
    target = urlsplit(url)
    if not target.hostname:
        return False
    try:
        socket.create_connection((target.hostname, target.port or 6379), timeout=2).close()
    except OSError:
        return False
    return True


@contextmanager
def redis_server() -> Iterator[str]:
    """A Redis of our own on a free port; it keeps nothing and ends with the block."""
    if not shutil.which("redis-server"):
        install(["redis-server"], "de tests met Redis", required=True)
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        port = str(probe.getsockname()[1])
    url = f"redis://{LOCAL}:{port}/0"
    with tempfile.TemporaryDirectory() as folder:
        options = ["--bind", LOCAL, "--port", port, "--save", "", "--dir", folder]
        server = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
        try:
            wait_for(url, server)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while not listens(url):
        if server.poll() is not None or time.monotonic() > until:
            sys.exit("Redis start niet.")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
