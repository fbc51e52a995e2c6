"""How much waits for a user, counted in one query that is put together once.

Every page shows the count, and putting the query together took longer than all else on a page.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from regio.choices import OrganisatieSoort

BEWAARD: Final = 500
Lijst = Callable[[Any], QuerySet[Any]]

_vragen: Final[dict[Any, tuple[str, tuple[Any, ...]]]] = {}


def tellen(lijsten: Sequence[Lijst], user: Any) -> int:
    """The rows of all ``lijsten`` together. A list asks the database nothing when it is made, and
    depends on nothing but what ``afhankelijk_van`` gives."""
    sleutel = (tuple(lijsten), *afhankelijk_van(user))
    if sleutel not in _vragen:
        _vragen[sleutel] = vraag(lijsten, user)
        while len(_vragen) > BEWAARD:
            _vragen.pop(next(iter(_vragen)), None)
    sql, params = _vragen.get(sleutel) or vraag(lijsten, user)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        [aantal] = cursor.fetchone()
    return aantal


def afhankelijk_van(user: Any) -> tuple[Any, ...]:
    """All that decides which rows wait for ``user``: the day, the roles, and the areas of who works
    for no provider."""
    rollen = sorted(
        (lid.organisatie_id, lid.rol, lid.organisatie.soort, lid.organisatie.jeugdhulpregio_id or 0)
        for lid in user.huidige_lidmaatschappen
    )
    bij = {nummer for nummer, _, soort, _ in rollen if soort != OrganisatieSoort.AANBIEDER}
    gebieden = sorted((nummer, *sorted(user.werkgebieden[nummer].gebieden)) for nummer in bij)
    return user.pk, timezone.localdate(), tuple(rollen), tuple(gebieden)


def vraag(lijsten: Sequence[Lijst], user: Any) -> tuple[str, tuple[Any, ...]]:
    eerste, *rest = (lijst(user).order_by().values("pk") for lijst in lijsten)
    alle = eerste.union(*rest, all=True)
    try:
        sql, params = alle.query.get_compiler(using=alle.db).as_sql()
    except EmptyResultSet:
        return "SELECT 0", ()
    return f"SELECT count(*) FROM ({sql}) werk", tuple(params)  # noqa: S608 - Django's own text
