"""Sheets that people have rearranged: rows and columns are found again, or refused with their cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.sheetmaker import after, base, bring_in, change, export, fill

from cdsdossier.errors import Refused

FIRST = "scores/1-day-hoc.yaml"
Edit = Callable[[Any], None]


def refusal(folder: Path, edit: Edit) -> str:
    with pytest.raises(Refused) as refused:
        bring_in(change(export(folder), edit), folder)
    return str(refused.value)


def test_rows_that_were_moved_keep_their_values(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def swap(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        page = book["Nhóm 1"]
        for column in range(1, 11):
            one, other = page.cell(7, column), page.cell(8, column)
            one.value, other.value = other.value, one.value
        page["D8"] = 33  # the row of 1.2.1 now

    planned = bring_in(change(export(folder), swap), folder)
    assert planned.lines == ("1.2.1, điểm chấm: 25 → 33  (trang “Nhóm 1”, ô D8)",)


def test_rows_and_columns_may_be_put_in(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def insert(book: Any) -> None:  # noqa: ANN401
        page = book["Nhóm 1"]
        page.insert_cols(4)
        page["D4"], page["D7"] = "Tổ đề nghị", 12
        page.insert_rows(1, 3)
        page["E10"] = 33

    planned = bring_in(change(export(folder), insert), folder)
    assert '"1.2.1": {points: 33}' in after(planned, FIRST)
    assert planned.remarks == ("trang “Nhóm 1”, ô D7: cột “Tổ đề nghị” không được đọc.",)


def test_a_sheet_may_have_another_name_and_a_page_of_ones_own(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def rename(book: Any) -> None:  # noqa: ANN401
        book["Nhóm 1"].title = "Dạy học"
        book.create_sheet("Nháp")["A1"] = "tính thử"
        book["Dạy học"]["D7"] = 33

    assert '"1.2.1": {points: 33}' in after(bring_in(change(export(folder), rename), folder), FIRST)


def test_rows_deleted_in_excel_delete_nothing(tmp_path: Path) -> None:
    folder = base(tmp_path)

    def delete(book: Any) -> None:  # noqa: ANN401
        book["Nhóm 1"].delete_rows(7)
        del book["Hội đồng"]

    planned = bring_in(change(export(folder), delete), folder)
    assert planned.changes == ()
    (remark,) = planned.remarks
    assert remark.startswith("Không còn trong tệp Excel, trong hồ sơ vẫn giữ nguyên: 1.2.1; hội đồng, người số 1; ")


def put(cell: str, value: object) -> Edit:
    def edit(book: Any) -> None:  # noqa: ANN401
        book["Nhóm 1"][cell] = value

    return edit


def copied(book: Any) -> None:  # noqa: ANN401
    book.copy_worksheet(book["Nhóm 1"])


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (put("D4", "Điểm"), "ô D4: không thấy cột “Điểm chấm” (đang ghi “Điểm”)"),
        (put("G4", "Điểm chấm"), "ô G4: không thấy cột “Ghi chú”"),
        (put("K4", "điểm  CHẤM"), "có hai cột “Điểm chấm”"),
        (put("A7", "1.2.9"), "ô A7: không có “1.2.9” khi xuất phiếu"),
        (put("A7", "1.2.2"), "“1.2.2” có ở nhiều dòng"),
        (put("A7", 1.2), "ô A7: “1.2” đã thành số"),
        (put("A7", None), "ô A7: thiếu “Mã”"),
        (put("B7", "Nội dung khác"), "ô A7: mã và nội dung bên cạnh không khớp"),
        (copied, "có ở nhiều dòng"),
    ],
)
def test_what_is_no_longer_certain_is_refused(tmp_path: Path, edit: Edit, words: str) -> None:
    assert words in refusal(base(tmp_path), edit)


def test_a_page_without_its_titles_is_refused(tmp_path: Path) -> None:
    assert "trang “Nhóm 1”: không thấy dòng đề cột" in refusal(
        base(tmp_path), lambda book: book["Nhóm 1"].delete_rows(4)
    )


def test_a_value_changed_on_both_sides_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 33, ("1.2.2", "Điểm chấm"): 10})
    file = folder / FIRST
    file.write_text(file.read_text("utf-8").replace("points: 25", "points: 28"), "utf-8")
    with pytest.raises(Refused) as refused:
        bring_in(sheet, folder)

    assert "ô D7: 1.2.1, điểm chấm: hồ sơ đã đổi thành 28, Excel đổi thành 33" in str(refused.value)
    assert "1.2.2" not in str(refused.value)


def test_the_same_change_on_both_sides_is_no_conflict(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = fill(export(folder), {("1.2.1", "Điểm chấm"): 33})
    file = folder / FIRST
    file.write_text(file.read_text("utf-8").replace("points: 25", "points: 33.0"), "utf-8")

    assert bring_in(sheet, folder).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("school_year: 2025-2026", "school_year: 2026-2027", "của hồ sơ khác: Trường THCS Thử, năm học 2025-2026"),
        ("  name: Trường THCS Thử\n  code: THCST", "  name: Trường B\n  code: B", "của hồ sơ khác"),
    ],
)
def test_a_sheet_of_another_dossier_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    folder = base(tmp_path)
    sheet = export(folder)
    head = folder / "dossier.yaml"
    text = head.read_text("utf-8")
    assert old in text
    head.write_text(text.replace(old, new), "utf-8")

    with pytest.raises(Refused, match=words):
        bring_in(sheet, folder)


def test_a_sheet_of_another_set_is_refused(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = export(folder)
    rules = folder / "indicator-set.yaml"
    rules.write_text(rules.read_text("utf-8").replace("id: thu-2026", "id: thu-2027"), "utf-8")

    with pytest.raises(Refused, match="theo bộ chỉ số thu-2026, hồ sơ theo thu-2027"):
        bring_in(sheet, folder)


def test_a_mended_school_name_does_not_make_it_another_dossier(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = export(folder)
    head = folder / "dossier.yaml"
    head.write_text(head.read_text("utf-8").replace("Trường THCS Thử", "Trường THCS Thử Hai"), "utf-8")

    assert bring_in(sheet, folder).changes == ()


def test_a_row_whose_id_stands_for_something_else_by_now_takes_nothing(tmp_path: Path) -> None:
    folder = base(tmp_path)
    sheet = export(folder)
    rules = folder / "indicator-set.yaml"
    words = rules.read_text("utf-8")
    words = words.replace("Có phần mềm,", "(1),").replace("Dùng thường xuyên,", "Có phần mềm,")
    rules.write_text(words.replace("(1),", "Dùng thường xuyên,"), "utf-8")

    assert bring_in(sheet, folder).changes == ()
    with pytest.raises(Refused, match=r"“1\.2\.1” nay có lời văn khác"):
        bring_in(fill(sheet, {("1.2.1", "Điểm chấm"): 7}), folder)
