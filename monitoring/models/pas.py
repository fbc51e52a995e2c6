from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from capaciteit.models import Voorziening
from regio.choices import DatumPrecisie, UitspraakSoort
from regio.models import Bronvermelding, Gebied, Jeugdhulpregio, Organisatie, Uitspraak
from vastgoed.models import Vastgoedplan

from ..choices_pas import ALTERNATIEFSOORTEN, Alternatiefstatus, Zekerheid
from ..querysets_pas import AlternatiefQuerySet


class Alternatief(Bronvermelding):
    """Something that is there, or is being made, so that youths need not be in closed care.

    Invariant: places that a facility in the books or a plan accounts for are counted there and not
    from here (``pas.beeld``). Withdrawn entries stay, with the reason.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=150)
    soort = models.CharField("soort", max_length=20, choices=ALTERNATIEFSOORTEN)
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="alternatieven")
    jeugdhulpregios = models.ManyToManyField(
        Jeugdhulpregio,
        blank=True,
        related_name="alternatieven",
        verbose_name="regio's",
        help_text="Leeg: voor het hele gebied, of niet bekend.",
    )
    omschrijving = models.TextField("omschrijving", max_length=1000, blank=True)
    plaatsen = models.PositiveIntegerField(
        "plaatsen",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Leeg: geen plaatsen, of niet bekend hoeveel.",
    )
    bereik = models.PositiveIntegerField(
        "bereik per jaar",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Hoeveel jeugdigen er per jaar mee geholpen kunnen worden, bij hulp zonder "
        "plaatsen. Geen telling van wie er is.",
    )
    fase = models.CharField("fase", max_length=15, choices=Zekerheid, default=Zekerheid.IDEE)
    behoefte = models.ForeignKey(
        Uitspraak,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="alternatieven",
        limit_choices_to={"soort": UitspraakSoort.DOELGROEP},
        verbose_name="behoefte",
        help_text="De doelgroep uit een plan waarvoor dit een antwoord is.",
    )
    doelgroep = models.CharField("voor wie", max_length=200, blank=True)
    partners = models.ManyToManyField(
        Organisatie, blank=True, related_name="alternatieven", verbose_name="partners"
    )
    andere_partners = models.CharField(
        "andere partners", max_length=200, blank=True, help_text="Die hier niet in de lijst staan."
    )
    vanaf = models.DateField(
        "vanaf", null=True, blank=True, help_text="Wanneer het er is. Leeg: niet bekend."
    )
    vanaf_precisie = models.CharField(
        "precisie van vanaf", max_length=12, choices=DatumPrecisie, default=DatumPrecisie.DAG
    )
    tot = models.DateField("tot en met", null=True, blank=True)
    voorziening = models.ForeignKey(
        Voorziening,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="alternatieven",
        verbose_name="voorziening in het register",
        help_text="Staan de plaatsen in de plaatsenbalans, dan tellen zij daar.",
    )
    plan = models.ForeignKey(
        Vastgoedplan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="alternatieven",
        verbose_name="vastgoedplan",
        help_text="Staan de plaatsen in dit plan, dan tellen zij daar.",
    )
    status = models.CharField(
        "status", max_length=12, choices=Alternatiefstatus, default=Alternatiefstatus.ACTUEEL
    )
    reden = models.CharField("waarom niet meer actueel", max_length=300, blank=True)
    revisie = models.PositiveIntegerField("revisie", default=0, editable=False)

    objects = AlternatiefQuerySet.as_manager()

    class Meta:
        ordering = ["naam", "code"]
        verbose_name_plural = "alternatieven"
        indexes = [models.Index(fields=["gebied", "status"], name="alternatief_gebied")]
        constraints = [
            models.CheckConstraint(
                condition=Q(plaatsen__isnull=True) | Q(plaatsen__gt=0),
                name="alternatief_plaatsen",
                violation_error_message="Laat de plaatsen leeg als er geen zijn.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(vanaf__isnull=True) | Q(tot__gte=F("vanaf")),
                name="alternatief_periode",
                violation_error_message="Het einde ligt voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(status=Alternatiefstatus.ACTUEEL) | ~Q(reden=""),
                name="alternatief_reden",
                violation_error_message="Zeg waarom dit niet meer actueel is.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("monitoring:alternatief", args=[self.code])

    @property
    def fase_badge(self) -> Zekerheid:
        return Zekerheid(self.fase)

    @property
    def status_badge(self) -> Alternatiefstatus:
        return Alternatiefstatus(self.status)
