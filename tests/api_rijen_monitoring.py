"""One row of every resource of monitoring in the API, with everything that hangs on it."""

from datetime import date
from typing import Any

from django.db.models import Model

from monitoring.analyse.bijdrage import Bijdragetabel
from monitoring.analyse.cijfer import Cijfer
from monitoring.models import (
    Afbouwpad,
    Besluitregel,
    Cyclus,
    Cyclusbesluit,
    Doelstelling,
    Indicator,
    Meting,
    Opdrachtvoortgang,
    Paddeel,
    Padpunt,
)
from monitoring.reflectie.sessies import sessie_vaststellen
from regio.choices import OrganisatieSoort
from regio.models import (
    Organisatie,
)
from tests.factories import (
    make_bron,
    make_gebied,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)
from tests.factories_monitoring import make_pad, make_scenario
from tests.factories_monitoring_analyse import (
    make_aanbeveling,
    make_advies,
    make_analyse,
    make_hiaat,
)
from tests.factories_monitoring_analyse import make_cyclus as make_analysecyclus
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator
from tests.factories_monitoring_rapport import make_rapport
from tests.factories_monitoring_reflectie import make_actie, make_gevuld, make_opdracht

DAG = date(2023, 7, 1)


def indicator(bron: Any) -> Indicator:
    """With a definition, a breakdown, and an area that follows it."""
    rij = make_indicator(bron=bron, naam="Instroom", gebied=make_gebied(), assen=["wonen"])
    make_gebiedsindicator(indicator=rij)
    return rij


def meting(bron: Any) -> Model:
    return Meting.objects.create(
        code=f"met-{next(nummers)}", indicator=indicator(make_bron()), bron=bron, waarde=12,
        jeugdhulpregio=make_jeugdhulpregio(), periode_van=date(2023, 1, 1), periode_tot=DAG,
    )  # fmt: skip


def doelstelling(bron: Any) -> Model:
    return Doelstelling.objects.create(
        indicator=make_indicator(), gebied=make_gebied(), bron=bron, basiswaarde=125,
        basisdatum=DAG, doelwaarde=54, doeldatum=date(2028, 1, 1),
    )  # fmt: skip


def afbouwpad(bron: Any) -> Model:
    pad = Afbouwpad.objects.create(
        code=f"PAD-{next(nummers)}", naam="Pad", gebied=make_gebied(), bron=bron,
        indicator=indicator(make_bron()), soort="pro_rata", grootheid="stand", eenheid="bedden",
        startwaarde=125, startdatum=DAG, doelwaarde=54, doeldatum=date(2028, 1, 1),
        looptijd_maanden=42,
    )  # fmt: skip
    for volgnummer, (basis, waarde) in enumerate([(49, 125), (76, 54)], start=1):
        datum = date(2022 + volgnummer, 1, 1)
        Padpunt.objects.create(
            pad=pad, volgnummer=volgnummer, datum=datum, waarde=waarde, bron=bron
        )
        Paddeel.objects.create(
            pad=pad, jeugdhulpregio=make_jeugdhulpregio(), volgorde=volgnummer, basis=basis,
            doel=21, afname=27, afname_procent=-57, per_jaar=8, per_jaar_procent=-16, bron=bron,
        )  # fmt: skip
    return pad


def scenario(bron: Any) -> Model:
    """Made by another. Of a closed source: shared with its owner. Else: with all in the area."""
    gebied = make_gebied()
    if bron.eigenaar_id:
        pad = make_pad(gebied=gebied, bron=bron)
        return make_scenario(pad=pad, deling="organisatie", organisatie=bron.eigenaar)
    meedoen(bron, gebied)
    return make_scenario(pad=make_pad(gebied=gebied, bron=bron), deling="gebied")


def meedoen(bron: Any, gebied: Any) -> None:
    """Work in the area: of a closed source its owner; of another every municipality."""
    gemeenten = Organisatie.objects.filter(soort=OrganisatieSoort.GEMEENTE)
    for organisatie in [bron.eigenaar] if bron.eigenaar_id else gemeenten:
        organisatie.gebieden.add(gebied)


def gebied_van(bron: Any) -> Any:
    """An area of that source, with two regions."""
    return make_gebied(bron=bron, regios=[make_jeugdhulpregio(), make_jeugdhulpregio()])


def reflectiesessie(bron: Any) -> Model:
    """Adopted, with an action, in an area where one works."""
    sessie = make_gevuld()
    meedoen(bron, sessie.cyclus.gebied)
    make_actie(sessie=sessie)
    sessie_vaststellen(sessie, by=None)
    return sessie


def analyse(bron: Any) -> Model:
    """Adopted, with a figure, gaps of two regions, and an advice that was decided on."""
    cyclus = make_analysecyclus(
        "advies",
        gebied=gebied_van(bron),
    )
    meedoen(bron, cyclus.gebied)
    rij = make_analyse(
        cyclus,
        vastgesteld_op="2024-10-01T10:00Z",
        tekst="Er zijn {cijfer:KWN-01|JZ24|2024-1} bedden.",
        cijfers={"KWN-01|JZ24|2024-1": Cijfer("KWN-01|JZ24|2024-1", "49").as_json()},
        bijdragen=[Bijdragetabel("Pad", "bedden", "2024", "deel", "2 van 2", ()).as_json()],
    )
    advies = make_advies(rij, aantal=1, aangeboden_op="2024-10-02T10:00Z")
    besluit = Cyclusbesluit.objects.create(advies=advies, genomen_op=DAG, door=rij.gemaakt_door)
    for _ in range(2):
        hiaat = make_hiaat(rij)
        hiaat.regios.set([make_jeugdhulpregio(), make_jeugdhulpregio()])
        aanbeveling = make_aanbeveling(advies, hiaat=hiaat)
        Besluitregel.objects.create(
            besluit=besluit,
            aanbeveling=aanbeveling,
            uitkomst="overgenomen",
            opdracht=make_opdracht(gebied=cyclus.gebied),
        )
    return rij


def opdracht(bron: Any) -> Model:
    """Part of another, to an organisation, with progress."""
    heel = make_opdracht(bron=bron)
    rij = make_opdracht(
        bron=bron, gebied=heel.gebied, onderdeel_van=heel, organisatie=make_organisatie()
    )
    for tekst in ("Begonnen", "Half"):
        Opdrachtvoortgang.objects.create(opdracht=rij, status="bezig", tekst=tekst, namens="Regio")
    return rij


def rapport(bron: Any) -> Model:
    """A published one: everybody with a key reads it, also of an area of a closed source."""
    cyclus = Cyclus.objects.create(
        gebied=gebied_van(bron),
        jaar=2023,
        helft=2,
    )
    return make_rapport(cyclus=cyclus, status="gepubliceerd")
