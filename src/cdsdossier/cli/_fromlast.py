"""``init --from``: a new year's folder from last year's, and the messages about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cdsdossier.cli import _decision as decisions
from cdsdossier.cli import _newyear as newyear
from cdsdossier.cli import _output as output
from cdsdossier.errors import WrongUsage
from cdsdossier.text.days import parse_school_year
from cdsdossier.text.normalize import compose
from cdsdossier.text.shell import folder_argument, path_argument
from cdsdossier.views.layout import wrap_text

if TYPE_CHECKING:
    from cdsdossier.workflows.next_year import NextYearPlan, PreviousYear


def create_from_previous_year(
    folder: Path, source: Path, asked: Mapping[str, str | None], decision: decisions.DecisionFile | None, *, yes: bool
) -> int:
    """Write the new year and show what was carried over; only what last year's dossier lacks is asked.

    The set is that of ``decision`` where one is given; what was read of it is shown first.
    """
    from cdsdossier.model.indicatorset.set_file import SetFile
    from cdsdossier.workflows import begin_year, next_year, scaffold

    last = next_year.PreviousYear.read(source)
    beside = path_argument(last.folder.resolve().parent / "2026-2027")
    example = f"cdsdossier init {beside} --from {path_argument(last.folder)}"
    begin_year.refuse_nested_years(folder, last.folder, example)
    year, kind = _year(folder, asked["year"], last), _kind(asked, last)
    adopted = decisions.read_decision_for_kind(decision, kind, yes=yes) if decision else None
    named = SetFile.read(asked["set"]) if asked["set"] else None
    choice = next_year.choose_indicator_set(last, kind, adopted.chosen if adopted else named)
    begun = next_year.plan_next_year(last, begin_year.describe_year(year, kind, asked, last), choice)
    sound = decisions.confirm_new_dossier(adopted, folder, yes=yes) if adopted else True
    scaffold.create_dossier(folder, begun.files)
    _tell(folder, last, year, begun)
    decisions.warn_of_skeleton(begun.rules, folder, decision.path if decision else None)
    return 0 if sound else 1


def _year(folder: Path, given: str | None, last: PreviousYear) -> str:
    """Return the new school year: as given, else the one after last year; a folder named after another is refused."""
    if given is not None or last.school_year is None:
        year = newyear.ask_school_year(folder, given)
        if last.school_year and year <= last.school_year:
            raise WrongUsage(f"Năm học {year} không sau năm học {last.school_year}. Chọn năm sau đó cho --year.")
        return year
    from cdsdossier.workflows.begin_year import find_year_after

    year, name = find_year_after(last), folder.resolve().name
    if parse_school_year(name) != year and re.match(r"[0-9][0-9 _–-]*$|năm học", compose(name).lower()):
        raise WrongUsage(_other_year(folder, name, year, last))
    return year


def _other_year(folder: Path, name: str, year: str, last: PreviousYear) -> str:
    """Return what to type when the folder's name is not the year after last year."""
    named = parse_school_year(name)
    if named > str(last.school_year):
        return (
            f"Thư mục tên {name}, mà năm học sau {last.school_year} là {year}. "
            f"Đổi tên thư mục thành {year}; hoặc đúng là năm học {named} thì thêm --year {named}."
        )
    right = f"cdsdossier init {path_argument(folder.with_name(year))} --from {path_argument(last.folder)}"
    return f"{name} không phải năm học sau {last.school_year}. Gõ: {right}"


def _kind(asked: Mapping[str, str | None], last: PreviousYear) -> str:
    """Return the kind of school: as given, as last year's dossier says, or as its set implies."""
    from cdsdossier.model.indicatorset import FROZEN_SET_FILE

    kind = asked["kind"] or last.dossier.head.school.kind
    if kind or asked["set"] or last.rules is None:
        return newyear.ask_school_kind(kind, asked["set"])
    frozen = last.folder / FROZEN_SET_FILE
    return newyear.ask_school_kind(None, str(frozen) if frozen.is_file() else last.rules.id)


def _tell(folder: Path, last: PreviousYear, year: str, begun: NextYearPlan) -> None:
    show = output.show_text
    show(f"Đã tạo hồ sơ năm học {year} trong {folder} từ {last.folder} (bộ chỉ số {begun.rules.id}).")
    _wrapped(begun.carried, "")
    if begun.confirm:
        show("Cần xác nhận:")
        _wrapped(begun.confirm, "- ")
    if begun.differs:
        show("Bộ chỉ số so với năm trước:")
        _wrapped(begun.differs, "- ")
    show("Việc tiếp theo:")
    show(f"  1. Mở {folder / 'dossier.yaml'}, xem lại các mục ở confirmed, rồi đổi false thành true.")
    show(f"  2. Mở {folder / 'timeline.yaml'}, sửa theo kế hoạch năm nay.")
    show(f"  3. Xem còn thiếu gì: cdsdossier check{folder_argument(folder)}")
    for words in begun.unread:
        output.show_note(f"Chú ý: {words}")


def _wrapped(texts: Iterable[str], dash: str) -> None:
    for text in texts:
        output.show_lines(wrap_text(text, f"  {dash}", "  " + " " * len(dash)))
