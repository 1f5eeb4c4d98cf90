"""A workbook as tables again, wherever rows and columns are now."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest

from cdsdossier.errors import Refused
from cdsdossier.workflows.score_sheet.columns import FORMAT, MARK, MEMBERS, PROOFS, SCORES, STATE
from cdsdossier.workflows.score_sheet.open import Workbook
from cdsdossier.workflows.score_sheet.read import SheetContent, read_sheet

TITLES = ["Mã", "Nội dung", "Điểm tối đa", "Điểm chấm", "Đạt hay chưa", "Số liệu", "Ghi chú"]
PROOF_TITLES = [column.title for column in PROOFS.columns]
MEMBER_TITLES = [column.title for column in MEMBERS.columns]
Cells = dict[tuple[int, int], tuple[object, bool]]


class Book(Workbook):
    """A workbook in memory; formulas have no saved value unless given."""

    def __init__(self, sheets: Mapping[str, Cells], computed: Mapping[tuple[int, int], object] | None = None) -> None:
        self.sheets = dict(sheets)
        self.computed = computed or {}

    def saved(self, name: str, place: tuple[int, int]) -> object:
        del name
        return self.computed.get(place)


def cells(*rows: Sequence[object]) -> Cells:
    return {
        (row, column): (value, isinstance(value, str) and value.startswith("="))
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line, 1)
        if value is not None
    }


def state(*kept: tuple[str, list[str], dict[str, str], str]) -> Cells:
    rows = [[name, json.dumps(key), json.dumps(values), words] for name, key, values, words in kept]
    return cells([MARK, FORMAT, json.dumps({"code": "X"}), ""], *rows)


def read(computed: Mapping[tuple[int, int], object] | None = None, **pages: Cells) -> SheetContent:
    sheets = {name.replace("_", " "): page for name, page in pages.items()}
    return read_sheet(Book({STATE: state(), **sheets}, computed))


def test_rows_are_found_by_their_titles_in_any_order_and_place() -> None:
    turned = list(reversed(TITLES))
    (row,) = read(Nhóm_1=cells([], ["Nhóm 1"], turned, [None, None, None, 5, 6, "Có kế hoạch", "1.3.1"])).found
    assert (row.layout, row.key, row.words) == (SCORES, ("1.3.1",), "Có kế hoạch")
    assert (row.cells["points"].value, row.cells["points"].place) == (5, "trang “Nhóm 1”, ô D4")
    assert "note" not in row.cells


def test_what_was_exported_is_remembered_by_key() -> None:
    book = Book({STATE: state(("scores", ["1.1"], {"points": "5"}, "abc"))})
    content = read_sheet(book)
    assert (content.who, content.kept["scores", ("1.1",)].values) == ({"code": "X"}, {"points": "5"})


@pytest.mark.parametrize(
    ("hidden", "words"),
    [
        (cells(["khác"]), "không phải phiếu do cdsdossier sheet export ghi"),
        ({}, "không phải phiếu"),
        (cells([MARK, "9", "{}"]), "bản cdsdossier khác ghi"),
        (cells([MARK, FORMAT, "{"]), "Trang ẩn trong phiếu đã bị sửa"),
        (cells([MARK, FORMAT, "{}"], ["scores", "5", "{}", ""]), "Trang ẩn trong phiếu đã bị sửa"),
    ],
)
def test_a_workbook_that_is_not_ours_is_refused(hidden: Cells, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_sheet(Book({STATE: hidden}))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (cells(TITLES, ["1.1"], ["1.1"]), "“1.1” có ở nhiều dòng. Giữ một dòng, xóa các dòng kia."),
        (cells(TITLES, [1.1]), "“1.1” đã thành số hoặc ngày. Định dạng ô là Văn bản (Text) rồi gõ lại mã."),
        (cells(TITLES, [None, "Có", 5, 6]), "thiếu “Mã” nên không biết dòng này là của mục nào."),
        (cells([*TITLES[:3], "Điểm", *TITLES[4:]]), "không thấy cột “Điểm chấm” (đang ghi “Điểm”)"),
        (cells([*TITLES, "Ghi chú"]), "có hai cột “Ghi chú”. Xóa cột thừa."),
        (cells(["a", "b"]), "không thấy dòng đề cột. Ghi lại như khi xuất."),
    ],
)
def test_what_is_not_certain_is_a_problem_with_its_cell(page: Cells, words: str) -> None:
    assert [one for one in read(Nhóm_1=page).problems if words in one]


def test_a_page_of_ones_own_and_a_column_of_ones_own_are_left_alone() -> None:
    content = read(**{"Của tôi": cells(["a", "b"]), "Nhóm 1": cells([*TITLES, "Nháp"], ["1.1", "Có"])})
    assert content.problems == []
    assert content.remarks == ["trang “Nhóm 1”, ô H1: cột “Nháp” không được đọc."]


def test_a_new_member_needs_no_number_and_a_number_may_be_a_number() -> None:
    page = cells(MEMBER_TITLES, [1, "N.V.A."], [None, "L.V.C."], [None, None])
    assert [row.key for row in read(Hội_đồng=page).found] == [("1",), ()]


def test_evidence_needs_row_and_place() -> None:
    content = read(Minh_chứng=cells(PROOF_TITLES, ["1.1", None, "Kế hoạch"], ["1.1", "a.pdf", "Kế hoạch"]))
    assert [row.key for row in content.found] == [("1.1", "a.pdf")]
    assert "thiếu “Tệp hoặc đường liên kết”" in content.problems[0]


def test_a_formula_counts_by_its_saved_value() -> None:
    page = cells(TITLES, ["1.1", "Có", 10, "=2+3"])
    (unknown,) = read(Nhóm_1=page).found
    (known,) = read({(2, 4): 5}, Nhóm_1=page).found
    assert (unknown.cells["points"].unknown, known.cells["points"].value) == (True, 5)
