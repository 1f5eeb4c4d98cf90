"""The annex of a plan (phụ lục: việc, thời gian, sản phẩm), read out of the document and merged into the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.tables import TableDocument
from cdsdossier.files.tables.headers import Cells
from cdsdossier.files.tables.open import read_tables
from cdsdossier.model.dossier.timeline import Timeline
from cdsdossier.text.normalize import tidy_text
from cdsdossier.workflows.plan_import.find_table import AnnexTable, find_annex_table
from cdsdossier.workflows.plan_import.read_rows import read_tasks
from cdsdossier.workflows.plan_import.reference import find_reference


@dataclass(frozen=True, slots=True)
class PlanAnnex:
    """What was read: the tasks with the reference to their plan, and what a person should know about the reading."""

    timeline: Timeline
    #: Which table it was: ``bảng 2``.
    place: str = ""
    #: Vietnamese sentences: a column that was left out, a row that is no task.
    remarks: tuple[str, ...] = ()


_WANTED = (
    "cần một bảng có cột công việc (Nội dung, Công việc, Nhiệm vụ hoặc Hoạt động) "
    "và cột thời gian (Thời gian, Thời hạn hoặc Tiến độ)."
)
#: No year has more tasks; a longer table is some other list.
_MOST_TASKS = 500


def read_annex(path: Path) -> PlanAnnex:
    """Read the annex out of a plan. Raises Refused, with one sentence for the user, where there is none."""
    return parse_annex(read_tables(path), path.name)


def parse_annex(source: TableDocument, name: str) -> PlanAnnex:
    """Return the annex among a document's tables; ``name`` is the file's. Raises Refused where there is none."""
    grid = find_annex_table(source)
    if grid is None:
        found = "không có bảng nào giống lịch công tác" if source.tables else "không có bảng nào"
        raise Refused(f"{name} {found}; {_WANTED}", *source.remarks)
    tasks, remarks = read_tasks(grid)
    if not tasks:
        raise Refused(f"{name}, {grid.place}: bảng có đề cột nhưng chưa có việc nào. Điền các việc rồi chạy lại.")
    if len(tasks) > _MOST_TASKS:
        many = f"bảng có {len(tasks)} việc, quá nhiều cho một lịch công tác (tối đa {_MOST_TASKS})"
        raise Refused(f"{name}, {grid.place}: {many}. Chép riêng lịch công tác sang một tệp mới rồi dùng tệp đó.")
    plan = find_reference(grid.before, grid.after)
    return PlanAnnex(
        Timeline(plan=plan, tasks=tasks), grid.place, (*source.remarks, *_not_taken(grid), *_left_out(grid), *remarks)
    )


def _not_taken(grid: AnnexTable) -> list[str]:
    """Return a sentence where another table looks like a schedule, too."""
    if not grid.others:
        return []
    places = ", ".join(grid.others)
    told = f"{places[0].upper()}{places[1:]} trông cũng giống lịch công tác nhưng không được lấy."
    return [f"{told} Nếu bảng đó mới đúng, chép riêng nó sang một tệp mới rồi nhập tệp đó."]


def _left_out(grid: AnnexTable) -> list[str]:
    """Return a sentence for each column that was not taken although it is not empty."""
    taken = {place for places in grid.columns.values() for place in places}
    names = dict.fromkeys(
        f"“{tidy_text(title.text)}”" if title.text.strip() else f"thứ {place + 1} (không có tên)"
        for place, title in enumerate(grid.titles)
        if place not in taken and any(_holds_own(row, place, taken) for row in grid.rows)
    )
    return [f"Cột {name} không được lấy vào lịch." for name in names]


def _holds_own(row: Cells, place: int, taken: set[int]) -> bool:
    """Return whether the row has text in this column that does not belong to a merged cell of another column."""
    if place >= len(row) or not row[place].lines:
        return False
    return all(row[other].origin != row[place].origin for other in taken if other < len(row))
