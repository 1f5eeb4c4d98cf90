"""The tables with a line for each school: everything about it, and what external assessment has made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial

from cdsdossier.judging.rule_pages import load_rule_page
from cdsdossier.office.rollup.collect.rows import ExpectedSchool, GroupRow, SchoolRow
from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, TableValue, format_group_heading
from cdsdossier.office.rollup.statistics.distribution import CountedSchool
from cdsdossier.office.rollup.statistics.labels import (
    KIND_NAMES,
    PROVISIONAL,
    STATE_LABELS,
    UNKNOWN,
    describe_submission,
    label_submission,
)
from cdsdossier.office.rollup.statistics.tally import Tally

#: What a column of points is about: set, group (empty: the whole), and whether it has levels.
_Place = tuple[str, str, bool]


def head_unit(counted: Tally) -> str:
    """Return the heading of the column of names: what those who send are called together."""
    return counted.unit[:1].upper() + counted.unit[1:]


def build_school_table(counted: Tally) -> ReportTable:
    """Return the table of all schools; points of different sets stand in columns of their own."""
    places = _places(counted)
    columns = (
        TableColumn(head_unit(counted), 30, names="school"), TableColumn("Ký hiệu", 13),
        TableColumn(f"Loại {counted.unit}", 16),
        TableColumn("Cơ quan quản lý", 28),
        TableColumn("Năm học", 11), TableColumn("Tình trạng gửi", 12), TableColumn("Bộ chỉ số", 13),
        *_point_columns(places),
        TableColumn("Bắt buộc chưa đạt", 14),
        TableColumn("Mục chưa chấm", 9, "number"), TableColumn("Lỗi", 7, "number"),
        TableColumn("Cảnh báo", 8, "number"),
        TableColumn("Văn bản đã ban hành", 10, "number"), TableColumn("Đánh giá ngoài", 16),
        TableColumn("Hạn gần nhất", 12, "day"),
        TableColumn("Còn (ngày)", 8, "number"), TableColumn("Việc phải làm", 32), TableColumn("Nơi tìm thấy", 26),
    )  # fmt: skip
    rows = tuple(_row(school, places) for school in counted.schools)
    return ReportTable("tung-truong", f"Từng {counted.unit}", f"Từng {counted.unit}", columns, rows)


def _places(counted: Tally) -> tuple[_Place, ...]:
    return tuple(
        dict.fromkeys((batch.set_id, one.id, one.levelled) for batch in counted.batches for one in batch.judged)
    )


def _point_columns(places: tuple[_Place, ...]) -> list[TableColumn]:
    several = len({rules for rules, _, _ in places}) > 1
    columns = []
    for rules, group, levelled in places:
        name = (f"{rules} · " if several else "") + (f"Nhóm {group}" if group else "Toàn bộ")
        columns.append(TableColumn(f"{name}: điểm", 10, "number"))
        columns += [TableColumn(f"{name}: mức", 9, "level")] if levelled else []
    return columns


def _row(school: CountedSchool, places: tuple[_Place, ...]) -> tuple[TableValue, ...]:
    row, due = school.row, school.row.next_due
    return (
        school.name,
        row.code,
        KIND_NAMES.get(school.kind, school.kind) or UNKNOWN,
        school.body,
        row.school_year or UNKNOWN,
        label_submission(row),
        row.set_id or UNKNOWN,
        *_points(school, places),
        ", ".join(row.mandatory_unmet),
        sum(group.unscored for group in row.groups),
        row.errors,
        row.warnings,
        len(row.issued),
        STATE_LABELS.get(row.external, row.external),
        *((due.last, due.days_left, due.what) if due else (None, None, "")),
        row.place,
    )


def _points(school: CountedSchool, places: tuple[_Place, ...]) -> list[TableValue]:
    got = {(school.row.set_id, one.id): one for one in school.row.judgements}
    cells: list[TableValue] = []
    for rules, group, levelled in places:
        one = got.get((rules, group))
        shown = one and (school.row.is_scored(one) or school.row.provisional)
        cells.append(one.points if one and shown else None)
        cells += [PROVISIONAL if school.row.provisional else one.level if one else None] if levelled else []
    return cells


def build_external_table(counted: Tally) -> ReportTable:
    """Return a line for each group of a school that has been assessed from outside, one where nothing is scored yet."""
    columns = (
        TableColumn(head_unit(counted), 30, names="school"), TableColumn("Ký hiệu", 13),
        TableColumn("Cơ quan quản lý", 28),
        TableColumn("Năm học", 11),
        TableColumn("Bộ chỉ số", 13), TableColumn("Tình trạng", 16), TableColumn("Nhóm", 10),
        TableColumn("Tự đánh giá: điểm", 11, "number"), TableColumn("Tự đánh giá: mức", 11, "level"),
        TableColumn("Ngoài: điểm", 11, "number"), TableColumn("Ngoài: mức", 11, "level"),
        TableColumn("Chênh lệch điểm", 11, "number"),
    )  # fmt: skip
    rows = tuple(row for school in counted.schools if school.row.external for row in _assessed(school))
    return ReportTable("danh-gia-ngoai", "Đánh giá ngoài", "Đánh giá ngoài", columns, rows)


def _assessed(school: CountedSchool) -> list[tuple[TableValue, ...]]:
    row = school.row
    first = (
        school.name, row.code, school.body, row.school_year or UNKNOWN, row.set_id or UNKNOWN,
        STATE_LABELS.get(row.external, row.external),
    )  # fmt: skip
    given = [one for one in row.judgements if one.external_points is not None]
    if not given:
        return [(*first, "", None, None, None, None, None)]
    return [(*first, format_group_heading(one), *_difference(one)) for one in given]


def _difference(one: GroupRow) -> tuple[TableValue, ...]:
    gap = None if one.external_points is None else one.external_points - one.points
    return one.points, one.level, one.external_points, one.external_level, gap


def build_claim_table(counted: Tally) -> ReportTable:
    """Return a line for each thing that a sender says of its own result, and that does not count."""
    columns = (
        TableColumn(head_unit(counted), 30, names="school"), TableColumn("Ký hiệu", 13),
        TableColumn("Cơ quan quản lý", 28),
        TableColumn("Năm học", 11), TableColumn("Nơi gửi tự ghi", 90), TableColumn("Nơi tìm thấy", 26),
    )  # fmt: skip
    rows = tuple(
        (one.name, one.row.code, one.body, one.row.school_year or UNKNOWN, claim, one.row.place)
        for one in counted.schools
        for claim in one.row.claims
    )
    return ReportTable("noi-gui-tu-ghi", "Nơi gửi tự ghi", "Điều nơi gửi tự ghi, không tính", columns, rows)


UNREADABLE, FAULTY, COPY, CLASH = "Không đọc được", "Còn lỗi", "Gửi trùng", "Trùng ký hiệu"
#: The school has nothing to mend there.
OFFICE_FAULTY, REMADE = "Cơ quan xét chưa xong", "Gói được nén lại"


def build_fault_table(counted: Tally) -> ReportTable:
    """Return the table; what stops most comes first."""
    listed = {row.place: one for year in counted.attendance for one, row in year.matched}
    line = partial(_line, listed)
    rows = [line(UNREADABLE, row, None, row.reason) for row in counted.broken]
    rows += [line(FAULTY, one.row, one.row.errors, _name_faults(one.row.faults)) for one in counted.faulty]
    rows += [
        line(OFFICE_FAULTY, one.row, one.row.office_errors, f"Việc của cơ quan: {_name_faults(one.row.office_faults)}")
        for one in counted.schools
        if one.row.office_errors
    ]
    rows += [line(REMADE, one.row, None, " ".join(one.row.notes)) for one in counted.schools if one.row.notes]
    for several in counted.copies:
        counts = f"Đã tính {several.kept.place}{describe_submission(several.kept)}"
        listed |= {row.place: listed[several.kept.place] for row in several.left if several.kept.place in listed}
        rows += [line(COPY, row, None, counts) for row in several.left]
    for clash in counted.clashes:
        rows += [line(CLASH, row, None, "Cùng ký hiệu, khác tên hoặc khác cơ quan quản lý") for row in clash.schools]
    columns = (
        TableColumn("Tình trạng", 16), TableColumn(head_unit(counted), 30, names="school"), TableColumn("Ký hiệu", 13),
        TableColumn("Cơ quan quản lý", 28),
        TableColumn("Năm học", 11), TableColumn("Số lỗi", 8, "number"), TableColumn("Chi tiết", 60),
        TableColumn("Nơi tìm thấy", 30),
    )  # fmt: skip
    return ReportTable("loi", "Lỗi", "Hồ sơ không đọc được, còn lỗi, gửi trùng", columns, tuple(rows))


def _name_faults(rules: Sequence[str]) -> str:
    """Return the faults in words: the titles of their rules' pages."""
    return "; ".join(map(_find_rule_title, rules))


@cache
def _find_rule_title(rule: str) -> str:
    try:
        return load_rule_page(rule).title.removesuffix(".")
    except KeyError:  # of a cache that another version has written
        return rule


def _line(
    listed: Mapping[str, ExpectedSchool], state: str, row: SchoolRow, errors: int | None, detail: str
) -> tuple[TableValue, ...]:
    """Return a line; a school of the roster is called, and placed, as the roster has it."""
    one = listed.get(row.place)
    name, body = (one.name, one.body or row.managing_body) if one else (row.display_name, row.managing_body)
    return state, name, row.code, body, row.school_year, errors, detail, row.place
