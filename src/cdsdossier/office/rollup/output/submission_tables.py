"""The papers that the office called for, as tables: one document a line, and one unit a line."""

from __future__ import annotations

from cdsdossier.office.rollup.output.report_table import ReportTable, TableColumn, TableValue, format_fraction
from cdsdossier.office.rollup.statistics.labels import KIND_NAMES, UNKNOWN
from cdsdossier.office.rollup.statistics.submissions import PaperState, SentPaper, Submissions, UnitPapers
from cdsdossier.text.numbers import format_short_date

#: State → what a cell says.
STATE_WORDS = {
    PaperState.SENT: "có",
    PaperState.LATE: "muộn",
    PaperState.FUTURE: "ghi ngày chưa đến",
    PaperState.DRAFT: "bản nháp",
    PaperState.BROKEN: "hồ sơ không đọc được",
    PaperState.MISSING: "thiếu",
}


def format_paper(paper: SentPaper | None) -> str:
    """Return what a cell says of one paper: ``có (05/11/2024)``; of one that is not asked, a dash."""
    if paper is None:
        return "–"
    words = STATE_WORDS[paper.state]
    return f"{words} ({format_short_date(paper.day)})" if paper.day else words


def name_base(one: Submissions) -> str:
    """Return over what the papers are counted, as a sentence."""
    if one.listed:
        return f"Tính trên {len(one.units)} đơn vị trong danh sách phải gửi."
    return f"Không có danh sách phải gửi (--roster), nên chỉ tính trên {len(one.units)} đơn vị có hồ sơ tìm thấy."


def build_submission_tables(submissions: tuple[Submissions, ...]) -> tuple[ReportTable, ...]:
    """Return both tables; none where nothing was called for."""
    return (_by_document(submissions), _by_unit(submissions)) if submissions else ()


def _by_document(submissions: tuple[Submissions, ...]) -> ReportTable:
    rows: list[tuple[TableValue, ...]] = [
        (
            one.school_year or UNKNOWN, asked.title, asked.due, format_fraction(count.sent, count.asked),
            count.sent, count.late, count.asked - count.sent, count.asked, "có" if one.listed else "không",
        )
        for one in submissions
        for asked, count in zip(one.documents, one.counts, strict=True)
    ]  # fmt: skip
    columns = (
        TableColumn("Năm học", 11), TableColumn("Văn bản", 50, names="other"), TableColumn("Hạn", 12, "day"),
        TableColumn("Đã gửi / phải gửi", 12), TableColumn("Đã gửi", 9, "number"),
        TableColumn("Trong đó muộn", 9, "number"), TableColumn("Còn thiếu", 9, "number"),
        TableColumn("Phải gửi", 9, "number"), TableColumn("Theo danh sách", 12),
    )  # fmt: skip
    title = f"Văn bản theo yêu cầu. {name_base(submissions[0])}"
    return ReportTable("yeu-cau", "Theo yêu cầu", title, columns, tuple(rows))


def _by_unit(submissions: tuple[Submissions, ...]) -> ReportTable:
    asked = submissions[0].documents
    rows = [_unit(one, unit) for one in submissions for unit in one.units]
    columns = (
        TableColumn("Năm học", 11), TableColumn("Đơn vị", 40, names="school"), TableColumn("Ký hiệu", 14),
        TableColumn("Loại đơn vị", 18), TableColumn("Cơ quan quản lý", 34),
        *(TableColumn(one.title, 24) for one in asked), TableColumn("Còn thiếu", 9, "number"),
    )  # fmt: skip
    title = "Từng đơn vị đã gửi văn bản nào, ngày nào"
    return ReportTable("yeu-cau-don-vi", "Yêu cầu từng đơn vị", title, columns, tuple(rows))


def _unit(one: Submissions, unit: UnitPapers) -> tuple[TableValue, ...]:
    return (
        one.school_year or UNKNOWN, unit.name, unit.code, KIND_NAMES.get(unit.kind, unit.kind), unit.body,
        *map(format_paper, unit.papers), len(one.missing_of(unit)),
    )  # fmt: skip
