"""The tables with a line for each school: everything about it, and what external assessment has made of it."""

from __future__ import annotations

from cdsdossier.office.rollup.collect.rows import GroupRow
from cdsdossier.office.rollup.output.report_table import Column, Question, Value, heading
from cdsdossier.office.rollup.statistics.distribution import School, scored
from cdsdossier.office.rollup.statistics.labels import KINDS, STATES, UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Tally, judged_rows

#: What a column of points is about: set, group (empty: the whole), and whether it has levels.
_Place = tuple[str, str, bool]


def schools(counted: Tally) -> Question:
    """Return the table of all schools; points of different sets stand in columns of their own."""
    places = _places(counted)
    columns = (
        Column("Trường", 30), Column("Ký hiệu", 13), Column("Loại trường", 16), Column("Cơ quan quản lý", 28),
        Column("Năm học", 11), Column("Bộ chỉ số", 13), *_point_columns(places), Column("Bắt buộc chưa đạt", 14),
        Column("Dòng chưa chấm", 9, "number"), Column("Lỗi", 7, "number"), Column("Cảnh báo", 8, "number"),
        Column("Văn bản đã ban hành", 10, "number"), Column("Đánh giá ngoài", 16), Column("Hạn gần nhất", 12, "day"),
        Column("Còn (ngày)", 8, "number"), Column("Việc phải làm", 32), Column("Nơi tìm thấy", 26),
    )  # fmt: skip
    rows = tuple(_row(school, places) for school in counted.schools)
    return Question("tung-truong", "Từng trường", "Từng trường", columns, rows)


def _places(counted: Tally) -> tuple[_Place, ...]:
    return tuple(
        dict.fromkeys((batch.set_id, one.id, one.levelled) for batch in counted.batches for one in batch.judged)
    )


def _point_columns(places: tuple[_Place, ...]) -> list[Column]:
    several = len({rules for rules, _, _ in places}) > 1
    columns = []
    for rules, group, levelled in places:
        name = (f"{rules} · " if several else "") + (f"Nhóm {group}" if group else "Toàn bộ")
        columns.append(Column(f"{name}: điểm", 10, "number"))
        columns += [Column(f"{name}: mức", 9, "level")] if levelled else []
    return columns


def _row(school: School, places: tuple[_Place, ...]) -> tuple[Value, ...]:
    row, due = school.row, school.row.next_due
    return (
        school.name,
        row.code,
        KINDS.get(school.kind, school.kind) or UNKNOWN,
        school.body,
        row.school_year or UNKNOWN,
        row.set_id or UNKNOWN,
        *_points(school, places),
        ", ".join(row.mandatory_unmet),
        sum(group.unscored for group in row.groups),
        row.errors,
        row.warnings,
        len(row.issued),
        STATES.get(row.external, row.external),
        *((due.last, due.days_left, due.what) if due else (None, None, "")),
        row.place,
    )


def _points(school: School, places: tuple[_Place, ...]) -> list[Value]:
    got = {(school.row.set_id, one.id): one for one in judged_rows(school.row)}
    cells: list[Value] = []
    for rules, group, levelled in places:
        one = got.get((rules, group))
        cells.append(one.points if one and scored(school.row, one) else None)
        cells += [one.level if one else None] if levelled else []
    return cells


def external(counted: Tally) -> Question:
    """Return a line for each group of a school that has been assessed from outside, one where nothing is scored yet."""
    columns = (
        Column("Trường", 30), Column("Ký hiệu", 13), Column("Cơ quan quản lý", 28), Column("Năm học", 11),
        Column("Bộ chỉ số", 13), Column("Tình trạng", 16), Column("Nhóm", 10),
        Column("Tự đánh giá: điểm", 11, "number"), Column("Tự đánh giá: mức", 11, "level"),
        Column("Ngoài: điểm", 11, "number"), Column("Ngoài: mức", 11, "level"), Column("Chênh lệch điểm", 11, "number"),
    )  # fmt: skip
    rows = tuple(row for school in counted.schools if school.row.external for row in _assessed(school))
    return Question("danh-gia-ngoai", "Đánh giá ngoài", "Đánh giá ngoài", columns, rows)


def _assessed(school: School) -> list[tuple[Value, ...]]:
    row = school.row
    first = (
        school.name, row.code, school.body, row.school_year or UNKNOWN, row.set_id or UNKNOWN,
        STATES.get(row.external, row.external),
    )  # fmt: skip
    given = [one for one in judged_rows(row) if one.external_points is not None]
    if not given:
        return [(*first, "", None, None, None, None, None)]
    return [(*first, heading(one), *_difference(one)) for one in given]


def _difference(one: GroupRow) -> tuple[Value, ...]:
    gap = None if one.external_points is None else one.external_points - one.points
    return one.points, one.level, one.external_points, one.external_level, gap
