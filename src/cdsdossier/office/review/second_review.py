"""The school has corrected and sent again: the second review starts from what the team found in the first.

The first review stays as it is. What is carried over is the body, the team, the bases, the remarks and what was decided
row by row; not what belongs to the first round alone: state, date, reasons for the return, numbers of documents.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.judging.review import (
    RowValue,
    find_answerable_rows,
    format_recorded_value,
    get_office_value,
    get_own_value,
    is_same_set,
    parse_recorded_value,
)
from cdsdossier.model.dossier import REVIEW, Dossier, Review, find_office_folder, find_root
from cdsdossier.model.dossier.review import ReviewRow
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.office.review.office_part import fill_office_part, put_items_below
from cdsdossier.yamlio.edit import KeyPath, QuotedScalar, RawScalar, set_values
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import read_page

_REMARKS = ("strengths", "shortcomings", "requests")


@dataclass(frozen=True, slots=True)
class SecondReview:
    """The review to begin with, and what became of the rows on which the team and the school differed."""

    content: bytes
    #: The school's points are what they were: what the team decided stands.
    kept: tuple[str, ...]
    #: The school now says what the team had said.
    followed: tuple[str, ...]
    #: The school says something else, or is judged by another set: the team has to look again.
    again: tuple[str, ...]


def read_previous_review(source: Path, *, option: str = "--from ") -> Review:
    """Return another review: its file, or the one in a dossier or an unpacked package; ``option`` names it in messages.

    Raises WrongUsage where there is none, Refused where it has a fault: a value that cannot be read would be lost.
    """
    path = source if source.is_file() else find_office_folder(find_root(source)) / REVIEW
    if not path.is_file() or path.suffix.lower() != ".yaml":
        raise WrongUsage(f"{option}{source}: không thấy {REVIEW} ở đó. Nêu tệp ấy, hoặc thư mục hồ sơ đã đánh giá.")
    page = read_page(path, REVIEW)
    review, faults = read_form(Review, page)
    if wrong := (*page.findings, *faults):
        told = f"dòng {wrong[0].line}: {wrong[0].message}"
        raise Refused(f"{path} còn {len(wrong)} chỗ sai ({told}). Sửa rồi chạy lại, để không mất gì. Chưa ghi gì.")
    return review


def build_second_review(fresh: bytes, dossier: Dossier, rules: IndicatorSet, last: Review) -> SecondReview:
    """Return ``fresh``, the review opened for the new dossier, with what the team had found.

    Raises Refused where the first review is of another school or year.
    """
    head = dossier.head
    if (last.of.school, last.of.school_year) != (head.school.code, head.school_year):
        raise Refused(
            f"Lần trước là đánh giá của {last.of.school or '(trống)'}, {last.of.school_year or '(trống)'}; hồ sơ này "
            f"là {head.school.code or '(trống)'}, {head.school_year or '(trống)'}. Chưa ghi gì. Chọn đúng "
            "thư mục ở --from."
        )
    values: dict[KeyPath, str | None] = {}
    told: dict[str, list[str]] = {"kept": [], "followed": [], "again": []}
    same = is_same_set(last, rules)
    for row, node in find_answerable_rows(rules).items():
        if (before := last.scores.get(row)) is not None:
            condition = node.mandatory
            now = get_own_value(dossier, row, condition=condition)
            became, answers = _row(before, now, condition=condition, same=same)
            values |= {("scores", row, key): value for key, value in answers.items()}
            if became:
                told[became].append(row)
    begun = fill_office_part(_with_remarks(fresh, last), last.body, last.team, last.bases)
    content = set_values(begun, REVIEW, values)
    return SecondReview(content, **{became: tuple(rows) for became, rows in told.items()})


def _row(before: ReviewRow, now: RowValue, *, condition: bool, same: bool) -> tuple[str, dict[str, str | None]]:
    """Return what became of a row, and its values: what was decided on other points is a note, never a decision."""
    key = "met" if condition else "points"
    own, found = parse_recorded_value(before, condition=condition), get_office_value(before, condition=condition)
    if own == now and same:
        who = {"by": _text(before.by), "on": RawScalar(before.on.isoformat()) if before.on else None}
        if found is None:
            return "again", {"agree": None, "reason": _text(before.reason), "note": _text(before.note)}
        agreed = found == own
        answers = {
            "agree": RawScalar("true" if agreed else "false"),
            "reason": _text(before.reason),
            "note": _text(before.note),
            **who,
        }
        return ("", answers) if agreed else ("kept", {**answers, key: RawScalar(format_recorded_value(found))})
    note = "; ".join(filter(None, (_as_it_was(own, found, before), (before.note or "").strip())))
    if found is not None and found == now and same:
        return "followed", {"agree": RawScalar("true"), "note": _text(note)}
    return "again", {"agree": None, "note": _text(note)}


def _text(words: str | None) -> str | None:
    return QuotedScalar(words) if words else None


def _as_it_was(own: RowValue, found: RowValue, before: ReviewRow) -> str:
    office = "chưa kết luận" if found is None else "đồng ý" if found == own else _said(found)
    reason = f" ({before.reason.strip()})" if before.reason and before.reason.strip() else ""
    return f"Lần trước: trường {_said(own)}, đoàn {office}{reason}"


def _said(value: RowValue) -> str:
    if isinstance(value, bool):
        return "đạt" if value else "chưa đạt"
    return format_recorded_value(value).replace(".", ",") or "chưa chấm"


def _with_remarks(fresh: bytes, last: Review) -> bytes:
    """Return the fresh review with the remarks of the last."""
    text = fresh.decode()
    for key in _REMARKS:
        said = (json.dumps(one, ensure_ascii=False) for one in getattr(last.remarks, key) or ())
        text = put_items_below(text, f"  {key}:\n", "    ", said)
    if last.remarks.shortcomings == ():
        text = text.replace("\n  shortcomings:\n", "\n  shortcomings: []\n", 1)
    return text.encode()
