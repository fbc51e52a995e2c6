"""The tables of indicators, measurements, paths, targets and cycles, in the order to load them."""

from typing import Any

from jeugdzorg.kern.fixture_tables import FixtureTable


def zoals_de_bron(versie: dict[str, Any]) -> dict[str, Any]:
    """The words of a first version are those of the source."""
    indicator = versie["indicator"]
    return {veld: getattr(indicator, veld) for veld in ("naam", "betekenis", "eenheid", "richting")}


def zelf_gewijzigd() -> set[int]:
    """Indicators that people gave a next definition or withdrew; the source does not undo that."""
    from .models import Indicator

    gewijzigd = Indicator.objects.filter(versies__nummer__gt=1).values_list("pk", flat=True)
    ingetrokken = Indicator.objects.filter(tot_jaar__isnull=False).values_list("pk", flat=True)
    return {*gewijzigd, *ingetrokken}


def versies_van_gewijzigde() -> set[int]:
    """First versions of those: they stay as they were."""
    from .models import Indicatorversie

    van = Indicatorversie.objects.filter(indicator__in=zelf_gewijzigd())
    return set(van.values_list("pk", flat=True))


def zelf_gekozen() -> set[int]:
    """Choices of an area that people changed since they were loaded."""
    from jeugdzorg.kern.tracking import event_model_of

    from .models import Gebiedsindicator

    spoor = event_model_of(Gebiedsindicator).objects.filter(pgh_label="gewijzigd")
    return set(spoor.values_list("pgh_obj_id", flat=True))


def gevolgde_opdrachten() -> set[int]:
    """Assignments of which somebody told progress, or that somebody changed."""
    from .models import Ontwikkelopdracht

    return set(Ontwikkelopdracht.objects.filter(revisie__gt=0).values_list("pk", flat=True))


def begonnen_cycli() -> set[int]:
    """Cycles in which a step was taken: their state is no longer that of the file."""
    from .models import Cyclus

    return set(Cyclus.objects.filter(gebeurtenissen__isnull=False).values_list("pk", flat=True))


def eigen_instellingen() -> set[int]:
    """Settings of cycles that an area changed since they were loaded."""
    from .models import Cyclusinstelling

    eigen = Cyclusinstelling.objects.filter(gewijzigd_op__isnull=False)
    return set(eigen.values_list("pk", flat=True))


def bijgehouden_alternatieven() -> set[int]:
    """Those that people changed since."""
    from .models import Alternatief

    return set(Alternatief.objects.filter(revisie__gt=0).values_list("pk", flat=True))


TABELLEN = [
    FixtureTable(
        "monitoring/indicatoren.csv",
        "monitoring.Indicator",
        key=("code",),
        references={"onderdeel_van": "code"},
        keep=zelf_gewijzigd,
    ),
    FixtureTable(
        "monitoring/indicatorversies.csv",
        "monitoring.Indicatorversie",
        key=("indicator", "nummer"),
        derive=zoals_de_bron,
        keep=versies_van_gewijzigde,
    ),
    FixtureTable(
        "monitoring/uitsplitsingen.csv",
        "monitoring.Uitsplitsing",
        key=("indicator", "code", "vanaf_versie"),
    ),
    FixtureTable(
        "monitoring/gebiedsindicatoren.csv",
        "monitoring.Gebiedsindicator",
        key=("gebied", "indicator", "vanaf_jaar", "vanaf_helft"),
        keep=zelf_gekozen,
    ),
    FixtureTable("monitoring/metingen.csv", "monitoring.Meting", key=("code",)),
    FixtureTable("monitoring/afbouwpaden.csv", "monitoring.Afbouwpad", key=("code",)),
    FixtureTable("monitoring/padpunten.csv", "monitoring.Padpunt", key=("pad", "volgnummer")),
    FixtureTable("monitoring/paddelen.csv", "monitoring.Paddeel", key=("pad", "jeugdhulpregio")),
    FixtureTable(
        "monitoring/doelstellingen.csv",
        "monitoring.Doelstelling",
        key=("indicator", "jeugdhulpregio", "gebied", "doeldatum", "bron"),
    ),
    FixtureTable(
        "monitoring/cyclusinstellingen.csv",
        "monitoring.Cyclusinstelling",
        key=("gebied",),
        keep=eigen_instellingen,
    ),
    FixtureTable(
        "monitoring/cycli.csv",
        "monitoring.Cyclus",
        key=("gebied", "jaar", "helft"),
        keep=begonnen_cycli,
    ),
    FixtureTable("monitoring/kerncijfers.csv", "regio.Kerncijfer", key=("code", "bron")),
    FixtureTable(
        "monitoring/ontwikkelopdrachten.csv",
        "monitoring.Ontwikkelopdracht",
        key=("code",),
        keep=gevolgde_opdrachten,
    ),
    FixtureTable(
        "monitoring/alternatieven.csv",
        "monitoring.Alternatief",
        key=("code",),
        keep=bijgehouden_alternatieven,
    ),
]
