"""What a row is besides its number: a total, the rest of a sentence, the name of a group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from cdsdossier.text.normalize import fold_text
from cdsdossier.workflows.decision_import.collect_rows import CriteriaRow
from cdsdossier.workflows.decision_import.headers import CriteriaColumn
from cdsdossier.workflows.decision_import.numbering import RowMark, parse_row_mark
from cdsdossier.workflows.decision_import.parse_numbers import parse_bands, parse_points, split_end_points
from cdsdossier.workflows.decision_import.passages import Lines
from cdsdossier.workflows.decision_import.tree import CriterionDraft
from cdsdossier.workflows.decision_import.written_numbers import is_day

#: Columns that say what a row is worth.
JUDGING: tuple[CriteriaColumn, ...] = ("maximum", "part", "level")
_TOTAL = re.compile(
    r"(?:tong (?:so )?diem\b.*|(?:tong cong|tong|cong)(?: (?:cua )?(?:nhom|phan|muc|linh vuc|tieu chuan)\b.{0,80})?"
    r"(?: ?\(?[ivx\d]{1,4}(?: ?\+ ?[ivx\d]{1,4})*\)?)?)\W*$"
)

#: A sign of its own before the word: ``I. Nhóm 1: …``.
_OWN_SIGN = re.compile(r"^\s*(?:[IVX]{1,4}|[A-H])[.)]\s*(?=nhóm\b)", re.IGNORECASE)


def find_group_names(prose: Iterable[str]) -> dict[str, str]:
    """Return the names of groups that stand outside the tables: ``Nhóm tiêu chí 1: …``."""
    found: dict[str, str] = {}
    for written in prose:
        line = _OWN_SIGN.sub("", written)
        mark, rest = parse_row_mark(CriteriaRow("", {"text": (line,)}))
        if mark.kind == "group" and rest and fold_text(line).startswith("nhom"):
            found.setdefault(str(mark.numbers[0]), join_title(rest))
    return found


def explain_unread(mark: RowMark) -> str:
    """Return why a row is kept as a note only: its number could not be read."""
    why = "; Excel đã đổi số thành ngày: định dạng cột là Text rồi gõ lại số" if is_day(mark.sign) else ""
    return f"không đọc được số thứ tự “{mark.sign}”, nên hàng này chỉ giữ làm ghi chú{why}"


def join_title(lines: Lines) -> str:
    """Return lines as one text without what leads on from it."""
    return split_end_points(" ".join(lines))[0].rstrip(" :;,")


def is_total_row(row: CriteriaRow, mark: RowMark, lines: Lines) -> bool:
    """Return whether a row states a total."""
    words = fold_text(" ".join((*row.get("number"), *lines)))
    return mark.kind in {"none", "unread"} and _TOTAL.match(words) is not None


def continues_text(row: CriteriaRow, mark: RowMark, lines: Lines) -> bool:
    """Return whether a row without mark and points goes on with the sentence of the row above."""
    return mark.kind == "none" and lines[0][:1].islower() and not any(map(row.get, JUDGING))


def mark_bare_headings(
    marked: list[tuple[CriteriaRow, RowMark, Lines]], base: int
) -> Iterator[tuple[CriteriaRow, RowMark, Lines]]:
    """Yield rows with their marks; a row of words alone right above the first criterion of a group is its name."""
    seen: set[int] = set()
    for at, (row, mark, lines) in enumerate(marked):
        below = marked[at + 1][1] if at + 1 < len(marked) else RowMark("none")
        opens = below.kind == "digits" and base == len(below.numbers) == 2 and below.numbers[0] not in seen
        heading = opens and mark.kind == "none" and row.alone and bool(lines) and not is_total_row(row, mark, lines)
        if mark.kind in {"group", "digits"}:
            seen.add(mark.numbers[0])
        yield row, RowMark("group", below.numbers[:1], "?") if heading else mark, lines


def is_bands_of(above: CriterionDraft, row: CriteriaRow, mark: RowMark, lines: Lines, *, whole: bool) -> bool:
    """Return whether a row holds the bands of the node above; with points of its own it is an item.

    Below a ``whole`` criterion points that are the criterion's own tell nothing new.
    """
    own, other = _worth(row.get), _worth(above.lines)
    apart = own is not None and other is not None and not (whole and own == other)
    return mark.kind in {"dash", "none"} and is_all_bands(lines) and not apart


def _worth(lines: Callable[[CriteriaColumn], Sequence[str]]) -> Decimal | None:
    read = (parse_points(" ".join(lines(kind))) for kind in ("part", "maximum"))
    return next((points for points in read if points is not None), None)


def is_all_bands(lines: Lines) -> bool:
    """Return whether a row consists of bands, two or more, so that it belongs to the row above."""
    found = parse_bands(lines)
    return found is not None and len(found.bands) > 1
