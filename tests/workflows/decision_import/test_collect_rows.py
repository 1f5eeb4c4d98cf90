"""The rows of a decision's tables, whole, also where pages split them."""

from __future__ import annotations

from support.tablemaker import table

from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.workflows.decision_import.collect_rows import collect_decision_content, drop_unwritable

HEAD = ["STT", "Tiêu chí", "Điểm tối đa"]


def texts(*tables: Table) -> list[str]:
    return [row.quoted for row in collect_decision_content(TableDocument(tables)).rows]


def test_repeated_heads_and_numbered_columns_are_no_rows() -> None:
    body = table(HEAD, ["(1)", "(2)", "(3)"], ["1.1", "Có kế hoạch", "10"], HEAD, ["1.2", "Có quy chế", "10"])
    assert texts(body) == ["1.1 Có kế hoạch", "1.2 Có quy chế"]


def test_a_table_goes_on_without_a_head_on_the_next_page() -> None:
    first = table(HEAD, ["1.1", "Có kế hoạch", "10"])
    assert texts(first, table(["1.2", "Có quy chế", "10"], before=("- 2 -",))) == ["1.1 Có kế hoạch", "1.2 Có quy chế"]


def test_words_between_two_tables_end_the_first() -> None:
    first = table(HEAD, ["1.1", "Có kế hoạch", "10"])
    second = table(["Hà Nội", "ngày", "2022"], before=("Nơi nhận:",))
    read = collect_decision_content(TableDocument((first, second), ("Hết",)))
    assert [row.quoted for row in read.rows] == ["1.1 Có kế hoạch"]
    assert read.prose == ("Nơi nhận:", "Hà Nội – ngày – 2022", "Hết")


def test_a_table_of_another_width_does_not_go_on() -> None:
    assert texts(table(HEAD, ["1.1", "Có kế hoạch", "10"]), table(["1.2", "Có quy chế"])) == ["1.1 Có kế hoạch"]


def test_a_form_with_own_scores_counts_only_where_there_is_no_other() -> None:
    form = table([*HEAD, "Điểm tự chấm"], ["1.1", "Có kế hoạch", "10", "8"], place="bảng 2")
    assert texts(form) == ["1.1 Có kế hoạch"]
    read = collect_decision_content(TableDocument((table(HEAD, ["1.1", "Có quy chế", "10"]), form)))
    assert [row.quoted for row in read.rows] == ["1.1 Có quy chế"]
    assert read.remarks == ("bảng 2: có cột tự chấm điểm nên coi là biểu mẫu, không đọc.",)


def test_columns_that_are_joined_or_not_read_are_named() -> None:
    body = table(["STT", "Tiêu chí", "Nội dung", "Điểm", "Đơn vị"], ["1.1", "Có", "kế hoạch", "10", "cái"])
    remarks = collect_decision_content(TableDocument((body,))).remarks
    assert [one for one in remarks if "“Nội dung”, “Tiêu chí” được ghép làm một lời văn" in one]
    assert [one for one in remarks if "cột “Đơn vị” không được đọc" in one]


def test_a_merged_cell_belongs_to_the_row_in_which_it_begins() -> None:
    body = table(HEAD, ["1.1", "Có kế hoạch", "10"], ["^", "- Một", "^"])
    second = collect_decision_content(TableDocument((body,))).rows[1]
    assert (second.place, second.own, second.alone) == ("bảng 1, hàng 3", {"text": ("- Một",)}, True)
    assert second.above == {"number": ("bảng 1, hàng 2", ("1.1",)), "maximum": ("bảng 1, hàng 2", ("10",))}


def test_a_long_row_is_quoted_in_part() -> None:
    (quoted,) = texts(table(HEAD, ["1.1", "kế hoạch " * 20, "10"]))
    assert quoted.endswith(" …")
    assert len(quoted) <= 52


def test_letters_that_no_file_may_hold_are_dropped() -> None:
    assert drop_unwritable(("Có\x07 kế hoạch", "\x00", "đủ")) == ("Có kế hoạch", "đủ")


def test_only_tables_with_a_needed_column_count() -> None:
    body = table(HEAD, ["1.1", "Có kế hoạch", "10"])
    assert collect_decision_content(TableDocument((body,)), "evidence").rows == ()
