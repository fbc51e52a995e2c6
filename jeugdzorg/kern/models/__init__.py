from .beveiliging import Beveiligingsgebeurtenis, Gebeurtenissoort, Uitkomst
from .keten import Ketenschakel, Schakelsoort
from .taak import LOPEND, STALE, VERDWENEN, Taak, TaakQuerySet, TaakStatus

__all__ = [
    "LOPEND",
    "STALE",
    "VERDWENEN",
    "Beveiligingsgebeurtenis",
    "Gebeurtenissoort",
    "Ketenschakel",
    "Schakelsoort",
    "Taak",
    "TaakQuerySet",
    "TaakStatus",
    "Uitkomst",
]
