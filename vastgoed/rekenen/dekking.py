"""The baseline (startfoto) against the projects: which places does no project take up?

Source: OVR, chapter 5, 1.1.a and 1.2.a: the places of the baseline are counted per facility.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Dekking:
    """Of one facility: places in the baseline, and in the projects together."""

    voorziening: str
    startfoto: int
    in_projecten: int

    @property
    def gedekt(self) -> int:
        return min(self.startfoto, self.in_projecten)

    @property
    def ontbreekt(self) -> int:
        """Places of the baseline that no project takes up."""
        return self.startfoto - self.gedekt

    @property
    def teveel(self) -> int:
        """Places that projects count beyond the baseline: counted twice, or not there."""
        return self.in_projecten - self.gedekt


def dekking(
    startfoto: Mapping[str, int], in_projecten: Iterable[tuple[str, int]]
) -> tuple[Dekking, ...]:
    """Per facility of the baseline, then those that only a project names, in that order."""
    geteld: dict[str, int] = {}
    for voorziening, plaatsen in in_projecten:
        geteld[voorziening] = geteld.get(voorziening, 0) + plaatsen
    return tuple(
        Dekking(voorziening, startfoto.get(voorziening, 0), geteld.get(voorziening, 0))
        for voorziening in dict.fromkeys([*startfoto, *geteld])
    )
