"""The virus scanner, by a small server that speaks its protocol."""

import socket
import threading

import pytest

from jeugdzorg.kern.uploads import Geweigerd, Reden, Soort, ontvang
from tests.kern import bestanden as b

pytestmark = pytest.mark.django_db  # what is refused is put on record

EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Reads INSTREAM as clamd does: a command, pieces with their length, a piece of nothing."""

    def __init__(self, familie=socket.AF_INET, adres=("127.0.0.1", 0), antwoord=None):
        self.antwoord = antwoord
        self.ontvangen: list[bytes] = []
        self.luisteraar = socket.socket(familie)
        self.luisteraar.bind(adres)
        self.luisteraar.listen()
        self.draad = threading.Thread(target=self.bedien, daemon=True)
        self.draad.start()

    @property
    def poort(self):
        return self.luisteraar.getsockname()[1]

    def bedien(self):
        while True:
            try:
                verbinding, _ = self.luisteraar.accept()
            except OSError:
                return
            with verbinding, verbinding.makefile("rb") as stroom:
                assert stroom.read(10) == b"zINSTREAM\0"
                inhoud = b""
                while lengte := int.from_bytes(stroom.read(4), "big"):
                    inhoud += stroom.read(lengte)
                self.ontvangen.append(inhoud)
                virus = EICAR.encode() in inhoud
                goed = b"stream: Eicar-Signature FOUND\0" if virus else b"stream: OK\0"
                verbinding.sendall(goed if self.antwoord is None else self.antwoord)

    def stop(self):
        self.luisteraar.shutdown(socket.SHUT_RDWR)
        self.luisteraar.close()
        self.draad.join()


@pytest.fixture
def clamd(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    servers = []

    def start(**opties):
        server = Clamd(**opties)
        servers.append(server)
        if isinstance(server.luisteraar.getsockname(), tuple):
            settings.CLAMAV = f"tcp://127.0.0.1:{server.poort}"
        return server

    yield start
    for server in servers:
        server.stop()


def lever(inhoud):
    return ontvang(b.bestand(inhoud, "levering.csv"), soorten=[Soort.CSV])


def bewaard(settings):
    return list(settings.MEDIA_ROOT.rglob("*.csv")) if settings.MEDIA_ROOT.exists() else []


def test_a_clean_file_is_sent_whole_and_kept(clamd, settings):
    server = clamd()
    groot = b.csv(*(f"Locatie {n};{n}" for n in range(20_000)))

    lever(groot)

    assert server.ontvangen == [groot]
    assert len(bewaard(settings)) == 1


def test_the_test_virus_is_refused_and_not_kept(clamd, settings):
    clamd()

    with pytest.raises(Geweigerd) as fout:
        lever(b.csv(f"Wierden;{EICAR}"))

    assert fout.value.reden == Reden.VIRUS
    assert bewaard(settings) == []


@pytest.mark.parametrize(
    "antwoord", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OKAY\0", b"\xff\0"]
)
def test_an_answer_that_is_not_understood_is_no_permission(clamd, settings, antwoord):
    clamd(antwoord=antwoord)

    with pytest.raises(Geweigerd) as fout:
        lever(b.csv("Wierden;24"))

    assert fout.value.reden == Reden.SCANNER
    assert bewaard(settings) == []


@pytest.mark.parametrize("adres", ["tcp://127.0.0.1:1", "unix:///nergens", "onzin", "tcp://"])
def test_a_scanner_that_is_not_there_refuses_everything(clamd, settings, adres):
    settings.CLAMAV = adres

    with pytest.raises(Geweigerd, match="niet bereikbaar") as fout:
        lever(b.csv("Wierden;24"))

    assert fout.value.reden == Reden.SCANNER
    assert bewaard(settings) == []


def test_a_scanner_behind_a_socket_on_the_machine_works_too(clamd, settings, tmp_path):
    server = clamd(familie=socket.AF_UNIX, adres=str(tmp_path / "clamd"))
    settings.CLAMAV = f"unix://{tmp_path}/clamd"

    lever(b.csv("Wierden;24"))

    assert len(server.ontvangen) == 1


def test_without_a_scanner_the_other_checks_still_hold(settings, clamd):
    settings.CLAMAV = ""

    lever(b.csv("Wierden;24"))

    assert len(bewaard(settings)) == 1
