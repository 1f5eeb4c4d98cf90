"""The tables of who has sent: by managing body, who has not, what is no dossier, which names to look at."""

from __future__ import annotations

from collections.abc import Sequence

from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, TableValue
from cdsdossier.office.rollup.output.school_tables import head_unit
from cdsdossier.office.rollup.statistics.hints import NameHint
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES, UNKNOWN, label_submission
from cdsdossier.office.rollup.statistics.tally import Tally

#: Kind of a hint → what is asked, or told, of the other name.
_ASKED = {
    "school": "Có phải {}?",
    "body": "Cơ quan quản lý có phải {}?",
    "code": "Chỉ trùng ký hiệu, đang tính cho {}.",
}


def build_attendance_tables(counted: Tally) -> tuple[ReportTable, ...]:
    """Return the tables; those of the list of those expected, and that of names, only where there is something."""
    listed = (_bodies_sent(counted), _missing(counted)) if counted.attendance else ()
    asked = (_names(counted.hints),) if counted.hints else ()
    return (*listed, _unrecognised(counted), *asked)


def _bodies_sent(counted: Tally) -> ReportTable:
    rows = tuple(
        (
            one.school_year or UNKNOWN, body.body, body.sent, body.expected, body.broken, body.drafts, body.working,
            body.missing,
        )
        for one in counted.attendance
        for body in one.bodies
    )  # fmt: skip
    columns = (
        TableColumn("Năm học", 11), TableColumn("Cơ quan quản lý", 44, names="other"),
        TableColumn("Đã gửi", 9, "number"), TableColumn("Phải gửi", 9, "number"),
        TableColumn("Gửi nhưng hỏng", 9, "number"), TableColumn("Bản nháp", 9, "number"),
        TableColumn("Đang làm", 9, "number"), TableColumn("Chưa gửi", 9, "number"),
    )  # fmt: skip
    return ReportTable("da-gui", "Đã gửi", "Đã gửi hồ sơ, theo cơ quan quản lý", columns, rows)


def _missing(counted: Tally) -> ReportTable:
    rows: list[tuple[TableValue, ...]] = []
    for one in counted.attendance:
        year = one.school_year or UNKNOWN
        waiting = [("Chưa gửi", who) for who in one.missing]
        waiting += [(label_submission(row), who) for who, row in one.waiting]
        rows += [
            (year, state, who.name, who.code, KIND_NAMES.get(who.kind, who.kind), who.body) for state, who in waiting
        ]
        rows += [
            (year, "Ngoài danh sách", row.display_name, row.code, KIND_NAMES.get(row.kind, row.kind), row.managing_body)
            for row in one.unexpected
        ]
    columns = (
        TableColumn("Năm học", 11), TableColumn("Tình trạng", 16), TableColumn(head_unit(counted), 40, names="school"),
        TableColumn("Ký hiệu", 14),
        TableColumn(f"Loại {counted.unit}", 18), TableColumn("Cơ quan quản lý", 40),
    )  # fmt: skip
    title = "Chưa gửi, gửi mà chưa dùng được, và gửi mà không có trong danh sách"
    return ReportTable("chua-gui", "Chưa gửi", title, columns, tuple(rows))


def _unrecognised(counted: Tally) -> ReportTable:
    rows = tuple((row.place, row.reason) for row in counted.unrecognised)
    columns = (TableColumn("Nơi tìm thấy", 44, names="other"), TableColumn("Lý do, và cần gì", 80))
    return ReportTable("khong-nhan-ra", "Không nhận ra", "Tệp, thư mục không nhận ra là hồ sơ", columns, rows)


def _names(hints: Sequence[NameHint]) -> ReportTable:
    rows = tuple((one.name, one.place, _ASKED[one.kind].format(one.perhaps)) for one in hints)
    columns = (
        TableColumn("Tên trong hồ sơ", 44, names="other"), TableColumn("Nơi tìm thấy", 40),
        TableColumn("Câu hỏi", 60),
    )  # fmt: skip
    title = "Tên cần xem lại: gần giống một tên khác, chương trình không tự gộp"
    return ReportTable("ten-can-xem", "Tên cần xem", title, columns, rows)
