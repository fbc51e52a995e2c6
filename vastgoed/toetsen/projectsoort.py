"""Rows of a plan by the kind of project they belong to. Knows no database."""

from ..plan.inhoud import SLEUTEL, Inhoud, Rij, rijen

PROJECTEN = "projecten"


def soorten(inhoud: Inhoud) -> dict[str, str]:
    """Per project code its kind."""
    return {rij["code"]: rij.get("soort", "") for rij in rijen(inhoud, PROJECTEN) if "code" in rij}


def soort_van(tabel: str, rij: Rij, per_project: dict[str, str]) -> str:
    """Empty for a row that belongs to no project, or to one that is not there."""
    if tabel == PROJECTEN:
        return rij.get("soort", "")
    return per_project.get(rij.get("project", ""), "")


def van_soort(inhoud: Inhoud, soort: str) -> Inhoud:
    """Without the rows of projects of another kind; no kind: as it is."""
    if not soort:
        return inhoud
    per_project = soorten(inhoud)
    tabellen = {
        tabel: [rij for rij in lijst if soort_van(tabel, rij, per_project) in {"", soort}]
        for tabel, lijst in inhoud.get("tabellen", {}).items()
    }
    return {**inhoud, "tabellen": tabellen}


def soort_per_rij(inhoud: Inhoud) -> dict[str, str]:
    """Of every row of a project its place (``gebouwen/g1``) and the kind of the project."""
    per_project = soorten(inhoud)
    return {
        f"{tabel}/{rij[SLEUTEL]}": soort
        for tabel, lijst in inhoud.get("tabellen", {}).items()
        for rij in lijst
        if (soort := soort_van(tabel, rij, per_project))
    }
