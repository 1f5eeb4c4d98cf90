"""What a workbook changes, in words."""

from __future__ import annotations

from cdsdossier.workflows.score_sheet.changes import CellChange, format_entry_key
from cdsdossier.workflows.score_sheet.columns import MEMBERS, SCORES
from cdsdossier.workflows.score_sheet.entries import SheetEntry


def change(old: str, new: str) -> CellChange:
    entry = SheetEntry(SCORES, ("1.3.1",), {"points": old} if old else {}, ())
    return CellChange(entry, "points", new, "F7")


def test_a_change_is_read_as_old_and_new_with_decimal_commas() -> None:
    assert change("5", "5.5").words == "1.3.1, điểm chấm: 5 → 5,5"
    assert change("", "5.5").words == "1.3.1, điểm chấm: (trống) → 5,5"


def test_a_conflict_names_both_values_and_what_to_do() -> None:
    assert change("5", "5.5").conflict == (
        "1.3.1, điểm chấm: hồ sơ đã đổi thành 5, Excel đổi thành 5,5. Sửa một bên cho giống bên kia."
    )


def test_members_are_called_by_their_number() -> None:
    assert format_entry_key(MEMBERS.name, ("2",)) == "hội đồng, người số 2"
    assert format_entry_key(MEMBERS.name, ()) == "hội đồng, người mới"
    assert format_entry_key(SCORES.name, ("1.3.1", "a.pdf")) == "1.3.1, a.pdf"
