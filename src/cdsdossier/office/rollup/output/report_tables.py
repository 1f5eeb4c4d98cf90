"""What an office asks, as tables: one a question. Workbook, page and report show these very tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cdsdossier.office.rollup.output.attendance_tables import build_attendance_tables
from cdsdossier.office.rollup.output.report_table import (
    BATCH_COLUMNS,
    ReportTable,
    TableColumn,
    TableValue,
    batch_cells,
    cut_text,
    format_group_heading,
    format_level_label,
    to_safe_line,
)
from cdsdossier.office.rollup.output.school_tables import (
    build_claim_table,
    build_external_table,
    build_fault_table,
    build_school_table,
)
from cdsdossier.office.rollup.output.submission_tables import build_submission_tables
from cdsdossier.office.rollup.output.year_tables import build_year_tables
from cdsdossier.office.rollup.statistics.attendance import list_waiting
from cdsdossier.office.rollup.statistics.distribution import Distribution, GroupStatistics
from cdsdossier.office.rollup.statistics.labels import STATE_LABELS, UNKNOWN
from cdsdossier.office.rollup.statistics.tally import Tally

_LONGEST_TITLE = 60


def build_report_tables(counted: Tally) -> tuple[ReportTable, ...]:
    """Return the tables, those without a row included; the list of those expected only where there is one."""
    found = (
        _overview(counted),
        build_school_table(counted),
        _groups(counted),
        _parts(
            counted, "theo-loai", TableColumn(f"Loại {counted.unit}", 20, names="other"), lambda judged: judged.kinds
        ),
        _parts(
            counted, "theo-co-quan", TableColumn("Cơ quan quản lý", 40, names="other"), lambda judged: judged.bodies
        ),
        *build_attendance_tables(counted),
        *build_submission_tables(counted.submissions),
        *build_year_tables(counted.years),
        build_fault_table(counted),
        _unmet(counted),
        _documents(counted),
        build_external_table(counted),
        *([build_claim_table(counted)] if any(one.row.claims for one in counted.schools) else []),
    )
    return tuple(_cleaned(one) for one in found)


def build_overall_tables(counted: Tally) -> tuple[ReportTable, ...]:
    """Return the tables that stay short however many schools there are."""
    bare = replace(counted, schools=(), broken=(), unrecognised=(), copies=(), clashes=(), hints=())
    return build_report_tables(bare)


def _cleaned(one: ReportTable) -> ReportTable:
    """Return a table as it may be shown: a set's own words are in heads, a school's in cells."""
    columns = tuple(replace(column, title=cut_text(column.title, _LONGEST_TITLE)) for column in one.columns)
    rows = tuple(tuple(to_safe_line(value) if isinstance(value, str) else value for value in row) for row in one.rows)
    return replace(one, columns=columns, rows=rows)


def _overview(counted: Tally) -> ReportTable:
    rows: list[tuple[TableValue, ...]] = [("Ngày tổng hợp", counted.today, "")]
    for one in counted.attendance:
        year = f", năm học {one.school_year}" if one.school_year else ""
        rows.append(("Trường đã gửi", len(one.sent), f"trong {one.expected} trường của danh sách{year}"))
        rows += [(f"Trường {words}", len(some), f"chưa tính là đã gửi{year}") for words, some in list_waiting(one)]
        rows.append(("Trường chưa gửi", len(one.missing), year.removeprefix(", ")))
    rows.append(("Hồ sơ tìm thấy", counted.found, ""))
    rows.append(("Hồ sơ được tính", len(counted.schools), ""))
    rows.append(("Hồ sơ không đọc được", len(counted.broken), ""))
    rows.append(("Không nhận ra là hồ sơ", len(counted.unrecognised), "tệp, thư mục"))
    rows.append(("Hồ sơ gửi trùng, không tính", sum(len(one.left) for one in counted.copies), ""))
    rows.append(("Trường còn lỗi", len(counted.faulty), ""))
    if counted.judged_by:
        rows.append(("Chấm theo bộ chỉ số của nơi nhận", None, counted.judged_by))
    for batch in counted.batches:
        rows.append(("Số trường", len(batch.schools), f"năm học {batch.school_year or UNKNOWN}, {batch.set_id}"))
        rows += [
            (f"{format_group_heading(judged)}: {format_level_label(one.level, one.name)}", one.schools, "trường")
            for judged in batch.judged
            if judged.levelled
            for one in judged.everyone.counts
        ]
        rows += [
            (f"Đánh giá ngoài: {STATE_LABELS.get(state, state)}", schools, "") for state, schools in batch.external
        ]
    columns = (TableColumn("Nội dung", 50), TableColumn("Số", 12, "number"), TableColumn("Ghi chú", 46))
    return ReportTable("tong-quan", "Tổng quan", "Tổng quan", columns, tuple(rows))


def _deepest(counted: Tally) -> tuple[int, ...]:
    """Return every level up to the highest that some school has."""
    levels = [one.level for batch in counted.batches for judged in batch.judged for one in judged.everyone.counts]
    return tuple(range(1, max((level for level in levels if level is not None), default=3) + 1))


def _spread_columns(levels: Iterable[int]) -> tuple[TableColumn, ...]:
    return (
        TableColumn("Số trường", 9, "number"),
        *(TableColumn(f"Mức {level}", 8, "number") for level in levels),
        TableColumn("Chưa chấm xong", 9, "number"),
        TableColumn("Điểm trung bình", 11, "number"),
        TableColumn("Thấp nhất", 9, "number"),
        TableColumn("Cao nhất", 9, "number"),
    )


def _spread_cells(spread: Distribution, levels: Sequence[int], *, levelled: bool) -> tuple[TableValue, ...]:
    counts = {one.level: one.schools for one in spread.counts}
    cells = [counts.get(level, 0) if levelled else None for level in (*levels, None)]
    return spread.schools, *cells, spread.average, spread.lowest, spread.highest


def _groups(counted: Tally) -> ReportTable:
    levels = _deepest(counted)
    rows = tuple(
        (
            *batch_cells(batch),
            format_group_heading(judged),
            judged.name if judged.id else "Cả bộ chỉ số",
            judged.maximum,
            *_spread_cells(judged.everyone, levels, levelled=judged.levelled),
            *((judged.moved.raised, judged.moved.lowered) if judged.moved.assessed else (None, None)),
        )
        for batch in counted.batches
        for judged in batch.judged
    )
    columns = (
        *BATCH_COLUMNS, TableColumn("Nhóm", 10, names="other"), TableColumn("Tên nhóm tiêu chí", 34),
        TableColumn("Điểm tối đa", 9, "number"),
        *_spread_columns(levels), TableColumn("Ngoài: nâng mức", 10, "number"),
        TableColumn("Ngoài: hạ mức", 10, "number"),
    )  # fmt: skip
    return ReportTable("theo-nhom", "Theo nhóm", "Mức độ theo nhóm tiêu chí", columns, rows)


def _parts(
    counted: Tally, table: str, first: TableColumn, parts: Callable[[GroupStatistics], tuple[Distribution, ...]]
) -> ReportTable:
    levels = _deepest(counted)
    rows = tuple(
        (
            *batch_cells(batch),
            part.name,
            format_group_heading(judged),
            *_spread_cells(part, levels, levelled=judged.levelled),
        )
        for batch in counted.batches
        for judged in batch.judged
        for part in parts(judged)
    )
    columns = (*BATCH_COLUMNS, first, TableColumn("Nhóm", 10), *_spread_columns(levels))
    what = f"{first.title[0].lower()}{first.title[1:]}"
    return ReportTable(table, f"Theo {what}", f"Mức độ theo {what}", columns, rows)


def _unmet(counted: Tally) -> ReportTable:
    rows = tuple(
        (*batch_cells(batch), condition, schools, len(batch.schools))
        for batch in counted.batches
        for condition, schools in batch.unmet
    )
    columns = (
        *BATCH_COLUMNS, TableColumn("Điều kiện bắt buộc", 20, names="other"),
        TableColumn("Số trường chưa đạt", 12, "number"), TableColumn("Trong số", 10, "number"),
    )  # fmt: skip
    return ReportTable("bat-buoc", "Điều kiện bắt buộc", "Điều kiện bắt buộc chưa đạt", columns, rows)


def _documents(counted: Tally) -> ReportTable:
    names = document_names()
    rows = tuple(
        (*batch_cells(batch), names.get(document, document), schools, len(batch.schools) - schools)
        for batch in counted.batches
        for document, schools in batch.documents
    )
    columns = (
        *BATCH_COLUMNS, TableColumn("Văn bản", 60, names="other"), TableColumn("Đã ban hành", 12, "number"),
        TableColumn("Chưa ban hành", 12, "number"),
    )  # fmt: skip
    return ReportTable("van-ban", "Văn bản", "Văn bản các trường đã ban hành", columns, rows)


def document_names() -> dict[str, str]:
    """Return what the documents of a year are called, by id."""
    from cdsdossier.documents.rendering import list_documents

    return {entry.id: entry.name for entry in list_documents()}
