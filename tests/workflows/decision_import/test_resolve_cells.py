"""What is in the cells of a row becomes points, levels, items; the rest stays as a note."""

from __future__ import annotations

from decimal import Decimal

from cdsdossier.workflows.decision_import.resolve_cells import resolve_criterion
from cdsdossier.workflows.decision_import.split_cells import split_cell_text
from cdsdossier.workflows.decision_import.tree import CriterionDraft


def draft(id_: str = "1.1", place: str = "hàng 2", **cells: tuple[str, ...]) -> CriterionDraft:
    found = CriterionDraft(id_, "Có phần mềm", place)
    found.cells = {kind: [(place, lines)] for kind, lines in cells.items()}  # type: ignore[misc]
    return found


def resolve(found: CriterionDraft) -> list[str]:
    return [one.words for one in resolve_criterion(found, {found.id})]


def test_the_points_of_a_criterion_are_its_maximum() -> None:
    found = draft(maximum=("10",))
    assert (resolve(found), found.maximum, any(found.cells.values())) == ([], Decimal(10), False)


def test_two_numbers_of_points_are_a_question_and_the_first_is_kept() -> None:
    found = draft(maximum=("10",), part=("8 điểm",))
    assert (resolve(found), found.maximum) == (["hai số điểm khác nhau: 10 và 8; tạm ghi 10"], Decimal(10))


def test_a_mandatory_condition_has_no_points() -> None:
    found = draft(maximum=("Điều kiện bắt buộc",), part=("5",))
    assert resolve(found) == ["vừa ghi điều kiện bắt buộc vừa ghi 5 điểm; điểm không được lấy"]
    assert (found.mandatory, found.maximum) == (True, None)


def test_the_words_of_a_condition_are_found_behind_the_text_and_among_the_evidence() -> None:
    behind, beside = draft(), draft()
    behind.text, beside.evidence = "Có kế hoạch (điều kiện bắt buộc)", ["Điều kiện bắt buộc", "Kế hoạch"]
    assert (resolve(behind), behind.mandatory, behind.text) == ([], True, "Có kế hoạch")
    assert (resolve(beside), beside.mandatory, beside.evidence) == ([], True, ["Kế hoạch"])


def test_an_item_is_no_mandatory_condition() -> None:
    found = draft(maximum=("10",))
    found.items = [draft("1.1.1", "hàng 3", part=("Bắt buộc",))]
    assert resolve(found) == ["ghi là điều kiện bắt buộc, nhưng chỉ tiêu chí mới là điều kiện bắt buộc được"]
    assert not found.items[0].mandatory


def test_levels_are_read_and_what_cannot_be_read_is_kept_as_a_note() -> None:
    found = draft(level=("Mức độ 1: dưới 5 điểm; Mức độ 2: từ 5 điểm trở lên",), maximum=("mười",))
    assert resolve(found) == ["cột Điểm tối đa ghi “mười”, chưa đọc được"]
    assert [one.level for one in found.levels] == [1, 2]
    assert found.notes == ["Cần xem lại: cột Điểm tối đa ghi “mười”, chưa đọc được."]


def test_items_in_the_criterions_cell_take_the_points_beside_them() -> None:
    found = draft(maximum=("10",), part=("4 điểm", "6 điểm"))
    list(split_cell_text(found, ("Có phần mềm:", "- Một", "- Hai"), inside=True))
    assert resolve(found) == []
    assert [(item.id, item.text, str(item.maximum)) for item in found.items] == [
        ("1.1.1", "Một", "4"),
        ("1.1.2", "Hai", "6"),
    ]


def test_one_line_of_points_is_shared_where_it_makes_the_whole() -> None:
    found = draft(maximum=("10",), part=("5 điểm",))
    list(split_cell_text(found, ("Có phần mềm:", "- Một", "- Hai"), inside=True))
    assert (resolve(found), [str(item.maximum) for item in found.items]) == ([], ["5", "5"])


def test_lines_of_points_that_fit_no_items_are_a_question() -> None:
    found = draft(maximum=("10",), part=("3 điểm", "3 điểm", "4 điểm"))
    list(split_cell_text(found, ("Có phần mềm:", "- Một", "- Hai"), inside=True))
    assert resolve(found) == ["ô này có 2 nội dung nhưng cột Điểm thành phần ghi “3 điểm / 3 điểm / 4 điểm”"]


def test_items_below_an_item_become_one_list_with_the_words_above() -> None:
    found = draft(maximum=("10",))
    outer = draft("", "hàng 3", part=("9 điểm",))
    outer.items = [draft("", "hàng 4", part=("4 điểm",)), draft("", "hàng 5", part=("6 điểm",))]
    found.items = [outer]
    assert resolve(found) == ["các ý bên dưới cộng lại 10, hàng này ghi 9"]
    assert [(item.id, item.text) for item in found.items] == [
        ("1.1.1", "Có phần mềm: Có phần mềm"),
        ("1.1.2", "Có phần mềm: Có phần mềm"),
    ]


def test_items_without_points_below_an_item_are_its_words() -> None:
    found = draft(maximum=("10",))
    outer = draft("", "hàng 3", part=("10 điểm",))
    outer.items = [draft("", "hàng 4"), draft("", "hàng 5")]
    found.items = [outer]
    assert resolve(found) == []
    assert [item.text for item in found.items] == ["Có phần mềm: Có phần mềm; Có phần mềm"]


def test_a_number_that_is_taken_is_not_given_again() -> None:
    found = draft(maximum=("10",))
    found.items = [draft("", "hàng 3"), draft("", "hàng 4")]
    list(resolve_criterion(found, {"1.1", "1.1.1"}))
    assert [item.id for item in found.items] == ["1.1.2", "1.1.3"]


def test_points_and_bands_in_the_text_are_taken_out_of_it() -> None:
    points, bands = draft(), draft()
    list(split_cell_text(points, ("Có phần mềm (6 điểm)",), inside=True))
    list(split_cell_text(bands, ("Tỉ lệ (dưới 30%: 3 điểm; từ 30% trở lên: 7 điểm)",), inside=True))
    assert (points.text, points.cells) == ("Có phần mềm", {"part": [("hàng 2", ("6 điểm",))]})
    assert (bands.text, [str(one.maximum) for one in bands.bands]) == ("Tỉ lệ", ["3", "7"])


def test_several_dash_items_in_the_cell_of_an_item_are_reported() -> None:
    found = draft()
    found.sign = "-"
    (concern,) = split_cell_text(found, ("- Một", "- Hai"), inside=False)
    assert concern.words == "một ô có nhiều nội dung gạch đầu dòng; tách mỗi nội dung một hàng rồi nhập lại"
