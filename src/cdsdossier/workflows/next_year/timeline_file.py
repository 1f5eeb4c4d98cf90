"""``timeline.yaml`` of the new year: last year's tasks with their years moved on, nothing done yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.text import numbers
from cdsdossier.text.time_phrases.shift_years import cites_document, find_years, shift_text_years, shift_time_phrase
from cdsdossier.workflows.next_year.comment_lines import format_comment
from cdsdossier.workflows.next_year.previous_year import PreviousYear
from cdsdossier.workflows.plan_import.emit import format_carried_timeline, task_item
from cdsdossier.yamlio.edit import QuotedScalar, format_block_item

_HEAD = (
    "# yaml-language-server: $schema=.schema/timeline.json\n"
    "# vim: set ts=2 sw=2 et:\n"
    "#\n"
    "# Lịch công tác (phụ lục của kế hoạch). when: viết như trong phụ lục. Xong việc nào thì điền ngày sau done.\n"
)


@dataclass(frozen=True, slots=True)
class TimelineFile:
    """The file, how many tasks it has, and what a person should look at: Vietnamese sentences."""

    content: bytes
    tasks: int
    told: tuple[str, ...] = ()
    #: The base that an import of this year's plan compares with: lines equal to it were not edited. Empty: no base.
    remembered: bytes = b""


def build_timeline_file(suggested: bytes, last: PreviousYear, years: int) -> TimelineFile:
    """Return last year's timeline moved on by some years; the suggested one where last year has no task."""
    tasks = [task for task in last.dossier.timeline.tasks if task.what]
    if not tasks:
        return TimelineFile(suggested, 0, ("Năm trước không có lịch công tác đọc được: dùng lịch gợi ý bảy bước.",))
    plan = last.dossier.timeline.plan
    lines, told, moved_tasks = [*_opening(last, years), *_plan(plan), "tasks:"], list[str](), list[Task]()
    for task, number in zip(tasks, _numbers(tasks), strict=True):
        moved = _Mover(last, years, number)
        moved_tasks.append(moved.task(task))
        lines += [line for words in moved.remarks for line in format_comment(words, 2)]
        lines += format_block_item({**task_item(moved_tasks[-1], open_end=True), "id": QuotedScalar(number)}, 2)
        told += moved.told
        if number != task.id:
            told.append(f"Việc “{task.what}” được đánh số lại là {number}.")
    still_open = PlanReference(document=plan.document) if plan else None
    remembered = format_carried_timeline(Timeline(plan=still_open, tasks=tuple(moved_tasks)))
    return TimelineFile("\n".join([*lines, ""]).encode("utf-8"), len(tasks), tuple(told), remembered)


def _opening(last: PreviousYear, years: int) -> list[str]:
    words = (
        f"Lịch này lấy từ {last.called.lower()}, các năm đã dời {years} năm. Sửa lại theo kế hoạch năm nay của trường."
    )
    return [*_HEAD.splitlines(), *format_comment(words), ""]


def _plan(plan: PlanReference | None) -> list[str]:
    """Return the reference to this year's plan, still open, with last year's beside it."""
    if plan is None:
        return []
    day = f"ngày {numbers.format_short_date(plan.date)}" if plan.date else ""
    was = ", ".join(words for words in (f"số {plan.number}" if plan.number else "", day) if words)
    document = [f"  document: {plan.document}"] if plan.document else []
    return ["plan:", *(format_comment(f"năm trước: {was}", 2) if was else []), *document, "  number:", "  date:"]


def _numbers(tasks: list[Task]) -> Iterator[str]:
    """Yield the number of each task; one that has none, or another's, gets the next that is free."""
    taken, seen = {task.id for task in tasks}, set[str]()
    free = (str(number) for number in range(1, 10**6) if str(number) not in taken)
    for task in tasks:
        number = task.id if task.id and task.id not in seen else next(free)
        seen.add(number)
        yield number


class _Mover:
    """Moves one task, and collects what has to be looked at."""

    def __init__(self, last: PreviousYear, years: int, number: str) -> None:
        self._year, self._years, self._number = last.dossier.year, years, number
        first = int(last.school_year[:4]) if last.school_year else None
        # In running text a year far off is a goal or a law's, not this plan's.
        self._of = range(1900, 9001) if first is None else range(first - 1, first + 3)
        self.remarks: list[str] = []
        self.told: list[str] = []

    def task(self, task: Task) -> Task:
        """Return the task of the new year."""
        when = shift_time_phrase(task.when, self._years, self._year)
        if when.leap:
            self.remarks.append(f"năm trước: {task.when} (năm nay tháng 2 chỉ có 28 ngày)")
            self.told.append(f"Việc {self._number}: “{task.when}” thành “{when.text}” vì tháng 2 chỉ có 28 ngày.")
        return Task(
            id=self._number,
            what=self._text(task.what),
            when=when.text,
            steps=task.steps,
            products=tuple(
                Product(name=self._text(product.name), document=product.document)
                for product in task.products
                if product.name
            ),
            owner=self._text(task.owner) if task.owner else None,
        )

    def _text(self, written: str) -> str:
        text = shift_text_years(written, self._years, self._of).text
        left = sorted(str(year) for year in find_years(text) & find_years(written))
        if text != written:
            self.remarks.append(f"năm trước: {written}")
        elif left or cites_document(written):
            self.remarks.append(f"xem lại số, ngày, năm trong: {written}")
        return text
