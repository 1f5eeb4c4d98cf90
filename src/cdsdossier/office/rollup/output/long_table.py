"""The long table (``--rows``): a line for each row of each dossier, for programs. Streamed, so memory stays small.

The shape is a promise, :data:`SCHEMA`: a column keeps its name, type and meaning; new ones come at the end.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from cdsdossier import __version__
from cdsdossier.errors import WrongUsage
from cdsdossier.office.rollup.collect.detail import RowDetail
from cdsdossier.office.rollup.collect.detail_store import DetailStore
from cdsdossier.office.rollup.collect.rows import GroupRow, SchoolRow
from cdsdossier.office.rollup.output.parquet import import_parquet, plain_value
from cdsdossier.office.rollup.output.records import RecordType, RecordValue
from cdsdossier.office.rollup.statistics.distribution import CountedSchool
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.text.visible import escape_json
from cdsdossier.views.csv import format_csv_rows

SCHEMA = "cdsdossier.rows/1"
#: What ``--rows`` writes, by the ending of the file.
LONG_FORMS = (".csv", ".parquet")
#: Lines that are written together.
_TOGETHER = 20_000

_Line = tuple[RecordValue, ...]


class _Column(NamedTuple):
    name: str
    type: RecordType
    about: str


_COLUMNS = (
    _Column("school", "text", "Tên đơn vị"),
    _Column("code", "text", "Ký hiệu"),
    _Column("kind", "text", "Loại đơn vị"),
    _Column("body", "text", "Cơ quan quản lý"),
    _Column("school_year", "text", "Năm học"),
    _Column("indicator_set", "text", "Bộ chỉ số dùng để chấm"),
    _Column("place", "text", "Nơi tìm thấy; mỗi hồ sơ một nơi"),
    _Column("state", "text", "counted: được tính; copy: gửi trùng; broken: không đọc được"),
    _Column(
        "line",
        "text",
        "dossier: cả hồ sơ; group: nhóm; whole: cả bộ; row: mục chấm; condition: điều kiện",
    ),
    _Column("group_id", "text", "Mã nhóm"),
    _Column("criterion", "text", "Mã tiêu chí"),
    _Column("row_id", "text", "Mã mục chấm"),
    _Column("text", "text", "Lời văn mục chấm, tên nhóm"),
    _Column("maximum", "points", "Điểm tối đa"),
    _Column("self", "points", "Điểm tự chấm, như được tính"),
    _Column("self_met", "flag", "Điều kiện: trường tự xét đạt"),
    _Column("external", "points", "Điểm đánh giá ngoài, khi đã có kết quả"),
    _Column("external_met", "flag", "Điều kiện: đánh giá ngoài xét đạt"),
    _Column("level", "count", "Mức tự đánh giá của nhóm"),
    _Column("external_level", "count", "Mức đánh giá ngoài của nhóm"),
    _Column("reason", "text", "Lý do của đánh giá ngoài; hoặc vì sao hồ sơ không đọc được"),
    _Column("evidence", "count", "Số minh chứng dùng được của mục chấm"),
    _Column(
        "findings", "text", "Lỗi theo quy tắc: evidence-missing=1 …; ở dòng dossier là lỗi không thuộc mục chấm nào"
    ),
)


def iter_long_lines(counted: Tally, details: DetailStore) -> Iterator[_Line]:
    """Yield the lines: of the dossiers that count, then of copies and of broken ones."""
    for school in counted.schools:
        yield from _of_dossier(school, "counted", details)
    for several in counted.copies:
        for row in several.left:
            yield from _of_dossier(_as_sent(row), "broken" if row.reason else "copy", details)
    left = {row.place for several in counted.copies for row in several.left}
    for row in counted.broken:
        if row.place not in left:
            yield from _of_dossier(_as_sent(row), "broken", details)


def _as_sent(row: SchoolRow) -> CountedSchool:
    return CountedSchool(row, row.school, row.managing_body, row.kind)


def _of_dossier(school: CountedSchool, state: str, details: DetailStore) -> Iterator[_Line]:
    row = school.row
    who = (school.name, row.code, school.kind, school.body, row.school_year, row.set_id, row.place, state)
    lines = details.get(row.place) if not row.reason else []
    first = lines[0] if lines else None
    own = (None,) * 7
    yield (*who, "dossier", "", "", "", "", *own, row.reason, None, first.findings if first else "")
    for one in row.judgements:
        yield (*who, *_judged(row, one))
    for detail in lines[1:]:
        yield (*who, *_detail(detail))


def _judged(row: SchoolRow, one: GroupRow) -> _Line:
    points = one.points if row.is_scored(one) else None
    name = "group" if one.id else "whole"
    levels = (one.level, one.external_level)
    return (name, one.id, "", "", one.name, one.maximum, points, None, one.external_points, None, *levels, "", None, "")


def _detail(one: RowDetail) -> _Line:
    name = "condition" if one.condition else "row"
    answers = (None, one.own, None, one.external) if one.condition else (one.own, None, one.external, None)
    head = (name, one.group, one.criterion, one.id, one.text, one.maximum)
    return (*head, *answers, None, None, one.reason, one.evidence, one.findings)


def write_long_csv(file: BinaryIO, lines: Iterator[_Line]) -> None:
    """Write the lines as CSV; the byte order mark makes Excel read them as UTF-8."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="backslashreplace", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(one.name for one in _COLUMNS)
    writer.writerows(format_csv_rows(lines))
    text.flush()
    text.detach()


def describe_long_csv(name: str) -> bytes:
    """Return the companion that says schema and columns of a CSV file (CSV on the Web, W3C)."""
    types = {"text": "string", "count": "integer", "points": "decimal", "flag": "boolean", "day": "date"}
    columns = [
        {"name": one.name, "titles": one.name, "datatype": types[one.type], "dc:description": one.about}
        for one in _COLUMNS
    ]
    told = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:conformsTo": SCHEMA,
        "dc:creator": f"cdsdossier {__version__}",
        "tableSchema": {"columns": columns},
    }
    return escape_json(json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def write_long_parquet(file: BinaryIO, lines: Iterator[_Line]) -> None:
    """Write the lines as Parquet; its metadata say schema and version. Raises WrongUsage where pyarrow is missing."""
    pa, files = import_parquet()
    types: dict[str, Any] = {"text": pa.string(), "count": pa.int64(), "points": pa.float64(), "flag": pa.bool_()}
    metadata = {"cdsdossier.schema": SCHEMA, "cdsdossier.tool": __version__}
    schema = pa.schema([(one.name, types[one.type]) for one in _COLUMNS], metadata=metadata)
    with files.ParquetWriter(file, schema) as writer:
        for some in _batches(lines):
            columns = zip(*some, strict=True)
            arrays = [
                pa.array([plain_value(value) for value in values], one.type)
                for values, one in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _batches(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    some: list[_Line] = []
    for line in lines:
        some.append(line)
        if len(some) == _TOGETHER:
            yield some
            some = []
    if some:
        yield some


def check_long_form(suffix: str) -> None:
    """Raise WrongUsage before the work where a file of this ending could not be written after it."""
    if suffix == ".parquet":
        import_parquet()
    elif suffix not in LONG_FORMS:
        raise WrongUsage(f"--rows: đuôi tệp phải là {', '.join(LONG_FORMS)}. Ví dụ --rows tung-dong.parquet")
