"""The workflow of a plan as a document: its steps, terms and ways back, made from the table."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings

from .choices_plan import Aanzet
from .choices_plan import Planstatus as S
from .werkstroom import OVERGANGEN, Overgang

BESTAND: Final = settings.BASE_DIR / "docs" / "plan-verloop.md"
BEELD: Final = settings.BASE_DIR / "docs" / "beeld" / "plan-verloop.svg"
KOP: Final = """\
# The course of a property plan

Made from the code (`vastgoed/werkstroom.py`) by `manage.py planverloop`; do not edit.

![States as boxes, steps as arrows; dashed arrows take a step back](beeld/plan-verloop.svg)

A step goes through one door, `vastgoed.verloop.overgang`: the plan under a row lock, then in this
order: may this user do it (403), is the plan in the right state (409, with who did what last), is
all there and well filled in (the reason at the field). State, term, turn, effects, the record of
the step and the messages are stored together or not at all. The same step sent twice by the same
user with the same input is done once.

The page of a step shows first what will happen and who gets a message; the same function
(`vastgoed.ontvangers`) fills the outbox and the record.
"""
TERMIJNEN: Final = """\
## Terms

In working days, from the day of the step. The working days of a review stand still while a
supplement is out: what was left goes on when the plan is taken into review again or the question
is withdrawn. A plan that was withdrawn goes on with the days that were left then. Nobody gets less
than one working day.
"""
BESLUIT: Final = """\
## Decision

Approving books the places of the plan in the plaatsenbalans as a plan, and makes facilities (and
locations) that are not in the register yet, as planned. It is done by right of who coordinates:
the decider, else who gave the advice. The page tries every line first and says which cannot be
booked and why; then nothing is booked and the plan cannot be approved. Revoking books back what is
still a plan; what was carried out stays, and new facilities stay in the register as planned.
"""


def document() -> str:
    return "\n".join(
        [KOP, *stappen(), "", TERMIJNEN, *termijnen(), "", *terug(), "", BESLUIT, *mermaid(), ""]
    )


def stappen() -> Iterator[str]:
    yield "## Steps\n"
    yield "| step | from | to | who | asks | whose turn after |"
    yield "|---|---|---|---|---|---|"
    for stap in OVERGANGEN.values():
        van = ", ".join(stand.label for stand in stap.van)
        vraagt = ", ".join(stap.velden) or "–"
        yield (
            f"| {stap.label} (`{stap.code}`) | {van} | {naar(stap)} | {stap.wie} | {vraagt} "
            f"| {Aanzet(stap.aan_zet).label} |"
        )


def naar(stap: Overgang) -> str:
    return stap.naar.label if stap.naar else "the state before"


def termijnen() -> Iterator[str]:
    yield "| after | working days |"
    yield "|---|---|"
    for stap in OVERGANGEN.values():
        if stap.termijn is not None:
            yield f"| {stap.label} | {stap.termijn} |"
    yield "| Aanvulling vragen | the day in the request |"


def terug() -> Iterator[str]:
    yield "## Ways back\n"
    yield "| step | is taken back by |"
    yield "|---|---|"
    for stap in OVERGANGEN.values():
        if stap.terug_van:
            yield f"| {OVERGANGEN[stap.terug_van].label} | {stap.label} |"


def mermaid() -> Iterator[str]:
    """The same drawing as text, for readers that draw it themselves."""
    yield "## As text\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {S.CONCEPT.value}"
    for stap in OVERGANGEN.values():
        for van in stap.van:
            doelen = (stap.naar,) if stap.naar else OVERGANGEN[stap.terug_van].van
            for doel in doelen:
                yield f"    {van.value} --> {doel.value}: {stap.label}"
    yield "```"
