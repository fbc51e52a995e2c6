"""What a room tells: rooms after it listen, so that it need not know them. Sent in the transaction.

``levering_ingeleverd``: ``levering``, ``vorige`` (what it replaces, or None), ``by``.
``levering_teruggenomen``: ``levering``, ``by``.
``definitie_gewijzigd``: ``versie``, ``by``. ``indicator_ingetrokken``: ``indicator``, ``laatste``
(half-year), ``reden``, ``by``.
"""

from typing import Final

from django.dispatch import Signal

levering_ingeleverd: Final = Signal()
levering_teruggenomen: Final = Signal()
definitie_gewijzigd: Final = Signal()
indicator_ingetrokken: Final = Signal()
