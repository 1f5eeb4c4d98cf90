"""What an office asks, as tables: one a question. Workbook, page and report show these very tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cdsdossier.office.rollup.output.faulttable import faults
from cdsdossier.office.rollup.output.report_table import (
    BATCH,
    Column,
    Question,
    Value,
    batch_cells,
    clean,
    heading,
    level_words,
)
from cdsdossier.office.rollup.output.school_tables import external, schools
from cdsdossier.office.rollup.output.text_width import cut
from cdsdossier.office.rollup.statistics.distribution import Judged, Spread
from cdsdossier.office.rollup.statistics.labels import KINDS, STATES, UNKNOWN, body_of, called
from cdsdossier.office.rollup.statistics.tally import Tally

_LONGEST_TITLE = 60


def questions(counted: Tally) -> tuple[Question, ...]:
    """Return the tables, those without a row included; the list of those expected only where there is one."""
    listed = (_bodies_sent(counted), _missing(counted)) if counted.attendance else ()
    found = (
        _overview(counted),
        schools(counted),
        _groups(counted),
        _kinds(counted),
        _bodies(counted),
        *listed,
        faults(counted),
        _unmet(counted),
        _documents(counted),
        external(counted),
    )
    return tuple(_cleaned(one) for one in found)


def _cleaned(one: Question) -> Question:
    """Return a table as it may be shown: a set's own words are in heads, a school's in cells."""
    columns = tuple(replace(column, title=cut(column.title, _LONGEST_TITLE)) for column in one.columns)
    rows = tuple(tuple(clean(value) if isinstance(value, str) else value for value in row) for row in one.rows)
    return replace(one, columns=columns, rows=rows)


def _overview(counted: Tally) -> Question:
    rows: list[tuple[Value, ...]] = [("Ngày tổng hợp", counted.today, "")]
    rows += [_received(one.school_year, len(one.sent), one.expected) for one in counted.attendance]
    rows.append(("Hồ sơ tìm thấy", counted.found, ""))
    rows.append(("Hồ sơ được tính", len(counted.schools), ""))
    rows.append(("Hồ sơ không đọc được", len(counted.broken), ""))
    rows.append(("Hồ sơ gửi trùng, không tính", sum(len(one.left) for one in counted.copies), ""))
    rows.append(("Trường còn lỗi", len(counted.faulty), ""))
    if counted.judged_by:
        rows.append(("Chấm theo bộ chỉ số của nơi nhận", None, counted.judged_by))
    for batch in counted.batches:
        rows.append(("Số trường", len(batch.schools), f"năm học {batch.school_year or UNKNOWN}, {batch.set_id}"))
        rows += [row for judged in batch.judged if judged.levelled for row in _level_rows(judged)]
        rows += [(f"Đánh giá ngoài: {STATES.get(state, state)}", schools, "") for state, schools in batch.external]
    columns = (Column("Nội dung", 50), Column("Số", 12, "number"), Column("Ghi chú", 46))
    return Question("tong-quan", "Tổng quan", "Tổng quan", columns, tuple(rows))


def _received(year: str, sent: int, expected: int) -> tuple[Value, ...]:
    return "Trường đã gửi", sent, f"trong {expected} trường của danh sách" + (f", năm học {year}" if year else "")


def _level_rows(judged: Judged) -> list[tuple[Value, ...]]:
    return [
        (f"{heading(judged)}: {level_words(one.level, one.name)}", one.schools, "trường")
        for one in judged.everyone.counts
    ]


def _deepest(counted: Tally) -> tuple[int, ...]:
    """Return every level up to the highest that some school has."""
    levels = [one.level for batch in counted.batches for judged in batch.judged for one in judged.everyone.counts]
    return tuple(range(1, max((level for level in levels if level is not None), default=3) + 1))


def _spread_columns(levels: Iterable[int]) -> tuple[Column, ...]:
    return (
        Column("Số trường", 9, "number"),
        *(Column(f"Mức {level}", 8, "number") for level in levels),
        Column("Chưa chấm", 9, "number"),
        Column("Điểm trung bình", 11, "number"),
        Column("Thấp nhất", 9, "number"),
        Column("Cao nhất", 9, "number"),
    )


def _spread_cells(spread: Spread, levels: Sequence[int], *, levelled: bool) -> tuple[Value, ...]:
    counts = {one.level: one.schools for one in spread.counts}
    cells = [counts.get(level, 0) if levelled else None for level in (*levels, None)]
    return spread.schools, *cells, spread.average, spread.lowest, spread.highest


def _groups(counted: Tally) -> Question:
    levels = _deepest(counted)
    rows = tuple(
        (
            *batch_cells(batch),
            heading(judged),
            judged.name if judged.id else "Cả bộ chỉ số",
            judged.maximum,
            *_spread_cells(judged.everyone, levels, levelled=judged.levelled),
            *((judged.moved.raised, judged.moved.lowered) if judged.moved.assessed else (None, None)),
        )
        for batch in counted.batches
        for judged in batch.judged
    )
    columns = (
        *BATCH, Column("Nhóm", 10), Column("Tên nhóm tiêu chí", 34), Column("Điểm tối đa", 9, "number"),
        *_spread_columns(levels), Column("Ngoài: nâng mức", 10, "number"), Column("Ngoài: hạ mức", 10, "number"),
    )  # fmt: skip
    return Question("theo-nhom", "Theo nhóm", "Mức độ theo nhóm tiêu chí", columns, rows)


def _kinds(counted: Tally) -> Question:
    rows, columns = _parts(counted, Column("Loại trường", 20), lambda judged: judged.kinds)
    return Question("theo-loai", "Theo loại trường", "Mức độ theo loại trường", columns, rows)


def _bodies(counted: Tally) -> Question:
    rows, columns = _parts(counted, Column("Cơ quan quản lý", 40), lambda judged: judged.bodies)
    return Question("theo-co-quan", "Theo cơ quan quản lý", "Mức độ theo cơ quan quản lý", columns, rows)


def _parts(
    counted: Tally, first: Column, parts: Callable[[Judged], tuple[Spread, ...]]
) -> tuple[tuple[tuple[Value, ...], ...], tuple[Column, ...]]:
    levels = _deepest(counted)
    rows = tuple(
        (*batch_cells(batch), part.name, heading(judged), *_spread_cells(part, levels, levelled=judged.levelled))
        for batch in counted.batches
        for judged in batch.judged
        for part in parts(judged)
    )
    return rows, (*BATCH, first, Column("Nhóm", 10), *_spread_columns(levels))


def _bodies_sent(counted: Tally) -> Question:
    rows = tuple(
        (one.school_year or UNKNOWN, body.body, body.sent, body.expected, body.expected - body.sent)
        for one in counted.attendance
        for body in one.bodies
    )
    columns = (
        Column("Năm học", 11), Column("Cơ quan quản lý", 44), Column("Đã gửi", 9, "number"),
        Column("Phải gửi", 9, "number"), Column("Chưa gửi", 9, "number"),
    )  # fmt: skip
    return Question("da-gui", "Đã gửi", "Đã gửi hồ sơ, theo cơ quan quản lý", columns, rows)


def _missing(counted: Tally) -> Question:
    rows: list[tuple[Value, ...]] = []
    for one in counted.attendance:
        year = one.school_year or UNKNOWN
        rows += [(year, "Chưa gửi", who.name, who.code, KINDS.get(who.kind, who.kind), who.body) for who in one.missing]
        rows += [
            (year, "Ngoài danh sách", called(row), row.code, KINDS.get(row.kind, row.kind), body_of(row))
            for row in one.unexpected
        ]
    columns = (
        Column("Năm học", 11), Column("Tình trạng", 16), Column("Trường", 40), Column("Ký hiệu", 14),
        Column("Loại trường", 18), Column("Cơ quan quản lý", 40),
    )  # fmt: skip
    title = "Chưa gửi, và gửi mà không có trong danh sách"
    return Question("chua-gui", "Chưa gửi", title, columns, tuple(rows))


def _unmet(counted: Tally) -> Question:
    rows = tuple(
        (*batch_cells(batch), condition, schools, len(batch.schools))
        for batch in counted.batches
        for condition, schools in batch.unmet
    )
    columns = (
        *BATCH, Column("Điều kiện bắt buộc", 20), Column("Số trường chưa đạt", 12, "number"),
        Column("Trong số", 10, "number"),
    )  # fmt: skip
    return Question("bat-buoc", "Điều kiện bắt buộc", "Điều kiện bắt buộc chưa đạt", columns, rows)


def _documents(counted: Tally) -> Question:
    names = document_names()
    rows = tuple(
        (*batch_cells(batch), names.get(document, document), schools, len(batch.schools) - schools)
        for batch in counted.batches
        for document, schools in batch.documents
    )
    columns = (
        *BATCH, Column("Văn bản", 60), Column("Đã ban hành", 12, "number"), Column("Chưa ban hành", 12, "number"),
    )  # fmt: skip
    return Question("van-ban", "Văn bản", "Văn bản các trường đã ban hành", columns, rows)


def document_names() -> dict[str, str]:
    """Return what the documents of a year are called, by id."""
    from cdsdossier import documents

    return {entry.id: entry.name for entry in documents.documents()}
