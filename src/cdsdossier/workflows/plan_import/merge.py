"""An annex and the timeline that is there become one: the plan's news come in, what people typed stays.

Each value is looked at from three sides: as it stands in ``timeline.yaml``, as the plan has it now, and as the plan had
it when it was read last (kept beside the dossier's files). Where only the plan has changed, the plan's value comes in;
where the user typed another one, it stays, and a change of the plan as well is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cdsdossier.errors import Refused
from cdsdossier.model.dossier.timeline import PlanReference, Product, Task, Timeline
from cdsdossier.text import numbers
from cdsdossier.workflows.plan_import.emit import format_steps, product_item, reference_item, task_item
from cdsdossier.workflows.plan_import.match_tasks import find_task_places, iter_task_pairs, normalize_task_text
from cdsdossier.yamlio.edit import KeyPath, QuotedScalar, RawScalar, append_item, format_flow_item, set_values
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

FILE = "timeline.yaml"
#: The values of a task that come from the plan, and what people call them.
_FIELDS = (("what", "nội dung"), ("when", "thời gian"), ("owner", "người thực hiện"))


class _Sides(NamedTuple):
    """One value from three sides; ``before`` is None where the plan has not been read before."""

    mine: str
    theirs: str
    before: str | None


@dataclass(slots=True)
class _Edits:
    """What is to be done to the file, and what is to be said."""

    values: dict[KeyPath, str | None] = field(default_factory=dict)
    products: list[tuple[int, Product]] = field(default_factory=list)
    #: (place of the task it goes behind, −1 for the front; the task)
    tasks: list[tuple[int, Task]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def value(self, path: KeyPath, sides: _Sides, called: str) -> None:
        """Decide about one value; see the top of this module."""
        mine, theirs, before = sides
        if not theirs or theirs in {mine, before}:
            return
        if mine and mine != before:
            told = f"{called} trong kế hoạch là “{_shown(theirs)}”; vẫn giữ “{_shown(mine)}” trong {FILE}."
            self.remarks.append(told)
        else:
            self.values[path] = theirs


def _shown(value: str) -> str:
    """Return a value as people write it: a day of the file as 15/09/2023."""
    try:
        return numbers.format_short_date(date.fromisoformat(value)) if len(value) == 10 else value
    except ValueError:
        return value


def parse_remembered_timeline(raw: bytes) -> Timeline:
    """Return an annex from what :func:`.emit.format_imported_timeline` made; an empty one where it cannot be read."""
    page = parse_page(raw, FILE)
    return read_form(Timeline, page)[0] if page.readable else Timeline()


def merge_timeline(
    before: bytes, annex: Timeline, last: Timeline, *, planned: bool = True
) -> tuple[bytes, tuple[str, ...]]:
    """Return ``timeline.yaml`` with the annex's news in it, and what to say about the rest.

    ``last`` is the annex when it was read last; not ``planned``: only what a new dossier suggests or has from last
    year, so that a task deleted from it is not taken for a task of a plan. Raises Refused, with a sentence for the
    user, where the file is faulty.
    """
    page = parse_page(before, FILE)
    ours, _ = read_form(Timeline, page)
    if not page.readable:
        raise Refused(f"{FILE} đang có lỗi nên chưa nhập được gì. Sửa lỗi trước: cdsdossier check")
    edits = _compared(ours, annex, last, planned=planned)
    return _carried_out(before, edits, {task.id for task in ours.tasks}), tuple(edits.remarks)


def _compared(ours: Timeline, annex: Timeline, last: Timeline, *, planned: bool) -> _Edits:
    edits = _Edits()
    _plan(ours.plan or PlanReference(), annex.plan, last.plan or PlanReference(), edits, whole=ours.plan is None)
    was = dict(iter_task_pairs(annex.tasks, last.tasks))
    place = find_task_places(ours.tasks, annex.tasks, last.tasks, was)
    behind = -1
    for index, task in enumerate(annex.tasks):
        before = last.tasks[was[index]] if index in was else None
        if index in place:
            behind = place[index]
            _task(behind, ours.tasks[behind], task, before, edits)
        elif before is None or not planned:
            edits.tasks.append((behind, task))
        else:
            edits.remarks.append(f"Việc “{task.what}” đã được xóa khỏi {FILE} nên không thêm lại.")
    _left_over(ours, place, last, edits)
    return edits


def _left_over(ours: Timeline, place: dict[int, int], last: Timeline, edits: _Edits) -> None:
    """Name the tasks that the plan does not have (any more); they stay."""
    known = {normalize_task_text(task.what) for task in last.tasks}
    for index in sorted(set(range(len(ours.tasks))) - set(place.values())):
        task = ours.tasks[index]
        if task.what and (not last.tasks or normalize_task_text(task.what) in known):
            edits.remarks.append(f"{_called(task)} “{task.what}” không có trong kế hoạch; vẫn giữ trong {FILE}.")


def _task(index: int, ours: Task, news: Task, last: Task | None, edits: _Edits) -> None:
    for name, called in _FIELDS:
        was = None if last is None else str(getattr(last, name) or "")
        sides = _Sides(str(getattr(ours, name) or ""), str(getattr(news, name) or ""), was)
        edits.value(("tasks", index, name), sides, f"{_called(ours)}: {called}")
    before = () if last is None else last.steps
    if ours.steps in {(), before} and news.steps != before:  # not changed by hand
        several = len(ours.steps) > 1  # a list stays one
        words = format_steps(news.steps, several=several) if news.steps or several else ""
        edits.values["tasks", index, "step"] = RawScalar(words)
    _products(index, ours, news, last, edits)


def _products(index: int, ours: Task, news: Task, last: Task | None, edits: _Edits) -> None:
    mine, theirs, was = _names(ours), _names(news), _names(last) if last else set()
    edits.products += [(index, one) for one in news.products if normalize_task_text(one.name) not in mine | was]
    for product in ours.products:
        if normalize_task_text(product.name) in was - theirs:
            edits.remarks.append(f"{_called(ours)}: kế hoạch không có sản phẩm “{product.name}”; vẫn giữ trong {FILE}.")


def _called(task: Task) -> str:
    return f"Việc {task.id}".rstrip()


def _names(task: Task) -> set[str]:
    return {normalize_task_text(product.name) for product in task.products}


def _plan(ours: PlanReference, news: PlanReference | None, last: PlanReference, edits: _Edits, *, whole: bool) -> None:
    if news is None or (whole and news == last):
        return
    if whole:
        edits.values["plan",] = RawScalar(format_flow_item(reference_item(news)))
        return
    for name, called in (("document", "văn bản"), ("number", "số"), ("date", "ngày")):
        mine, theirs, before = (str(getattr(one, name) or "") for one in (ours, news, last))
        sides = _Sides(mine, theirs, before if last != PlanReference() else None)
        edits.value(("plan", name), sides, f"Phụ lục kèm theo kế hoạch: {called}")
        if name == "date" and ("plan", name) in edits.values:
            edits.values["plan", name] = RawScalar(theirs)


def _carried_out(before: bytes, edits: _Edits, ids: set[str]) -> bytes:
    result = set_values(before, FILE, edits.values)
    for index, product in edits.products:
        result = append_item(result, FILE, ("tasks", index, "products"), product_item(product))
    for behind, task in reversed(edits.tasks):  # from the end, so that the places before stay
        endings = ["", *"bcdeghiklmnopqrstuvxy", *(f".{number}" for number in range(1, len(ids) + 2))]
        id_ = next(f"{task.id}{ending}" for ending in endings if f"{task.id}{ending}" not in ids)
        ids.add(id_)
        item = {**task_item(task, open_end=True), "id": QuotedScalar(id_)}
        result = append_item(result, FILE, ("tasks",), item, block=True, at=behind + 1)
    return result
