"""Parquet made of CSV: a process of its own, from standard input to standard output.

Started by ``streaming`` as ``python parquet.py plaatsen:integer,bron:string``; the memory that
pyarrow needs goes with the process.
"""

import sys
from typing import Any, Final

BLOCK: Final = 4_000_000
"""Bytes of CSV that become one row group."""


def column_types(kinds: str) -> dict[str, Any]:
    import pyarrow

    types = {
        "boolean": pyarrow.bool_(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "date-time": pyarrow.timestamp("us", tz="UTC"),
        "string": pyarrow.string(),
    }
    return {name: types[kind] for name, kind in (pair.split(":") for pair in kinds.split(","))}


def main(kinds: str) -> None:
    from pyarrow import csv, parquet

    convert = csv.ConvertOptions(
        column_types=column_types(kinds),
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    read = csv.ReadOptions(block_size=BLOCK, use_threads=False)
    parse = csv.ParseOptions(newlines_in_values=True)
    with (
        csv.open_csv(sys.stdin.buffer, read, parse, convert) as batches,
        parquet.ParquetWriter(sys.stdout.buffer, batches.schema) as writer,
    ):
        for batch in batches:
            writer.write_batch(batch)


if __name__ == "__main__":
    main(sys.argv[1])
