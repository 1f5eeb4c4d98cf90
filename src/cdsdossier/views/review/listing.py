"""All reviews of an office as a page of text, as CSV and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cdsdossier import __version__
from cdsdossier.judging.review import REVIEW_STATE_NAMES
from cdsdossier.judging.review_progress import MemberProgress
from cdsdossier.views.csv import format_csv
from cdsdossier.views.json import dump_json
from cdsdossier.views.layout import Line, align_columns, shorten_text, styled_line, wrap_text
from cdsdossier.views.numbers import format_day

_HEAD = (("Trường", 38), ("Tình trạng", 15), ("Đã xét", -8), ("Còn", -4), ("Lỗi", -4), ("Gần nhất", -11))
_COLUMNS = ("place", "school", "school_year", "state", "rows", "left", "unseen", "errors", "last", "trouble")
_NOT_OPENED, _UNCOUNTED = "chưa mở", "không tính"


@dataclass(frozen=True, slots=True)
class ListedReview:
    """One received dossier and how far its review has come."""

    place: str
    school: str
    school_year: str
    #: A word of ``model.dossier.review.REVIEW_STATES``; empty where no review has been opened.
    state: str
    #: Rows, those without a conclusion, and those that nobody has looked at.
    rows: int = 0
    left: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    members: tuple[MemberProgress, ...] = ()
    #: The last day on which a row was concluded, where it is written.
    last: date | None = None
    #: Errors in ``review.yaml``: the office's own.
    errors: int = 0
    #: Why nothing can be said of it; empty where all is well.
    trouble: str = ""
    #: There is a review, and it is not known to be the office's own: what it says stands nowhere.
    uncounted: bool = False


def review_list_lines(reviews: Sequence[ListedReview]) -> list[Line]:
    """Return the page: a line for each dossier, under it who still has what; then the sums."""
    lines = [styled_line((align_columns(_HEAD), "strong"))]
    rounds = Counter((one.school, one.school_year) for one in reviews)
    for one in reviews:
        lines += _review(one, again=rounds[one.school, one.school_year] > 1)
    states = Counter(_state(one) for one in reviews)
    told = ", ".join(f"{count} {state}" for state, count in states.items())
    left = sum(len(one.left) for one in reviews)
    return [*lines, (), *wrap_text(f"{len(reviews)} hồ sơ: {told}. Còn {left} mục chấm chưa có kết luận.")]


def _review(one: ListedReview, *, again: bool) -> list[Line]:
    """Return the lines of a dossier; of a school that has sent ``again`` also where each one lies."""
    seen = f"{one.rows - len(one.left)}/{one.rows}" if one.rows else "–"
    cells = (
        (shorten_text(one.school or one.place, 37), 38), (_state(one), 15), (seen, -8), (f"{len(one.left) or '–'}", -4),
        (f"{one.errors or '–'}", -4), (format_day(one.last) if one.last else "–", -11),
    )  # fmt: skip
    lines = [styled_line((align_columns(cells), "" if one.state in {"chap-nhan", "cong-nhan"} else "warn"))]
    if again and not one.trouble:
        lines += wrap_text(one.place, "    ", "      ", "dim")
    if one.trouble:
        lines += wrap_text(f"{one.place}: {one.trouble}", "    ", "      ", "bad")
    for member in one.members:
        if member.left:
            who, count = member.name or "(chưa giao)", f"{len(member.left)}/{len(member.rows)}"
            words = f"{who} còn {count}: {', '.join(member.left)}"
            lines += wrap_text(words, "    ", "      ", "dim")
    return lines


def _state(one: ListedReview) -> str:
    return _UNCOUNTED if one.uncounted else REVIEW_STATE_NAMES.get(one.state, one.state) or _NOT_OPENED


def review_list_csv(reviews: Sequence[ListedReview]) -> str:
    """Return a line for each dossier, under English column names; rows are told by their ids."""
    rows = ([_cell(getattr(one, name)) for name in _COLUMNS] for one in reviews)
    return format_csv(_COLUMNS, rows)


def _cell(value: object) -> object:
    return " ".join(value) if isinstance(value, tuple) else value


def review_list_json(reviews: Sequence[ListedReview]) -> str:
    """Return the list, ``cdsdossier.reviews/1``."""
    listed = [
        {
            **{name: getattr(one, name) or None for name in ("place", "school", "school_year", "state", "trouble")},
            "rows": one.rows,
            "left": list(one.left),
            "unseen": list(one.unseen),
            "errors": one.errors,
            "last": one.last,
            "members": [
                {"name": member.name or None, "rows": list(member.rows), "left": list(member.left)}
                for member in one.members
            ],
        }
        for one in reviews
    ]
    return dump_json({"schema": "cdsdossier.reviews/1", "tool": __version__, "reviews": listed})
