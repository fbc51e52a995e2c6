"""Programs that run beside each other, with real processes and signals."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jeugdzorg.kern.serving import (
    HOST,
    ProgramEndedError,
    Programs,
    StopRequested,
    port_is_free,
    stoppable,
)

DEMO = """
import sys
from pathlib import Path
from jeugdzorg.kern.serving import Programs, StopRequested, stoppable
try:
    with stoppable(), Programs(Path(sys.argv[1])) as programs:
        programs.start("web", "http.server", sys.argv[2], "--bind", "127.0.0.1")
        programs.wait_until_answers(f"http://127.0.0.1:{sys.argv[2]}/")
        print(programs.running["web"].pid, flush=True)
        programs.wait()
except StopRequested:
    print("gestopt", flush=True)
"""


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind((HOST, 0))
        return free.getsockname()[1]


@pytest.fixture
def demo(tmp_path, port):
    """A command that serves until it is told to stop; and the process id of its web server."""
    process = subprocess.Popen(
        [sys.executable, "-c", DEMO, str(tmp_path), str(port)],
        stdout=subprocess.PIPE,
        text=True,
    )
    web = int(process.stdout.readline())
    yield process, web
    process.kill()
    process.communicate()


def is_gone(pid, patience=10):
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_port_that_somebody_listens_on_is_not_free(port):
    with socket.create_server((HOST, port)):
        assert not port_is_free(port)

    assert port_is_free(port)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_that_was_started(number, demo, port):
    process, web = demo

    process.send_signal(number)

    assert process.communicate(timeout=20)[0] == "gestopt\n"
    assert process.returncode == 0
    assert is_gone(web)
    assert port_is_free(port)


def test_what_was_started_ends_also_when_the_command_is_killed(demo):
    process, web = demo

    process.kill()

    assert is_gone(web)


def test_a_program_that_ends_is_told_with_its_last_words(tmp_path):
    with Programs(tmp_path) as programs:
        programs.start("worker", "geen_module")

        with pytest.raises(ProgramEndedError, match="geen_module"):
            programs.wait()


def test_a_program_that_does_not_listen_is_stopped_the_hard_way(tmp_path, monkeypatch):
    monkeypatch.setattr("jeugdzorg.kern.serving.PATIENCE", 0.5)
    (tmp_path / "doof.py").write_text(
        "import signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('luistert niet', flush=True)\n"
        "time.sleep(60)\n"
    )

    with Programs(tmp_path) as programs:
        programs.start("doof", "doof", env={"PYTHONPATH": str(tmp_path)})
        while "luistert" not in programs.log("doof").read_text():
            time.sleep(0.05)

    assert programs.running["doof"].returncode == -signal.SIGKILL


def test_the_handlers_of_before_are_put_back():
    before = signal.getsignal(signal.SIGTERM)

    with pytest.raises(StopRequested), stoppable():
        signal.raise_signal(signal.SIGTERM)

    assert signal.getsignal(signal.SIGTERM) is before
