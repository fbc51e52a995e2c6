"""Programs that run beside each other for as long as one command does, and end with it."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError

HOST = "127.0.0.1"
PATIENCE = 15.0  # seconds that a program gets to end by itself
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)  # loaded here: a process between fork and exec had better load nothing


class StopRequested(Exception):  # noqa: N818 - no error: the user asked for it
    """Ctrl-C, or a signal that asks this command to end."""


class ProgramEndedError(Exception):
    """One of the programs ended while it should run on."""


def port_is_free(port: int) -> bool:
    """Whether a server could listen on this port of this machine now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


@contextmanager
def stoppable() -> Iterator[None]:
    """Within this block Ctrl-C, a closed terminal and SIGTERM raise StopRequested, once."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, _request_stop) for number in signals}
    if "MAKELEVEL" in os.environ:
        end_with_parent()  # a make that is killed cannot tell us
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _request_stop(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise StopRequested


def end_with_parent() -> None:
    """Ask the kernel for a SIGTERM when the parent process is gone, even when it was killed."""
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Programs:
    """Started programs by name; leaving the block stops them all. Each writes to its own log."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Programs":
        self.logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            _end(process)

    def start(self, name: str, *arguments: str, env: dict[str, str] | None = None) -> None:
        """Start a Python module; out of reach of the terminal's Ctrl-C, which is ours to handle."""
        with self.log(name).open("wb") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                env=os.environ | (env or {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def check(self) -> None:
        """Raise ProgramEndedError, with its last words, when one of them has ended."""
        for name, process in self.running.items():
            if (code := process.poll()) is not None:
                words = self.log(name).read_text(errors="replace").splitlines()[-8:]
                raise ProgramEndedError(
                    "\n".join([f"Het onderdeel {name} is gestopt (code {code}):", *words])
                )

    def wait_until_answers(self, url: str, patience: float = 60) -> None:
        """Return once a web server answers at all; raise ProgramEndedError when none does."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            self.check()
            try:
                urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
            except HTTPError as error:
                error.close()
            except OSError:
                time.sleep(0.1)
                continue
            return
        raise ProgramEndedError(f"Er antwoordt niets op {url}.")

    def wait(self) -> None:
        """Run on until the user asks to stop or a program ends."""
        while True:
            self.check()
            time.sleep(0.5)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a program that was told to end; then end it and what it left behind for good."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
