"""On a page of text: what is no dossier, and the dossiers that are not handed in, or not judged to the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cdsdossier.office.rollup.collect.rows import DossierState
from cdsdossier.office.rollup.output.report_table import cut_text, to_safe_line
from cdsdossier.office.rollup.statistics.distribution import CountedSchool
from cdsdossier.office.rollup.statistics.labels import describe_submission
from cdsdossier.office.rollup.statistics.tally import Tally
from cdsdossier.views.layout import Line, styled_line, wrap_text


def state_lists(counted: Tally) -> Iterator[tuple[str, list[Line], int]]:
    """Yield heading, lines, and of how many they are; those without any included."""
    strange = [
        row
        for one in counted.unrecognised
        for row in wrap_text(f"{to_safe_line(one.place)}: {to_safe_line(one.reason)}", "  ", "    ")
    ]
    yield f"Không nhận ra ({len(counted.unrecognised)})", strange, len(counted.unrecognised)
    provisional = [one for one in counted.schools if one.row.provisional]
    office = [one for one in counted.schools if one.row.office_errors]
    remade = [one for one in counted.schools if one.row.notes]
    yield _named("Bản nháp, chưa phải hồ sơ nộp", counted.in_state(DossierState.DRAFT))
    yield _named("Đang làm, chưa gửi", counted.in_state(DossierState.WORKING))
    yield _named("Chấm chưa xong: điểm tạm tính, chưa xếp mức", provisional)
    yield _named("Cơ quan xét chưa xong: review.yaml còn lỗi, việc của cơ quan", office)
    yield _named("Gói được nén lại, các tệp vẫn khớp", remade)


def double_lists(counted: Tally) -> Iterator[tuple[str, list[Line], int]]:
    """Yield, in the same way, the dossiers that are there more than once, and the codes of several schools."""
    rows: list[Line] = []
    for several in counted.copies:
        rows.append(
            styled_line(
                f"  {cut_text(several.kept.display_name, 60)}: tính {cut_text(several.kept.place, 60)}"
                f"{describe_submission(several.kept)}"
            )
        )
        rows += [
            styled_line(f"    không tính {cut_text(row.place, 80)}{describe_submission(row)}") for row in several.left
        ]
    yield f"Gửi trùng ({len(counted.copies)})", rows, len(counted.copies)
    rows = []
    for clash in counted.clashes:
        rows.append(styled_line(f"  {cut_text(clash.code, 20)}:"))
        rows += [
            styled_line(f"    {cut_text(row.display_name, 44):<44} {cut_text(row.place, 46)}") for row in clash.schools
        ]
    heading = f"Cùng ký hiệu, khác tên hoặc khác cơ quan quản lý ({len(counted.clashes)}); tính là nhiều trường"
    yield heading, rows, len(counted.clashes)


def _named(heading: str, schools: Sequence[CountedSchool]) -> tuple[str, list[Line], int]:
    rows = [styled_line(f"  {cut_text(one.name, 44):<44} {cut_text(one.row.place, 50)}") for one in schools]
    return f"{heading} ({len(rows)})", rows, len(rows)
