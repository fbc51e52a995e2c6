"""Haalt alle capaciteitsmetingen op en houdt ze bij; nodig: Python 3.11 en pandas.

Zet eerst API (bijvoorbeeld https://…/api/v1) en SLEUTEL. Gebruik: python ophalen.py [map].
De eerste keer komt alles, daarna alleen wat er veranderde. Toont de bezetting per maand.
"""

import gzip
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pandas

API, SLEUTEL = os.environ["API"], os.environ["SLEUTEL"]


def vraag(url, **koppen):
    """Het antwoord en zijn koppen; niets als er niets veranderde (304)."""
    koppen = {"Authorization": f"Bearer {SLEUTEL}", "Accept-Encoding": "gzip", **koppen}
    verzoek = urllib.request.Request(url, headers=koppen)
    try:
        with urllib.request.urlopen(verzoek) as antwoord:
            inhoud = antwoord.read()
            if antwoord.headers.get("Content-Encoding") == "gzip":
                inhoud = gzip.decompress(inhoud)
            return json.loads(inhoud), antwoord.headers
    except urllib.error.HTTPError as fout:
        if fout.code == 304:
            return None, fout.headers
        raise


def alle_rijen(lijst, **keuze):
    """Elke rij van een lijst, pagina voor pagina."""
    url = f"{API}/{lijst}?" + urllib.parse.urlencode({"na": "", "pageSize": 10000, **keuze})
    while url:
        pagina, _ = vraag(url)
        yield from pagina["results"]
        url = pagina["_links"].get("next", {}).get("href")


def bijwerken(rijen, url):
    """Verwerkt wat er sinds vorige keer veranderde; geeft waar de volgende keer begint."""
    while True:
        pagina, _ = vraag(url)
        for wijziging in pagina["results"]:
            rij = wijziging["gegeven"]
            if wijziging["vervallen"]:
                rijen.pop(str(rij["id"]), None)
            else:
                rijen[str(rij["id"])] = rij
        url = pagina["_links"]["next"]["href"]
        if not pagina["meer"]:
            return url


def opgehaald(bestand):
    """Alle rijen per nummer, en waar de wijzigingen beginnen."""
    begin = f"{API}/wijzigingen?soorten=capaciteitsmetingen"
    if bestand.exists():
        bewaard = json.loads(bestand.read_text())
        try:
            return bewaard["rijen"], bijwerken(bewaard["rijen"], bewaard["sinds"])
        except urllib.error.HTTPError as fout:
            if fout.code != 410:  # 410: onze plek geldt niet meer, haal alles opnieuw op
                raise
    sinds = vraag(begin)[0]["_links"]["next"]["href"]
    return {str(rij["id"]): rij for rij in alle_rijen("capaciteitsmetingen")}, sinds


def main(map_):
    bestand = map_ / "metingen.json"
    rijen, sinds = opgehaald(bestand)
    bestand.write_text(json.dumps({"rijen": rijen, "sinds": sinds}))
    tabel = pandas.json_normalize(list(rijen.values()))
    tabel["maand"] = tabel["peildatum"].str[:7]
    # Wat u niet mag zien is leeg en staat in "afgeschermd": de som is dan "ten minste".
    tabel["verborgen"] = tabel["afgeschermd"].map(len) > 0
    per_maand = tabel.groupby("maand")[["plaatsen", "bezet", "verborgen"]].sum(min_count=1)
    print(per_maand.to_string())
    print(len(rijen), "metingen")

    # Een lijst die u vaak vraagt: 304 als er niets veranderde.
    gebieden, koppen = vraag(f"{API}/gebieden")
    opnieuw, _ = vraag(f"{API}/gebieden", **{"If-None-Match": koppen["ETag"]})
    print("gebieden:", gebieden["count"], "niets nieuws" if opnieuw is None else "opnieuw")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
