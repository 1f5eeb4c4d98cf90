"""The workbook itself: what is locked, what is checked while typing, how it prints, and that it is always the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.sheetmaker import base, cell, export

from cdsdossier.errors import Refused


def exported(folder: Path) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(export(folder))


def test_the_same_dossier_gives_the_same_bytes(example: Path) -> None:
    assert export(example).read_bytes() == export(example).read_bytes()


def test_the_law_is_locked_and_what_is_typed_is_not(tmp_path: Path) -> None:
    book = exported(base(tmp_path))

    assert all(page.protection.sheet and not page.protection.password for page in book.worksheets)
    for key, title in (("1.2.1", "Nội dung"), ("1.2.1", "Điểm tối đa"), ("1.2", "Điểm chấm"), ("1.1", "Điểm chấm")):
        assert cell(book, (key, title)).protection.locked
    for key, title in (("1.2.1", "Điểm chấm"), ("1.1", "Đạt hay chưa"), ("1.2", "Ghi chú"), ("1", "Họ tên")):
        assert not cell(book, (key, title)).protection.locked


def test_ids_are_text_and_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    folder = base(tmp_path)
    file = folder / "scores" / "1-day-hoc.yaml"
    file.write_text(file.read_text("utf-8").replace("{points: 25}", '{points: 25, note: "=HYPERLINK(1)"}'), "utf-8")
    book = exported(folder)

    assert cell(book, ("1.2.1", "Mã")).data_type == "s"
    assert cell(book, ("1.2.1", "Mã")).number_format == "@"
    assert (cell(book, ("1.2.1", "Ghi chú")).value, cell(book, ("1.2.1", "Ghi chú")).data_type) == (
        "=HYPERLINK(1)",
        "s",
    )


def test_points_are_checked_while_they_are_typed(tmp_path: Path) -> None:
    rules = {str(one.sqref): one for one in exported(base(tmp_path))["Nhóm 1"].data_validations.dataValidation}

    assert rules["D7:D9"].type == "decimal"
    assert (rules["D7:D9"].formula1, rules["D7:D9"].formula2) == ("0", "C7")
    assert rules["E5"].formula1 == '"Đạt,Chưa đạt"'


def test_every_page_prints_on_a4_with_its_titles(tmp_path: Path) -> None:
    for page in exported(base(tmp_path)).worksheets:
        if page.sheet_state == "visible":
            assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == (
                "landscape", 9, 0,
            )  # fmt: skip
            assert page.title == "Tổng hợp" or page.print_title_rows == "$4:$4"


def test_evidence_is_counted_and_one_click_away(tmp_path: Path) -> None:
    book = exported(base(tmp_path))
    proof = cell(book, ("1.1", "Minh chứng"))

    assert proof.value == 1
    assert proof.hyperlink.target == "2025-2026\\evidence\\1.1"
    assert cell(book, ("1.2", "Minh chứng")).value is None, "its items have the evidence"


def test_formulas_show_their_values_where_nothing_computes(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(base(tmp_path)), data_only=True)

    assert [one.value for one in book["Tổng hợp"][6]] == ["1", "Dạy, học", 100, 70.5, "Mức 2 – Mức hai", 0, 0]
    assert (cell(book, ("1.2", "Điểm tính")).value, cell(book, ("1.2", "Mức")).value) == (40.5, 3)


def test_groups_whose_names_excel_would_not_take_are_counted(tmp_path: Path) -> None:
    folder = base(tmp_path)
    rules = folder / "indicator-set.yaml"
    text = (
        rules.read_text("utf-8").replace('  - id: "1"\n', '  - id: "Aa"\n').replace('  - id: "2"\n', '  - id: "aA"\n')
    )
    rules.write_text(text, "utf-8")

    assert exported(folder).sheetnames[1:3] == ["Nhóm thứ 1", "Nhóm thứ 2"]


def test_a_dossier_with_a_broken_file_is_not_exported(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "scores" / "1-day-hoc.yaml").write_text("scores: [", "utf-8")

    with pytest.raises(Refused, match=r"Không đọc được scores/1-day-hoc\.yaml"):
        export(folder)


def test_a_skeleton_has_no_sheet(tmp_path: Path) -> None:
    folder = base(tmp_path)
    rules = folder / "indicator-set.yaml"
    rules.write_text(rules.read_text("utf-8").replace("usable", "skeleton"), "utf-8")

    with pytest.raises(Refused, match="Chưa xuất phiếu chấm được: bộ chỉ số này đủ tiêu chí"):
        export(folder)


def test_a_text_that_no_cell_holds_is_told(tmp_path: Path) -> None:
    folder = base(tmp_path)
    file = folder / "scores" / "1-day-hoc.yaml"
    file.write_text(file.read_text("utf-8").replace("{points: 25}", f"{{points: 25, note: {'a' * 33_000}}}"), "utf-8")

    with pytest.raises(Refused, match=r"1\.2\.1.*chữ dài quá"):
        export(folder)
