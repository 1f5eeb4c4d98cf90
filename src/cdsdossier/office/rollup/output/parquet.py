"""A roll-up as Parquet, one row a school, with typed columns: for programs that read many of them."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from cdsdossier.errors import WrongUsage
from cdsdossier.office.rollup.output.records import RecordValue, build_record_columns, build_records
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text.visible import to_visible

_MISSING = 'Tệp Parquet cần thêm gói pyarrow. Cài một lần: py -m pip install "cdsdossier[parquet]"'


def rollup_parquet(counted: Tally) -> bytes:
    """Return the records with texts, whole numbers, floating points, flags and days as such.

    Raises WrongUsage where pyarrow is not installed.
    """
    pa, files = import_parquet()
    types: dict[str, Any] = {
        "text": pa.string(),
        "count": pa.int64(),
        "points": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
    }
    rows, named = build_records(counted), build_record_columns(counted)
    arrays = [pa.array([plain_value(row.get(one.name)) for row in rows], types[one.type]) for one in named]
    data = io.BytesIO()
    files.write_table(pa.table(arrays, names=[plain_value(one.name) for one in named]), data)
    return data.getvalue()


def import_parquet() -> tuple[Any, Any]:
    """Return pyarrow and its module for files; raise WrongUsage where it is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as files
    except ImportError as error:
        raise WrongUsage(_MISSING) from error
    return pa, files


def plain_value(value: RecordValue) -> object:
    """Return a value as pyarrow takes it."""
    if isinstance(value, str):
        return to_visible(value)
    return float(value) if isinstance(value, Decimal) else value
