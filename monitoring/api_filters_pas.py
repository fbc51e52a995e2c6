"""What one can filter on in the API of alternatives."""

from capaciteit.models import Voorziening
from jeugdzorg.kern.api_filters import ChoiceFilter, CodeFilter
from regio.api_filters import BronvermeldingFilter, GebiedFilter, ZoekFilter, ZorgvormFilter
from regio.models import Jeugdhulpregio, Uitspraak

from .choices_pas import Alternatiefstatus, Zekerheid


class AlternatiefFilter(BronvermeldingFilter):
    gebied = GebiedFilter()
    jeugdhulpregio = CodeFilter(
        Jeugdhulpregio, "jeugdhulpregios", help_text="Code van een jeugdhulpregio."
    )
    soort = ZorgvormFilter("soort")
    fase = ChoiceFilter(Zekerheid, help_text="Hoe ver het is.")
    status = ChoiceFilter(Alternatiefstatus, help_text="Of het geldt.")
    behoefte = CodeFilter(Uitspraak, help_text="Code van de doelgroep waarvoor het is.")
    voorziening = CodeFilter(Voorziening, help_text="Code van een voorziening.")
    zoek = ZoekFilter("code", "naam", "omschrijving", "doelgroep")
