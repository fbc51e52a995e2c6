"""What somebody can choose from while keeping the register."""

from typing import Any

from django.db.models import Q, QuerySet

from regio.choices import OrganisatieSoort
from regio.models import Aanbieder
from regio.rules import organisaties_met_rol

from ..models import Locatie, Voorziening
from ..rules import BEHEERDERS
from .bevoegd import eigen_organisaties


def bij_te_houden(user: Any) -> QuerySet[Locatie]:
    """Locations that ``user`` sees and keeps; agrees with the rule ``register_bijhouden``."""
    plant = organisaties_met_rol(user, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    regios = {regio for pk in plant for regio in user.werkgebieden[pk].regios}
    recht = Q(aanbieders__in=eigen_organisaties(user)) | Q(jeugdhulpregio__in=regios)
    for deel in user.behandelingen_van(plant):
        recht |= Q(aanbieders=deel.aanbieder, pk__in=deel.locaties)
    return Locatie.objects.visible_to(user).filter(pk__in=Locatie.objects.filter(recht))


def bij_te_houden_voorzieningen(user: Any) -> QuerySet[Voorziening]:
    """Facilities at those locations, to choose one that places go to."""
    rijen = Voorziening.objects.visible_to(user).filter(locatie__in=bij_te_houden(user))
    return rijen.select_related("locatie").order_by("locatie__naam", "naam", "pk")


def kiesbare_aanbieders(user: Any) -> QuerySet[Aanbieder]:
    """Providers that ``user`` may name at a location: for a provider itself, else all it sees."""
    plant = organisaties_met_rol(user, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    aanbieders = Aanbieder.objects.visible_to(user)
    return aanbieders if plant else aanbieders.filter(pk__in=eigen_organisaties(user))
