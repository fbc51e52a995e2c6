"""Everything that a reader can get: every page, list, order, filter, download and API answer."""

import io
import re
from urllib.parse import urlencode

import django_filters
import openpyxl
from django.urls import get_resolver, reverse

from jeugdzorg.api import router
from jeugdzorg.kern.views import ListPage
from regio.models import Gebied

WILLEKEUR = [
    rb'name="csrfmiddlewaretoken" value="[^"]+"',
    rb'data-(?:inactief|maximaal)="[^"]+"',
    rb'nonce="[^"]+"',
    rb"kaart\d+-",
    rb"Beveiligingsgebeurtenissen: \d+",
    rb"om \d\d\.\d\d uur",
    rb'"X-CSRFToken": ?"[^"]+"',
    rb"\bid(?:iomorph)?-[0-9a-f]{8,}",
]
APPS = ("regio.views.", "capaciteit.views.", "vastgoed.views.", "monitoring.views.")
DAGEN = ("2023-06-30", "2023-07-01", "2023-12-31")
ZOEKTERMEN = ("1", "3", "regio")
HOOGUIT = 5
"""Values to try per filter: the last of them, which are those made last."""


def bladen(urls=None, prefix="", eerder=()):
    """The name and class of every page of the apps, with the arguments it takes."""
    for item in urls if urls is not None else get_resolver().url_patterns:
        argumenten = [*eerder, *item.pattern.converters]
        if hasattr(item, "url_patterns"):
            ruimte = f"{prefix}{item.namespace}:" if item.namespace else prefix
            yield from bladen(item.url_patterns, ruimte, argumenten)
            continue
        klasse = getattr(item.callback, "view_class", None)
        if klasse and klasse.__module__.startswith(APPS) and hasattr(klasse, "get"):
            yield f"{prefix}{item.name}", klasse, argumenten


def keuzes(naam, veld, request):
    """Values to try for a filter."""
    if isinstance(veld, django_filters.ModelChoiceFilter):
        rijen = veld.queryset(request) if callable(veld.queryset) else veld.queryset
        sleutel = veld.extra.get("to_field_name") or "pk"
        return [getattr(rij, sleutel) for rij in (rijen if rijen is not None else [])]
    if isinstance(veld, django_filters.ChoiceFilter | django_filters.TypedChoiceFilter):
        soorten = veld.extra.get("choices", [])
        soorten = getattr(soorten, "choices", soorten)
        return [waarde for waarde, _ in (soorten() if callable(soorten) else soorten)]
    if isinstance(veld, django_filters.DateFilter) or naam == "bekendOp":
        return DAGEN
    if isinstance(veld, django_filters.NumberFilter):
        return ("2023", "2024") if veld.extra.get("max_value", 9999) > 2024 else ("1", "2")
    if isinstance(veld, django_filters.BooleanFilter):
        return ["true", "ja"]
    return ZOEKTERMEN


def vragen(filterset, sorteren, request):
    """Query strings: every order both ways, every filter with every value."""
    yield ""
    for sleutel in sorteren:
        yield urlencode({"sorteer": sleutel})
        yield urlencode({"sorteer": f"-{sleutel}"})
    for naam, veld in (filterset.base_filters if filterset else {}).items():
        for waarde in list(keuzes(naam, veld, request))[-HOOGUIT:]:
            yield urlencode({naam: waarde})


def lijsten(request):
    for naam, klasse, argumenten in bladen():
        if issubclass(klasse, ListPage) and not argumenten:
            overal = alle_gebieden(klasse.filterset_class)
            for vraag in vragen(klasse.filterset_class, klasse.sort_fields, request):
                yield f"{reverse(naam)}?{vraag if 'gebied=' in vraag else overal + vraag}"
            if klasse.columns:
                yield f"{reverse(naam)}?{overal}formaat=csv"
                yield f"{reverse(naam)}?{overal}formaat=xlsx"


def alle_gebieden(filterset):
    """Else a list starts in the area that was chosen last, which would show less."""
    return "gebied=&" if "gebied" in (filterset.base_filters if filterset else {}) else ""


def overzichten(maten=()):
    """Pages without arguments that are no list; the map once per measure."""
    for naam, klasse, argumenten in bladen():
        if not issubclass(klasse, ListPage) and not argumenten:
            yield reverse(naam)
    for maat in maten:
        yield f"{reverse('capaciteit:kaart')}?{urlencode({'maat': maat})}"


def dossiers(paginas, soorten):
    """Every page about one thing, and the tabs under it.

    The page of a source also per kind of thing that was taken from it: ``soorten`` are the codes of
    the sources that have such things, per kind.
    """
    for naam, _, argumenten in bladen():
        if argumenten == ["code"]:
            for code, eigen in paginas:
                adres = reverse(naam, kwargs={"code": code})
                if adres.startswith(eigen):
                    yield adres
    for code, eigen in paginas:
        if eigen == reverse("regio:bron", args=[code]):
            yield from (f"{eigen}?soort={soort}" for soort in soorten if code in soorten[soort])


def api(request):
    """Lists as pages, as pages that follow the last row, and as a file; and the sums."""
    for _, viewset, basis in router.registry:
        adres = reverse(f"api:{basis}-list")
        yield f"{adres}?na=&pageSize=1000"
        yield f"{adres}/download?vorm=jsonl"
        for vraag in vragen(viewset.filterset_class, viewset.sort_fields, request):
            yield f"{adres}?{vraag}&pageSize=100".replace("?&", "?")


def samenvattingen():
    adres = reverse("api:samenvatting")
    for groepering in ("gebied", "regio", "aanbieder", "zorgvorm"):
        for periode in ("maand", "halfjaar"):
            vraag = {"groepering": groepering, "periode": periode, "van": "2022-01-01"}
            yield f"{adres}?{urlencode({**vraag, 'tot': '2024-12-31'})}"


def totalen_van_gebieden():
    yield f"{reverse('api:gebiedscijfer-list')}?pageSize=1000"


def in_de_pas():
    """What the API says of build-up against build-down, per area."""
    for gebied in Gebied.objects.planning():
        yield f"{reverse('api:pas')}?{urlencode({'gebied': gebied.code})}"


def gezien(antwoord):
    """What a reader sees of an answer, without what differs every time."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    if "spreadsheet" in antwoord.get("Content-Type", ""):
        boek = openpyxl.load_workbook(io.BytesIO(inhoud))
        cellen = [cel for blad in boek for rij in blad.iter_rows(values_only=True) for cel in rij]
        return antwoord.status_code, str([cel for cel in cellen if "om " not in str(cel)])
    for patroon in WILLEKEUR:
        inhoud = re.sub(patroon, b"", inhoud)
    return antwoord.status_code, inhoud.decode()


def rondgang(client, adressen):
    """Per address what the reader gets; also when the server fails on it."""
    client.raise_request_exception = client.handler.raise_request_exception = False
    return {adres: gezien(client.get(adres, follow=True)) for adres in adressen}
