"""The indicator set of the new year: last year's own copy, unless a newer decision is there; and what differs."""

from __future__ import annotations

from dataclasses import dataclass

from cdsdossier.errors import WrongUsage
from cdsdossier.files import resources
from cdsdossier.model.indicatorset import FROZEN_SET_FILE, IndicatorSet
from cdsdossier.model.indicatorset.diff import SetComparison, compare_sets, find_scoring_differences
from cdsdossier.model.indicatorset.set_file import SetFile
from cdsdossier.workflows import scaffold
from cdsdossier.workflows.next_year.previous_year import PreviousYear


@dataclass(frozen=True, slots=True)
class SetChoice:
    """A set, why it and not another, and what it says differently from last year's."""

    chosen: SetFile
    #: Vietnamese sentences.
    why: tuple[str, ...] = ()
    #: None where last year's set could not be read.
    differs: SetComparison | None = None


def choose_indicator_set(last: PreviousYear, kind: str, asked: SetFile | None) -> SetChoice:
    """Return the set for the new year: what is ``asked`` for, else a newer usable one, else last year's own copy.

    Raises WrongUsage where none fits and none can be guessed.
    """
    chosen, why = (asked, ()) if asked else _usual(last, kind)
    return SetChoice(chosen, why, compare_sets(last.rules, chosen.rules) if last.rules else None)


def _usual(last: PreviousYear, kind: str) -> tuple[SetFile, tuple[str, ...]]:
    ours, own = last.rules, last.folder / FROZEN_SET_FILE
    another = kind != last.dossier.head.school.kind and ours is not None and kind not in ours.applies_to
    if ours is None or (kind and another):
        if not kind:
            raise WrongUsage("Chưa biết loại trường, bộ chỉ số. Thêm --kind (loại trường) hoặc --set (bộ chỉ số).")
        name = scaffold.find_newest_set(kind)
        return SetFile.read(name), (f"Bộ chỉ số chọn theo loại trường {kind}: {name}.",)
    newest = _newest(kind) or ours
    if _later(newest, ours):
        keep = f"Muốn giữ bộ của năm trước: xóa thư mục vừa tạo, chạy lại thêm --set {own}" if own.is_file() else ""
        told = f"Đã có bộ chỉ số mới hơn cho loại trường này, nên dùng bộ mới: {newest.id}."
        return SetFile.read(newest.id), (told, *([keep] if keep else []))
    if not own.is_file() or ours.page.file != FROZEN_SET_FILE:
        return SetFile.read(ours.id), ()
    return SetFile.read(own), _corrected(ours)


def _newest(kind: str) -> IndicatorSet | None:
    try:
        return IndicatorSet.read(scaffold.find_newest_set(kind)) if kind else None
    except WrongUsage:  # a kind that no shipped set is for
        return None


def _later(newest: IndicatorSet, ours: IndicatorSet) -> bool:
    """Return whether a shipped set takes the place of last year's: usable, of a later decision or filled in since."""
    if newest.status != "usable" or ours.id not in resources.shipped_set_ids():
        return False  # a set of the school's own stays until the school replaces it
    if newest.id == ours.id or ours.status != "usable":
        return ours.status != "usable"
    then, now = ours.decision.date, newest.decision.date
    return then is not None and now is not None and now > then


def _corrected(ours: IndicatorSet) -> tuple[str, ...]:
    """Say where the copy that is carried on differs from the shipped set of the same name."""
    if ours.id not in resources.shipped_set_ids():
        return (f"Bộ chỉ số giữ như năm trước: {ours.id}.",)
    rows = find_scoring_differences(ours, IndicatorSet.read(ours.id))
    if not rows:
        return ()
    return (f"Giữ bộ chỉ số của trường như năm trước; khác bản đi kèm ở: {', '.join(rows)}.",)
