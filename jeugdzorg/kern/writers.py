"""Who is writing in this database at this moment, as SQL: the numbers of their transactions.

A server numbers the transactions of all its databases together, so a snapshot of one also names the
writers in another; what those do never shows here, and they may take hours. Who is not known to be
in another database counts as writing here. Who asks is not among the writers.
"""

from typing import Final

WRITERS: Final = """
    SELECT x::text::bigint AS number
    FROM pg_snapshot_xip(pg_current_snapshot()) AS x
    WHERE NOT EXISTS (
        SELECT FROM pg_stat_activity WHERE datname <> current_database()
        AND backend_xid::text::bigint = x::text::bigint & 4294967295
    )
"""
"""Column ``number``. ``pg_stat_activity`` shows it without how often the count began anew."""

COMPLETE: Final = f"""
    least(
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
        pg_current_xact_id_if_assigned()::text::bigint,
        (SELECT min(number) FROM ({WRITERS}) AS writers)
    )
"""  # noqa: S608 - no input
"""All transactions of this database with a lower number have ended."""
