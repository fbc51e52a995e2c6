"""Who has no exact right learns no small count, whatever is asked for and on whatever path.

Two attacks. What a reader gets in the API is solved for every hidden count. And the world is
changed behind what is shown: every page, list, order, filter, download and report must then stay
exactly the same for that reader, for otherwise it tells which of both worlds is the real one.
"""

from collections import Counter
from datetime import date
from difflib import unified_diff
from math import inf

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from capaciteit.kaartmaten import maten
from capaciteit.models import Capaciteitscijfer, Capaciteitsmeting, Herkomst
from jeugdzorg.kern.privacy import bounds
from jeugdzorg.kern.privacy_search import other_table
from jeugdzorg.kern.privacy_tables import Table
from monitoring.models import Cyclus, Meting
from monitoring.rapport.samenstellen import rapportgegevens
from regio.afscherming import afscherming_bepalen, tellingmodellen
from regio.choices import Scope
from regio.models import Toegangssleutel
from regio.telblad import telblad
from tests.aanval import Aanval
from tests.geleverd import Wereld, alle_paginas, wijzigen
from tests.rondgang import (
    api,
    dossiers,
    in_de_pas,
    lijsten,
    overzichten,
    rondgang,
    samenvattingen,
    totalen_van_gebieden,
)

pytestmark = pytest.mark.django_db
BRONNEN = {
    "capaciteitsmetingen": (Capaciteitsmeting, "id", ("bezet", "wachtend", "plaatsen")),
    "capaciteitscijfers": (Capaciteitscijfer, "code", ("waarde",)),
    "herkomst": (Herkomst, "code", ("aantal", "noemer")),
    "metingen": (Meting, "code", ("waarde",)),
}


ZONDER_TELLINGEN = (
    "/bevindingen",
    "/termijnen",
    "/organisaties",
    "/overleggen",
    "/regelingen",
    "/sleutels",
    "/toetsingskaders",
)


@pytest.fixture
def wereld():
    wereld = Wereld()
    afscherming_bepalen()
    return wereld


def lezers_van(wereld):
    """Who belongs nowhere, a region, and a provider."""
    return {"lezer": wereld.lezer, "regio": wereld.leden[0], "aanbieder": wereld.leden[4]}


def api_van(gebruiker):
    client = APIClient()
    client.force_authenticate(gebruiker, token=Toegangssleutel(scopes=Scope.values))
    return client


def uit_de_api(gebruiker):
    """What the API shows: per count its value, or how it is hidden."""
    getoond, verborgen = {}, {}
    for model, sleutel, velden in BRONNEN.values():
        adres = reverse(f"api:{model._meta.model_name}-list")
        antwoord = api_van(gebruiker).get(f"{adres}?pageSize=100")
        pks = dict(model.objects.values_list(sleutel if sleutel != "id" else "pk", "pk"))
        for rij in rijen_van(antwoord.data):
            for veld in velden:
                plek = (model._meta.label, pks[rij[sleutel]], veld)
                if veld in rij["afgeschermd"]:
                    assert rij[veld] is None
                    verborgen[plek] = model.objects.get(pk=plek[1]).afscherming[veld]
                elif rij[veld] is not None:
                    getoond[plek] = rij[veld]
    return getoond, verborgen


def rijen_van(data):
    return next(waarde for waarde in data.values() if isinstance(waarde, list))


def waarden():
    return {
        (model._meta.label, rij.pk, veld): getattr(rij, veld)
        for model, _, velden in BRONNEN.values()
        for rij in model.objects.all()
        for veld in velden
    }


@pytest.mark.parametrize("wie", ["lezer", "regio", "aanbieder"])
def test_no_hidden_count_follows_from_what_the_api_shows(wereld, wie):
    gebruiker = lezers_van(wereld)[wie]
    getoond, verborgen = uit_de_api(gebruiker)
    exact, echt = exact_bekend(gebruiker), waarden()
    blad = telblad()

    assert verborgen
    assert {plek: echt[plek] for plek in getoond} == getoond
    assert not [plek for plek, label in verborgen.items() if label == "<5" and echt[plek] >= 5]
    for tabel in blad.tabellen():
        rest = {s: "rest" for s in tabel.cells if s not in blad.reeksen}
        hier = {s: verborgen[s] for s in tabel.cells if s in verborgen}
        uitgerekend = AanvalMetRest(tabel, hier | rest).narrow().keys() - rest.keys()
        assert uitgerekend <= uit_eigen_cijfers(tabel, exact)


def uit_eigen_cijfers(tabel, exact):
    """What a reader would know if nothing else were shown: its own count under another name."""
    niets = {sleutel: "rest" for sleutel in tabel.cells if sleutel[:2] not in exact}
    return AanvalMetRest(tabel, niets).narrow().keys()


