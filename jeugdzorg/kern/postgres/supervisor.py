"""Keeps one PostgreSQL: starts it, and stops it once nobody uses it any more.

Run as a script, by path and with the standard library only, so that it starts in a blink.
Arguments: program, data, folder of the socket, lock of starting, lock of use, user id, group id.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import Any

PR_SET_PDEATHSIG = 1


class ServerGoneError(Exception):
    """The server ended by itself, or the supervisor was told to stop it."""


def main(program: str, data: str, sockets: str, start: str, use: str, uid: str, gid: str) -> None:
    if os.fork():
        return
    os.setsid()
    locks = [os.open(path, os.O_RDWR) for path in (start, use)]
    server = subprocess.Popen(_command(program, data, sockets), **_account(uid, gid))
    try:
        signal.signal(signal.SIGCHLD, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)
        if server.poll() is None:
            _wait_until_unused(*locks)
    except ServerGoneError:
        pass
    finally:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        _stop(server)


def _command(program: str, data: str, sockets: str) -> list[str]:
    folder = sockets.replace('"', '""')
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{folder}"',
        "unix_socket_permissions": "0700",
        "jit": "off",
        "cluster_name": "jeugdzorg",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [program, "-D", data, "-p", "5432", *options]


def _account(uid: str, gid: str) -> dict[str, Any]:
    account: dict[str, Any] = {"cwd": "/", "preexec_fn": _end_with_supervisor}
    if os.geteuid() == 0:
        account |= {"user": int(uid), "group": int(gid), "extra_groups": []}
    return account


def _end_with_supervisor() -> None:
    """Ask the kernel to shut the server down when the supervisor is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _wait_until_unused(start: int, use: int) -> None:
    """Return holding both locks, so that nobody begins to use the server while it stops."""
    while True:
        fcntl.flock(use, fcntl.LOCK_EX)
        try:
            fcntl.flock(start, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(use, fcntl.LOCK_UN)
            time.sleep(0.02)
        else:
            return


def _stop(server: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(sign)
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            continue
        return


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise ServerGoneError


if __name__ == "__main__":
    main(*sys.argv[1:])
