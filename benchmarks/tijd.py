"""How long everything takes in one database; a process of its own per database."""

import sys

from .gegevens import instellen

if __name__ == "__main__":
    instellen(sys.argv[1])
    from .trekken import tien_keer
    from .web import web

    with web() as server:
        print(tien_keer(server))
