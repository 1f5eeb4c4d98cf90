"""The tables of who has sent: by managing body, who has not, and what lies there and is no dossier."""

from __future__ import annotations

from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, TableValue
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES, UNKNOWN, label_submission
from cdsdossier.office.rollup.statistics.tally import Tally


def build_attendance_tables(counted: Tally) -> tuple[ReportTable, ...]:
    """Return the tables; those of the list of those expected only where there is one."""
    listed = (_bodies_sent(counted), _missing(counted)) if counted.attendance else ()
    return (*listed, _unrecognised(counted))


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
        TableColumn("Năm học", 11), TableColumn("Tình trạng", 16), TableColumn("Trường", 40, names="school"),
        TableColumn("Ký hiệu", 14),
        TableColumn("Loại trường", 18), TableColumn("Cơ quan quản lý", 40),
    )  # fmt: skip
    title = "Chưa gửi, gửi mà chưa dùng được, và gửi mà không có trong danh sách"
    return ReportTable("chua-gui", "Chưa gửi", title, columns, tuple(rows))


def _unrecognised(counted: Tally) -> ReportTable:
    rows = tuple((row.place, row.reason) for row in counted.unrecognised)
    columns = (TableColumn("Nơi tìm thấy", 44, names="other"), TableColumn("Lý do, và cần gì", 80))
    return ReportTable("khong-nhan-ra", "Không nhận ra", "Tệp, thư mục không nhận ra là hồ sơ", columns, rows)
