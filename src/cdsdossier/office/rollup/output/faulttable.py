"""The table of what is wrong: dossiers that cannot be read, errors, dossiers sent twice, codes that several use."""

from __future__ import annotations

from cdsdossier.office.rollup.collect.rows import SchoolRow
from cdsdossier.office.rollup.output.report_table import Column, Question, Value
from cdsdossier.office.rollup.statistics.labels import body_of, called
from cdsdossier.office.rollup.statistics.tally import Tally

UNREADABLE, FAULTY, COPY, CLASH = "Không đọc được", "Còn lỗi", "Gửi trùng", "Trùng ký hiệu"


def faults(counted: Tally) -> Question:
    """Return the table; what stops most comes first."""
    rows = [_line(UNREADABLE, row, None, row.reason) for row in counted.broken]
    rows += [_line(FAULTY, one.row, one.row.errors, ", ".join(one.row.faults)) for one in counted.faulty]
    for several in counted.copies:
        rows += [_line(COPY, row, None, f"Đã tính {several.kept.place}") for row in several.left]
    for clash in counted.clashes:
        rows += [_line(CLASH, row, None, "Cùng ký hiệu, khác tên hoặc khác cơ quan quản lý") for row in clash.schools]
    columns = (
        Column("Tình trạng", 16), Column("Trường", 30), Column("Ký hiệu", 13), Column("Cơ quan quản lý", 28),
        Column("Năm học", 11), Column("Số lỗi", 8, "number"), Column("Chi tiết", 60), Column("Nơi tìm thấy", 30),
    )  # fmt: skip
    return Question("loi", "Lỗi", "Hồ sơ không đọc được, còn lỗi, gửi trùng", columns, tuple(rows))


def _line(state: str, row: SchoolRow, errors: int | None, detail: str) -> tuple[Value, ...]:
    return state, called(row), row.code, body_of(row), row.school_year, errors, detail, row.place
