"""Checks of places: do sources agree, do plans add up, is small-scale small?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Count

from jeugdzorg.kern.notation import hoofdletter, round_half_up
from regio.choices import Ernst, Oordeel, Zorgvorm
from regio.controle import Uitkomst, controle, vergelijk
from regio.models import Kerncijfer

from ..choices import Aard, Capaciteitsmaat, Kwalificatie
from ..models import Capaciteitscijfer, Capaciteitsmeting, Locatie, Voorziening


@controle(
    "plaatsen-bronnen",
    "Bronnen noemen evenveel plaatsen",
    "Vergelijkt de plaatsen van een voorziening op een dag tussen bronnen.",
)
def plaatsen_bronnen() -> Iterator[Uitkomst]:
    metingen = Capaciteitsmeting.objects.filter(plaatsen__isnull=False, peildatum__isnull=False)
    rijen = metingen.select_related("bron__gebied", "voorziening__locatie__gebied")
    eerder: dict[tuple[int, str, date | None], Capaciteitsmeting] = {}
    for rij in rijen.order_by("bron__datum", "bron__code"):
        ander = eerder.setdefault((rij.voorziening_id, rij.maat, rij.peildatum), rij)
        if ander is not rij:
            yield vergelijk(
                ander,
                ander.plaatsen or 0,
                rij.plaatsen or 0,
                kenmerk=f"{rij.voorziening.code}-{rij.maat}-{rij.bron.code}",
                titel=f"Plaatsen van {rij.voorziening} in twee bronnen",
                bron_b=rij.bron,
                vindplaats_b=rij.vindplaats,
                ernst=Ernst.HOOG,
                gebied=rij.voorziening.locatie.gebied,
                nota="Twee bronnen noemen voor dezelfde dag een ander aantal plaatsen.",
                onderwerpen=(ander, rij),
            )


@controle(
    "plaatsen-afronding",
    "Afgeronde cijfers passen bij de precieze",
    "Legt een afgerond cijfer naast het precieze cijfer van hetzelfde gebied.",
)
def plaatsen_afronding() -> Iterator[Uitkomst]:
    cijfers = Capaciteitscijfer.objects.filter(gebied__isnull=False, aard=Aard.FEIT)
    for rij in cijfers.filter(kwalificatie=Kwalificatie.BIJNA).select_related(
        "gebied", "bron__gebied"
    ):
        precies = cijfers.filter(
            gebied=rij.gebied, maat=rij.maat, kwalificatie=Kwalificatie.PRECIES
        ).select_related("bron")
        for ander in precies:
            yield vergelijk(
                rij,
                rij.waarde,
                ander.waarde,
                speling=1,
                kenmerk=f"{rij.code}-{ander.code}",
                titel=hoofdletter(f"{rij.get_maat_display()} in {rij.gebied}, afgerond"),
                bron_b=ander.bron,
                vindplaats_b=ander.vindplaats,
            )


@controle(
    "plaatsen-samen",
    "Plaatsen binnen en buiten de regeling",
    "Telt per gebied de plaatsen binnen en buiten de regeling op.",
)
def plaatsen_samen() -> Iterator[Uitkomst]:
    buiten = Capaciteitscijfer.objects.filter(
        maat=Capaciteitsmaat.BUITEN_REGELING, gebied__isnull=False
    )
    for rij in buiten.select_related("gebied", "bron__gebied"):
        binnen = Capaciteitscijfer.objects.filter(
            gebied=rij.gebied,
            bron=rij.bron,
            maat=Capaciteitsmaat.TOEGEKEND,
            kwalificatie=Kwalificatie.PRECIES,
        ).first()
        if binnen:
            yield vergelijk(
                rij,
                "niet gedrukt",
                binnen.waarde + rij.waarde,
                kenmerk=rij.code,
                titel=f"Plaatsen in {rij.gebied} binnen en buiten de regeling",
                vindplaats_b=f"{binnen.waarde:.0f} plus {rij.waarde:.0f}",
                oordeel=Oordeel.AFGELEID,
            )


@controle(
    "plaatsen-beoogd",
    "Opeenvolgende plannen voor een locatie",
    "Telt de beoogde plaatsen van een locatie per peildatum op en legt plannen naast elkaar.",
)
def plaatsen_beoogd() -> Iterator[Uitkomst]:
    beoogd = Capaciteitsmeting.objects.filter(
        maat=Capaciteitsmaat.BEOOGD, plaatsen__isnull=False, peildatum__isnull=False
    ).select_related("bron__gebied", "voorziening")
    for locatie in Locatie.objects.filter(voorzieningen__metingen__in=beoogd).distinct():
        plannen: dict[date, list[Capaciteitsmeting]] = defaultdict(list)
        for rij in beoogd.filter(voorziening__locatie=locatie).order_by("peildatum", "pk"):
            plannen[rij.peildatum or date.min].append(rij)
        if len(plannen) > 1:
            yield from plannen_vergelijken(locatie, list(plannen.values()))


def plannen_vergelijken(
    locatie: Locatie, plannen: list[list[Capaciteitsmeting]]
) -> Iterator[Uitkomst]:
    eerste, laatste = plannen[0], plannen[-1]
    totaal = sum(rij.plaatsen or 0 for rij in eerste)
    som = " + ".join(str(rij.plaatsen) for rij in eerste)
    yield vergelijk(
        eerste[0],
        "niet gedrukt",
        totaal,
        kenmerk=f"{locatie.code}-som",
        titel=f"Beoogde plaatsen van {locatie} in het eerste plan",
        vindplaats_b=som,
        oordeel=Oordeel.AFGELEID,
        onderwerpen=tuple(eerste),
    )
    yield vergelijk(
        eerste[0],
        totaal,
        sum(rij.plaatsen or 0 for rij in laatste),
        kenmerk=f"{locatie.code}-plannen",
        titel=f"Beoogde plaatsen van {locatie}: eerste tegenover laatste plan",
        bron_b=laatste[0].bron,
        vindplaats_b=" + ".join(str(rij.plaatsen) for rij in laatste),
        onderwerpen=(*eerste, *laatste),
    )
    nu = Capaciteitsmeting.objects.filter(
        voorziening__locatie=locatie, maat=Capaciteitsmaat.IN_GEBRUIK, aard=Aard.FEIT
    )
    for rij in nu.exclude(bron__soort="voorbeeld").select_related("bron__gebied"):
        yield vergelijk(
            rij,
            rij.plaatsen or 0,
            totaal,
            kenmerk=f"{locatie.code}-nu",
            titel=f"Plaatsen in gebruik tegenover beoogd in {locatie}",
            vindplaats_b=som,
            oordeel=Oordeel.INDICATIEF,
        )


@controle(
    "plaatsen-groepen",
    "Groepen maal groepsgrootte",
    "Vermenigvuldigt het aantal groepen met de jeugdigen per groep waar een bron beide noemt.",
)
def plaatsen_groepen() -> Iterator[Uitkomst]:
    cijfers = Capaciteitscijfer.objects.select_related("bron__gebied", "voorziening", "aanbieder")
    for groepen in cijfers.filter(maat=Capaciteitsmaat.GROEPEN):
        grootte = cijfers.filter(
            maat=Capaciteitsmaat.GROEPSGROOTTE,
            bron=groepen.bron,
            peildatum=groepen.peildatum,
            voorziening=groepen.voorziening,
            aanbieder=groepen.aanbieder,
        ).first()
        if grootte:
            yield vergelijk(
                groepen,
                "niet gedrukt",
                groepen.waarde * grootte.waarde,
                kenmerk=groepen.code,
                titel=f"Plaatsen van {groepen.onderwerp}: groepen maal grootte",
                vindplaats_b=f"{groepen.waarde:.0f} maal {grootte.waarde:.0f}",
                oordeel=Oordeel.AFGELEID,
            )


@controle(
    "plaatsen-kleinschalig",
    "Kleinschalig is hooguit zes",
    "Legt de plekken van KAR-locaties naast de groepsgrootte die het plan kleinschalig noemt.",
)
def plaatsen_kleinschalig() -> Iterator[Uitkomst]:
    for grens in Kerncijfer.objects.filter(
        onderwerp="groepsgrootte nieuw", waarde_tot__isnull=False
    ).select_related("bron__gebied"):
        metingen = list(
            Capaciteitsmeting.objects.filter(
                voorziening__zorgvorm=Zorgvorm.KAR, bron=grens.bron, plaatsen__isnull=False
            )
            .select_related("bron", "voorziening")
            .order_by("-plaatsen", "pk")
        )
        if metingen:
            grootste = metingen[0]
            te_groot = (grootste.plaatsen or 0) > (grens.waarde_tot or 0)
            yield vergelijk(
                grens,
                grens.waarde_tot or 0,
                (grootste.plaatsen if te_groot else grens.waarde_tot) or 0,
                kenmerk=f"{grens.bron.code}-kar",
                titel="Plekken van een KAR-locatie tegenover de grens van kleinschalig",
                bron_b=grootste.bron,
                vindplaats_b=f"{grootste.vindplaats}: {len(metingen)} locaties",
                nota="Tenzij het twee groepen zijn; het aantal groepen is niet gedrukt.",
                onderwerpen=(grens, *metingen),
            )


@controle(
    "plaatsen-telling",
    "Genoemde aantallen kloppen met wat is vastgelegd",
    "Telt locaties en aanbieders die de bron noemt en vergelijkt met het genoemde aantal.",
)
def plaatsen_telling() -> Iterator[Uitkomst]:
    tellingen = {
        "KAR-locaties in Gelderland": Voorziening.objects.filter(
            zorgvorm=Zorgvorm.KAR, locatie__gebied__code="GLD"
        ).count(),
        "aanbieders met SpUK-voorzieningen": Voorziening.objects.filter(
            bron__gebied__code="OV", zorgvorm=Zorgvorm.O3M
        ).aggregate(aantal=Count("locatie__aanbieders", distinct=True))["aantal"],
        "locaties waarvan capaciteit wordt afgebouwd": Voorziening.objects.filter(
            statussen__bron__gebied__code="ZW"
        )
        .exclude(zorgvorm=Zorgvorm.HYBRIDE)
        .distinct()
        .count(),
    }
    for onderwerp, geteld in tellingen.items():
        for cijfer in Kerncijfer.objects.filter(onderwerp=onderwerp).select_related("bron__gebied"):
            yield vergelijk(
                cijfer,
                cijfer.waarde,
                geteld,
                kenmerk=cijfer.code,
                titel=hoofdletter(onderwerp),
                vindplaats_b="geteld in de vastgelegde voorzieningen",
            )


@controle(
    "plaatsen-jeugdwet",
    "Aandeel via de Jeugdwet",
    "Deelt jeugdigen via de Jeugdwet door alle jeugdigen waar een bron beide noemt.",
)
def plaatsen_jeugdwet() -> Iterator[Uitkomst]:
    cijfers = Capaciteitscijfer.objects.filter(
        maat=Capaciteitsmaat.JEUGDIGEN, aanbieder__isnull=False
    ).select_related("bron__gebied", "aanbieder")
    for deel in cijfers.filter(omschrijving__icontains="jeugdwet"):
        geheel = cijfers.filter(aanbieder=deel.aanbieder, omschrijving__icontains="totaal").first()
        if geheel:
            yield vergelijk(
                deel,
                "niet gedrukt",
                round_half_up(Decimal(100) * deel.waarde / geheel.waarde, 0),
                kenmerk=deel.code,
                titel=f"Bewoners van {deel.aanbieder} via de Jeugdwet, in procent",
                vindplaats_b=f"{deel.waarde:.0f} van {geheel.waarde:.0f}",
                oordeel=Oordeel.AFGELEID,
            )
