"""Alternatives as the API shows them. Which plan an entry belongs to stays out: a plan is not for
everybody who reads the register."""

from regio.serializers import BRON_FIELDS, BronvermeldingSerializer

from .models import Alternatief


class AlternatiefSerializer(BronvermeldingSerializer):
    units = {"plaatsen": "plaatsen", "bereik": "jeugdigen per jaar"}

    class Meta:
        model = Alternatief
        fields = (
            "url",
            "code",
            "naam",
            "soort",
            "gebied",
            "jeugdhulpregios",
            "omschrijving",
            "plaatsen",
            "bereik",
            "fase",
            "behoefte",
            "doelgroep",
            "partners",
            "andere_partners",
            "vanaf",
            "vanaf_precisie",
            "tot",
            "voorziening",
            "status",
            "reden",
            *BRON_FIELDS,
        )
