"""ClamAV, by the protocol of ``clamd`` (INSTREAM). Not configured: nothing is asked.

Configured and unreachable, or an answer that is not understood: the file is refused.
"""

import socket
from typing import IO, Final
from urllib.parse import urlsplit

from django.conf import settings

from .fouten import Geweigerd, Reden

STUK: Final = 65_536
WACHTEN: Final = 60


def keur_virus(bestand: IO[bytes]) -> None:
    """Raises Geweigerd for a virus, and when the scanner cannot be asked."""
    if not settings.CLAMAV:
        return
    try:
        antwoord = vraag(settings.CLAMAV, bestand)
    except (OSError, ValueError):
        raise Geweigerd(Reden.SCANNER) from None
    if antwoord.endswith("FOUND"):
        raise Geweigerd(Reden.VIRUS)
    if antwoord != "stream: OK":
        raise Geweigerd(Reden.SCANNER)


def vraag(adres: str, bestand: IO[bytes]) -> str:
    """What ``clamd`` at ``tcp://host:port`` or ``unix:///path`` says of the file."""
    bestand.seek(0)
    with verbonden(adres) as verbinding:
        verbinding.sendall(b"zINSTREAM\0")
        while stuk := bestand.read(STUK):
            verbinding.sendall(len(stuk).to_bytes(4, "big") + stuk)
        verbinding.sendall(bytes(4))
        antwoord = b""
        while not antwoord.endswith(b"\0") and (meer := verbinding.recv(4096)):
            antwoord += meer
    return antwoord.rstrip(b"\0").decode("utf-8", "replace").strip()


def verbonden(adres: str) -> socket.socket:
    delen = urlsplit(adres)
    if delen.scheme == "unix":
        verbinding = socket.socket(socket.AF_UNIX)
        verbinding.settimeout(WACHTEN)
        try:
            verbinding.connect(delen.path)
        except OSError:
            verbinding.close()
            raise
        return verbinding
    if delen.scheme != "tcp" or not delen.hostname:
        raise ValueError(adres)
    return socket.create_connection((delen.hostname, delen.port or 3310), timeout=WACHTEN)