def exact_bekend(gebruiker):
    return {
        (model._meta.label, pk)
        for model in tellingmodellen()
        for pk in model.objects.all().exact_for(gebruiker).values_list("pk", flat=True)
    }


class AanvalMetRest(Aanval):
    """What a sum leaves over stands nowhere: nothing is known of it."""

    def label_bounds(self, key):
        return (0, inf) if self.pattern[key] == "rest" else super().label_bounds(key)


@pytest.mark.usefixtures("zonder_kader")
@pytest.mark.parametrize("wie", ["lezer", "regio", "aanbieder"])
def test_nothing_that_a_reader_gets_tells_two_worlds_apart(wereld, client_van, rf, wie):
    gebruiker = lezers_van(wereld)[wie]
    verzoek = rf.get("/")
    verzoek.user = gebruiker
    soorten = {
        model._meta.label_lower: set(model.objects.values_list("bron__code", flat=True))
        for model, *_ in BRONNEN.values()
    }
    paginas = [*lijsten(verzoek), *overzichten(maat.code for maat in maten())]
    paginas += dossiers(alle_paginas(), soorten)
    vragen = list(api(verzoek))
    if wie != "lezer":  # nobody else gets other addresses; the counts are the point
        paginas = [adres for adres in paginas if not adres.startswith(ZONDER_TELLINGEN)]
        vragen = [adres for adres in vragen if over(adres).endswith(tuple(BRONNEN))]
    vragen += [*samenvattingen(), *in_de_pas(), *totalen_van_gebieden()]

    def alles():
        rapport = rapportgegevens(Cyclus.objects.get(), op=date(2024, 1, 1))
        return (
            rondgang(client_van(gebruiker), paginas)
            | rondgang(api_van(gebruiker), vragen)
            | {"rapport": rapport}
        )

    eerst = alles()
    gewijzigd = andere_wereld(gebruiker)
    daarna = alles()

    assert len(gewijzigd) >= 6
    verraden = {adres: eerst[adres] for adres in eerst if eerst[adres] != daarna[adres]}
    assert list(verraden) == [], verschil(*next(iter(verraden.items())), daarna)
    gegeven = {adres: eerst[adres][0] for adres in (*paginas, *vragen)}
    assert not {adres: status for adres, status in gegeven.items() if status not in {200, 403, 404}}
    statussen = Counter(gegeven.values())
    assert statussen[200] > statussen.total() * 0.85


def over(adres):
    """The list that an address asks, as pages or as a file."""
    return adres.split("?")[0].removesuffix("/download")


def verschil(adres, eerst, daarna):
    """What differs in one answer, to find it quickly."""
    paar = (str(antwoord[-1]).splitlines() for antwoord in (eerst, daarna[adres]))
    return "\n".join(unified_diff(*paar, adres, "daarna", n=0, lineterm=""))[:2000]


def andere_wereld(gebruiker):
    """Change as many counts as can be changed without any trace in what this reader is shown."""
    exact = exact_bekend(gebruiker)
    modellen = {model._meta.label: model for model in tellingmodellen()}
    blad = telblad()
    gewijzigd = {}
    for tabel in blad.tabellen():
        grenzen = {}
        for plek, waarde in tabel.cells.items():
            if plek not in blad.reeksen:
                grenzen[plek] = (0, None)
                continue
            rij = modellen[plek[0]].objects.get(pk=plek[1])
            if plek[:2] not in exact and plek[2] in rij.afscherming:
                grenzen[plek] = bounds(waarde, rij.afscherming[plek[2]])
        nu = dict(tabel.cells)
        for plek in grenzen:
            if nu[plek] == tabel.cells[plek]:
                for anders, stap in other_table(Table(nu, tabel.relations), grenzen, plek).items():
                    nu[anders] += stap
        for plek in grenzen:
            if nu[plek] != tabel.cells[plek] and plek in blad.reeksen:
                gewijzigd[plek] = nu[plek]
    for (label, pk, veld), waarde in gewijzigd.items():
        rij = modellen[label].objects.get(pk=pk)
        if getattr(rij, veld) is not None:
            wijzigen(rij, veld, waarde)
    return gewijzigd


@pytest.mark.parametrize("wie", ["analist"])
def test_who_delivered_it_sees_every_count(wereld, wie):
    _, verborgen = uit_de_api(wereld.analist)
    eigen = Herkomst.objects.filter(bron=wereld.van_netwerk)

    assert not [plek for plek in verborgen if plek[0] == Herkomst._meta.label]
    assert Herkomst.objects.visible_to(wereld.analist).filter(aantal__lt=5).count() == (
        eigen.filter(aantal__lt=5).count()
    )
