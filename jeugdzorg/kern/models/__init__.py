from .beveiliging import Beveiligingsgebeurtenis, Gebeurtenissoort, Uitkomst
from .gevolgd import Gevolgd, Volgnummer, deel_van
from .keten import Ketenschakel, Schakelsoort
from .taak import LOPEND, STALE, VERDWENEN, Taak, TaakQuerySet, TaakStatus

__all__ = [
    "LOPEND",
    "STALE",
    "VERDWENEN",
    "Beveiligingsgebeurtenis",
    "Gebeurtenissoort",
    "Gevolgd",
    "Ketenschakel",
    "Schakelsoort",
    "Taak",
    "TaakQuerySet",
    "TaakStatus",
    "Uitkomst",
    "Volgnummer",
    "deel_van",
]
