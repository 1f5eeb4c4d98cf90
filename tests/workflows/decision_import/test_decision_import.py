"""A decision's table → a set: what is read, from which columns, and under which ids."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.decisionlayouts import LEVELS as LAYOUTS
from support.decisionlayouts import excel_decision, word_decision
from support.decisionmaker import HEAD, LEVELS, OPENING, decision
from support.tablemaker import table

from cdsdossier.errors import Refused, WrongUsage
from cdsdossier.files.tables import TableDocument
from cdsdossier.model.indicatorset import IndicatorSet, Item
from cdsdossier.workflows.decision_import import ImportedSet, SetDescription, import_decision, parse_decision
from cdsdossier.workflows.decision_import.emit import format_set_file
from cdsdossier.workflows.decision_import.metadata import find_decision, find_set_title
from cdsdossier.workflows.decision_import.tree import CriterionDraft

NO_DEADLINES = "Không thấy thời hạn báo cáo, công bố trong tệp: quyết định có nêu thì điền deadlines trong tệp."
ABOUT = SetDescription("thu", "Bộ chỉ số", "1/QĐ-X", date(2025, 1, 2), "Bộ X", ("thcs",))


def read(*rows: list[str], head: list[str] = HEAD, before: tuple[str, ...] = ()) -> ImportedSet:
    return parse_decision(TableDocument((table(head, *rows, before=before),), LEVELS), "qd.docx", ABOUT)


def nodes(made: ImportedSet) -> dict[str, CriterionDraft]:
    criteria = [criterion for group in made.tree.groups for criterion in group.criteria]
    return {node.id: node for criterion in criteria for node in (criterion, *criterion.items)}


def points(made: ImportedSet) -> dict[str, Decimal | None]:
    return {id_: node.maximum for id_, node in nodes(made).items()}


def judged(form: Item) -> list[object]:
    names = ("id", "text", "maximum", "mandatory", "levels", "measure", "bands", "evidence")
    return [getattr(form, name, None) for name in names]


def test_the_table_of_the_shipped_set_becomes_the_shipped_set(tmp_path: Path) -> None:
    shipped = IndicatorSet.read("qd4725-2022")
    (tmp_path / "4725.docx").write_bytes(decision(shipped))

    made, data = import_decision(tmp_path / "4725.docx", SetDescription("qd4725-2022"))
    (tmp_path / "moi.yaml").write_bytes(data)
    ours = IndicatorSet.read(tmp_path / "moi.yaml")

    assert (made.concerns, made.missing, ours.findings) == ((), (), ())
    assert [judged(node.form) for node in ours.walk()] == [judged(node.form) for node in shipped.walk()]
    for name in ("id", "title", "decision", "applies_to", "status", "judged", "maximum", "deadlines"):
        assert getattr(ours, name) == getattr(shipped, name)
    assert [(g.id, g.slug, g.name) for g in ours.groups] == [(g.id, g.slug, g.name) for g in shipped.groups]
    named = [[(x.level, x.name, x.words, x.meaning) for x in rules.levels] for rules in (ours, shipped)]
    assert named[0] == named[1]


def test_every_node_says_where_it_stood_and_that_nobody_compared_it(tmp_path: Path) -> None:
    (tmp_path / "4725.docx").write_bytes(decision(IndicatorSet.read("qd4725-2022")))

    _, data = import_decision(tmp_path / "4725.docx", SetDescription("qd4725-2022"))
    (tmp_path / "moi.yaml").write_bytes(data)
    ours = IndicatorSet.read(tmp_path / "moi.yaml")

    assert ours.sources == {"QD": "4725.docx"}
    assert all(node.form.source == "QD" and node.form.checked == () for node in ours.walk())
    assert ours.nodes["1.3.1"].form.place == "bảng 1, hàng 7"
    assert ours.nodes["2.4.3"].form.place == "bảng 2, hàng 14"
    assert ours.unverified


def test_roman_groups_above_plain_numbers_give_the_same_ids() -> None:
    made = read(
        ["I", "Dạy học", "100", "", "", ""],
        ["1", "Có kế hoạch", "", "", "Điều kiện bắt buộc", ""],
        ["2", "Phần mềm", "100", "", "", ""],
        ["2.1", "Một", "", "40", "", ""],
        ["2.2", "Hai", "", "60", "", ""],
    )
    assert list(points(made)) == ["1.1", "1.2", "1.2.1", "1.2.2"]
    assert nodes(made)["1.1"].mandatory
    assert made.concerns == ()


def test_columns_are_known_in_any_order_and_some_may_be_missing() -> None:
    head = ["Minh chứng", "Nội dung tiêu chí", "Điểm", "TT"]
    made = read(["", "Dạy học", "100", "1"], ["Ảnh chụp", "Phần mềm", "100", "1.1"], head=head)
    assert points(made) == {"1.1": 100}
    assert nodes(made)["1.1"].evidence == ["Ảnh chụp"]


def test_a_condition_merged_over_two_criteria_holds_for_both() -> None:
    made = read(
        ["1", "Dạy học", "100", "", "", ""],
        ["1.1", "Kế hoạch", "Điều kiện bắt buộc", "<", "", "Văn bản"],
        ["1.2", "Quy chế", "^", "^", "", "^"],
        ["1.3", "Phần mềm", "100", "", "", ""],
    )
    assert [node.mandatory for node in nodes(made).values()] == [True, True, False]
    assert nodes(made)["1.2"].evidence == ["Văn bản"]
    assert made.concerns == ()


@pytest.mark.parametrize(
    "rows",
    [
        [["1.1", "Tỉ lệ", "100", "", "Dưới 30%: tối đa 40 điểm; từ 30%: tối đa 100 điểm", ""]],
        [["1.1", "Tỉ lệ", "100", "Dưới 30%: 40 điểm\nTừ 30%: 100 điểm", "", ""]],
        [["1.1", "Tỉ lệ\n- Dưới 30%: tối đa 40 điểm\n- Từ 30%: tối đa 100 điểm", "100", "", "", ""]],
        [["1.1", "Tỉ lệ: dưới 30%: tối đa 40 điểm; từ 30%: tối đa 100 điểm", "100", "", "", ""]],
        [["1.1", "Tỉ lệ", "", "40\nTối đa 100 điểm", "Dưới 30%\nTừ 30%", ""]],
        [["1.1", "Tỉ lệ", "100", "Tối đa 40 điểm", "Dưới 30%", ""], ["^", "^", "^", "100 điểm", "Từ 30%", ""]],
    ],
)
def test_bands_are_found_in_whichever_cell_they_stand(rows: list[list[str]]) -> None:
    made = read(["1", "Dạy học", "100", "", "", ""], *rows)
    node = nodes(made)["1.1"]
    assert (node.text, node.maximum, node.measure) == ("Tỉ lệ", Decimal(100), "ratio")
    assert [(band.words, band.maximum) for band in node.bands] == [("dưới 30", Decimal(40)), ("từ 30", Decimal(100))]
    assert made.concerns == ()


def test_thresholds_become_bands_that_join_and_somebody_is_asked_about_the_lowest() -> None:
    text = "Có ít nhất 20 học liệu: tối đa 60 điểm; có ít nhất 40 học liệu: tối đa 100 điểm"
    made = read(["1", "Dạy học", "100", "", "", ""], ["1.1", "Học liệu", "100", "", text, ""])
    node = nodes(made)["1.1"]
    assert node.measure == "count"
    bounds: list[object] = [(band.lower, band.upper, band.maximum) for band in node.bands]
    assert bounds == [(None, (20, False), 0), ((20, True), (40, False), 60), ((40, True), None, 100)]
    assert [concern.place for concern in made.concerns] == ["bảng 1, hàng 3"]


def test_items_in_the_criterions_own_cell_take_the_points_beside_them() -> None:
    made = read(
        ["1", "Dạy học", "100", "", "", ""],
        ["1.1", "Phần mềm:\n- Một;\n- Hai", "100", "Tối đa 40 điểm\nTối đa 60 điểm", "", ""],
    )
    assert points(made) == {"1.1": 100, "1.1.1": 40, "1.1.2": 60}


def test_a_dash_above_plus_signs_is_the_beginning_of_their_texts() -> None:
    made = read(
        ["1", "Dạy học", "100", "", "", ""],
        ["1.1", "Phần mềm", "100", "", "", ""],
        ["", "- Có phần mềm", "", "40", "", ""],
        ["", "- Hệ thống LMS:", "", "60", "", ""],
        ["", "+ giao bài", "", "30", "", ""],
        ["", "+ giải đáp", "", "30", "", ""],
    )
    assert [node.text for node in nodes(made).values()][2:] == ["Hệ thống LMS: giao bài", "Hệ thống LMS: giải đáp"]
    assert made.concerns == ()


def test_levels_that_stand_nowhere_leave_a_skeleton_that_says_so(tmp_path: Path) -> None:
    file = tmp_path / "qd.txt"
    file.write_text("STT\tTiêu chí\tĐiểm tối đa\n1\tDạy học\t100\n1.1\tPhần mềm\t100\n", encoding="utf-8")

    made, data = import_decision(file, ABOUT)
    (tmp_path / "thu.yaml").write_bytes(data)
    ours = IndicatorSet.read(tmp_path / "thu.yaml")

    assert ours.status == "skeleton"
    assert "các mức độ (levels)" in made.missing[0]
    assert "# CÒN THIẾU: các mức độ" in data.decode()
    assert all(level.lower is None and level.upper is None for level in ours.levels)


def test_levels_are_read_from_another_table_too() -> None:
    levels = table(["Mức độ", "Điểm"], ["Mức 1", "Dưới 50"], ["Mức 2", "Từ 50 đến 75"], ["Mức 3", "Trên 75"])
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    made = parse_decision(TableDocument((body, levels)), "qd.docx", ABOUT)
    assert [level.words for level in made.levels] == ["dưới 50", "từ 50 đến 75", "trên 75"]
    assert made.status == "usable"


def test_groups_that_share_a_hundred_points_are_judged_as_a_whole() -> None:
    made = read(
        ["1", "Lãnh đạo", "40", "", "", ""],
        ["1.1", "Chỉ đạo", "40", "", "", ""],
        ["2", "Kết quả", "60", "", "", ""],
        ["2.1", "Ở trường", "60", "", "", ""],
    )
    assert (made.judged, made.concerns) == ("whole-set", ())


def test_number_date_and_title_are_read_where_the_document_says_them() -> None:
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""], before=OPENING)
    made = parse_decision(TableDocument((body,)), "qd.docx", SetDescription("thu"))
    assert (made.about.number, str(made.about.date)) == ("4725/QĐ-BGDĐT", "2022-12-30")
    assert (made.about.title, made.about.issuer) == (OPENING[1], "Bộ Giáo dục và Đào tạo")


def test_a_document_that_names_no_decision_is_asked_for_it() -> None:
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    with pytest.raises(WrongUsage, match=r"--title “…” --number “…”"):
        parse_decision(TableDocument((body,)), "qd.docx", SetDescription("thu"))


@pytest.mark.parametrize("source", [TableDocument(), TableDocument((table(["Họ tên", "Lớp"], ["A", "6A"]),))])
def test_a_document_without_such_a_table_is_refused_in_one_sentence(source: TableDocument) -> None:
    with pytest.raises(Refused, match="không có bảng tiêu chí; cần một bảng có cột Tiêu chí"):
        parse_decision(source, "qd.docx", ABOUT)


def test_a_form_with_a_column_for_own_scores_is_left_out_and_told() -> None:
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    form = table([*HEAD[:3], "Điểm tự chấm"], ["1.1", "Phần mềm", "100", ""], place="bảng 2")
    made = parse_decision(TableDocument((body, form), LEVELS), "qd.docx", ABOUT)
    assert made.concerns == ()
    assert made.remarks == ("bảng 2: có cột tự chấm điểm nên coi là biểu mẫu, không đọc.", NO_DEADLINES)


def test_levels_without_numbers_are_counted_from_the_lowest() -> None:
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    lines = ("- Mức đáp ứng tốt: trên 75 điểm", "- Mức chưa đáp ứng: dưới 50 điểm", "- Mức cơ bản: từ 50 đến 75 điểm")
    made = parse_decision(TableDocument((body,), lines), "qd.docx", ABOUT)
    assert [(level.level, level.name, level.words) for level in made.levels] == [
        (1, "Mức chưa đáp ứng", "dưới 50"),
        (2, "Mức cơ bản", "từ 50 đến 75"),
        (3, "Mức đáp ứng tốt", "trên 75"),
    ]


def test_levels_with_a_gap_stay_as_they_are_and_the_set_is_a_skeleton_until_somebody_looks() -> None:
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    lines = ("Mức độ 1: dưới 50 điểm - Mức thấp", "Mức độ 2: trên 60 điểm - Mức cao")
    made = parse_decision(TableDocument((body,), lines), "qd.docx", ABOUT)
    assert [level.words for level in made.levels] == ["dưới 50", "trên 60"]
    assert (made.status, made.remarks) == ("skeleton", (NO_DEADLINES,))
    assert made.missing == ("các mức độ (levels) nối liền nhau từ 0 đến 100: xem danh sách",)
    assert "có khoảng hở ở quanh 60" in made.concerns[-1].words


@pytest.mark.parametrize(
    ("lines", "number", "day"),
    [
        (("(Kèm theo Quyết định số 5/QĐ-BGDĐT ngày 1/2/2025)", "Quyết định số 749/QĐ-TTg"), "5/QĐ-BGDĐT", "2025-02-01"),
        (
            ("Số: 5/QĐ-BGDĐT", "Hà Nội, ngày 01 tháng 02 năm 2025", "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020"),
            "5/QĐ-BGDĐT",
            "2025-02-01",
        ),
        (("Số: 5/QĐ-BGDĐT – Hà Nội, ngày 01 tháng 02 năm 2025",), "5/QĐ-BGDĐT", "2025-02-01"),
        (("theo Quyết định số 12/2025/QĐ-UBND",), "12/2025/QĐ-UBND", "None"),
        (("Quyết định số 5/QĐ-BGDĐT và Quyết định số 6/QĐ-BGDĐT",), "None", "None"),
    ],
)
def test_a_decision_is_known_from_those_it_mentions(lines: tuple[str, ...], number: str, day: str) -> None:
    assert tuple(map(str, find_decision(lines))) == (number, day)


def test_a_form_that_repeats_the_table_does_not_hide_the_levels() -> None:
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    form = table([*HEAD[:2], "Mức độ", "Điểm tự chấm"], ["1.1", "Phần mềm", "Mức độ 1: dưới 10 điểm", ""])
    assert len(parse_decision(TableDocument((body, form), LEVELS), "qd.docx", ABOUT).levels) == 3


def test_plain_numbers_may_run_on_through_the_groups() -> None:
    made = read(
        ["A", "Dạy học", "<", "<", "<", "<"],
        ["1.", "Kế hoạch", "", "", "", "Bắt buộc"],
        ["2.", "Phần mềm", "100", "", "", ""],
        ["B", "Quản trị", "<", "<", "<", "<"],
        ["3.", "Phần mềm", "100", "", "", ""],
        ["Tổng cộng", "<", "200", "", "", ""],
    )
    assert (list(points(made)), made.concerns) == (["1.1", "1.2", "2.3"], ())


def test_standards_and_fields_are_groups_too() -> None:
    made = read(
        ["Tiêu chuẩn 1: Thể chế số", *["<"] * 5],
        ["1.1", "Quy chế", "100", "", "", ""],
        ["Tổng", *["", "100"], *[""] * 3],
    )
    assert [(group.id, group.name) for group in made.tree.groups] == [("1", "Thể chế số")]
    assert made.concerns == ()


@pytest.mark.parametrize(
    "words",
    ["Cộng nhóm 1", "Tổng cộng (I)", "TỔNG", "Tổng điểm nhóm 1", "Cộng", "Tổng cộng (I + II)", "Tổng của nhóm 1"],
)
def test_a_row_of_totals_is_no_item_however_it_is_worded(words: str) -> None:
    made = read(["1", "Nhóm A", "100", "", "", ""], ["1.1", "Một", "100", "", "", ""], ["", words, "100", "", "", ""])

    assert (points(made), made.concerns) == ({"1.1": Decimal(100)}, ())


@pytest.mark.parametrize("words", ["Cộng đồng số của trường", "Tổng số giáo viên", "Tổng hợp số liệu"])
def test_what_only_begins_like_a_total_is_an_item(words: str) -> None:
    made = read(["1.1", "Một", "100", "", "", ""], ["", f"- {words}", "", "100", "", ""])

    assert [node.text for node in nodes(made).values()] == ["Một", words]


def test_bands_in_brackets_are_read_whole() -> None:
    text = "Số học liệu (dưới 20 học liệu: tối đa 3 điểm; từ 20 đến 40: tối đa 6 điểm; trên 40: tối đa 10 điểm)"
    node = nodes(read(["1.1", text, "10", "", "", ""]))["1.1"]

    assert (node.text, node.maximum) == ("Số học liệu", Decimal(10))
    assert [one.maximum for one in node.bands] == [Decimal(3), Decimal(6), Decimal(10)]


def test_a_column_that_is_not_known_is_told() -> None:
    head = ["STT", "Tiêu chí", "Điểm tối đa", "Cách tính", "Người phụ trách"]
    made = read(["1.1", "Một", "100", "Có: 100; không: 0", ""], head=head)

    told = [one for one in made.remarks if "không được đọc" in one]
    assert told == ["bảng 1: cột “Cách tính” không được đọc; xem cột đó có nói điểm, khung điểm không."]


def test_a_title_may_go_on_in_the_next_line_or_stand_in_what_is_enacted() -> None:
    whole = "Bộ chỉ số đánh giá mức độ chuyển đổi số"

    assert find_set_title(("PHỤ LỤC", "BỘ CHỈ SỐ", whole[10:], "(Kèm theo)")) == f"BỘ CHỈ SỐ {whole[10:]}"
    assert find_set_title(("QUYẾT ĐỊNH", f"Về việc ban hành {whole}", "BỘ TRƯỞNG")) == whole
    assert find_set_title((f"Ban hành {whole}",)) == whole
    assert find_set_title((f"Ban hành {whole}", whole.upper())) == whole.upper()


def test_levels_without_a_name_are_told() -> None:
    table_of_levels = table(["Mức độ", "Tổng điểm"], ["Mức 1", "< 50"], ["Mức 2", "50 - 75"], ["Mức 3", "> 75"])
    source = TableDocument((table(HEAD, ["1.1", "Một", "100", "", "", ""]), table_of_levels), ())

    made = parse_decision(source, "qd.docx", ABOUT)
    assert [one.words for one in made.concerns if "tên gọi của mức 1, 2, 3" in one.words]
    assert format_set_file(made).decode().count("# CẦN ĐIỀN: tên gọi (name) của mức") == 3
    assert read(["1", "A", "", "", "", ""], ["1.1", "Một", "100", "", "", ""]).concerns == ()


def test_levels_deadlines_and_items_are_read_from_word_and_excel_in_every_layout(tmp_path: Path) -> None:
    about = SetDescription("thu", number="9/QĐ-X", issuer="Bộ X", kinds=("mam-non",))
    for layout in LAYOUTS:
        for name, make in (("qd.docx", word_decision), ("qd.xlsx", excel_decision)):
            (tmp_path / name).write_bytes(make(layout))
            made, data = import_decision(tmp_path / name, about)

            assert [(one.level, one.name, one.words) for one in made.levels] == [
                (1, "Mức chưa đáp ứng", "dưới 50"),
                (2, "Mức đáp ứng cơ bản", "từ 50 đến 75"),
                (3, "Mức đáp ứng tốt", "trên 75"),
            ], (layout, name)
            assert points(made) == {"1.1": None, "1.2": 100, "1.2.1": 40, "1.2.2": 60}
            assert [(one.id, one.before, one.met_by and one.met_by.step) for one in made.deadlines] == [
                ("bao-cao", "05-31", "cap-nhat"),
                ("danh-gia-ngoai", "06-21", "danh-gia-ngoai"),
            ]
            assert "  # Điều 2, khoản 1, điểm a\n  - id: bao-cao\n" in data.decode()
            assert [one.place for one in made.concerns] == ["Điều 2, khoản 2, điểm b"]
            assert (made.status, made.missing) == ("usable", ())


def test_deadlines_of_the_shipped_set_are_kept_and_other_days_told() -> None:
    about = SetDescription("qd4725-2022", number="4725/QĐ-BGDĐT", date=date(2022, 12, 30))
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    line = "Điều 4. Nhà trường báo cáo, cập nhật kết quả tự đánh giá trước {} hằng năm."
    lines = ((*LEVELS, line.format(day)) for day in ("31/5", "15/5"))
    same, other = (parse_decision(TableDocument((body,), one), "qd.docx", about) for one in lines)

    assert [one.before for one in same.deadlines] == [one.before for one in other.deadlines] == ["05-31", "06-20"]
    assert same.concerns == ()
    assert [(one.place, one.words) for one in other.concerns] == [
        ("Điều 4", "ghi thời hạn “trước 15/5”, khác bộ đi kèm chương trình; xem lại deadlines")
    ]


def test_levels_without_certain_points_have_their_places_in_the_file(tmp_path: Path) -> None:
    lines = ("Mức độ 1 (Thấp): dưới 50%", "Mức độ 2 (Cao): từ 50%")
    body = table(HEAD, ["1", "Dạy học", "100", "", "", ""], ["1.1", "Phần mềm", "100", "", "", ""])
    data = format_set_file(parse_decision(TableDocument((body,), lines), "qd.docx", ABOUT))
    (tmp_path / "thu.yaml").write_bytes(data)

    assert "  # Mức độ 1 (Thấp): dưới 50%\n  - level: 1\n    name: Thấp\n" in data.decode()
    assert "# CẦN XEM LẠI: đoạn 1 sau bảng 1 “Mức độ 1 (Thấp): dưới 50%”: mức ghi theo phần trăm (%)" in data.decode()
    assert IndicatorSet.read(tmp_path / "thu.yaml").status == "skeleton"


def test_a_star_at_a_number_is_a_question() -> None:
    made = read(["1", "Dạy học", "100", "", "", ""], ["1.1*", "Nội dung", "100", "", "", ""])

    assert list(points(made)) == ["1.1"]
    assert [one.words for one in made.concerns] == ["số có dấu *; xem quyết định dấu này nghĩa là gì"]


def test_ten_as_a_number_in_excel_keeps_its_nought() -> None:
    rows = [[f"1.{n}", f"Nội dung {n}", "10", "", "", ""] for n in range(1, 10)]
    made = read(["1", "Dạy học", "100", "", "", ""], *rows, ["1.1", "Nội dung mười", "10", "", "", ""])

    assert list(points(made))[-1] == "1.10"
    assert [one.words for one in made.concerns] == ["số 1.1 ở đây hiểu là 1.10, vì Excel bỏ số 0 ở cuối"]


@pytest.mark.parametrize(
    ("line", "none_seen"),
    [("Cập nhật kết quả trước 31/5/2024.", False), ("Gửi báo cáo tự đánh giá về Phòng trước 31/5.", False), ("", True)],
)
def test_a_deadline_that_is_told_is_not_said_to_be_missing_as_well(line: str, none_seen: bool) -> None:
    said = ("Điều 3. Nhà trường", line) if line else ()
    made = read(["1.1", "Phần mềm", "100", "", "", ""], before=said)

    assert any("nêu thời hạn “trước 31/5" in one.words for one in made.concerns) is not none_seen
    assert (NO_DEADLINES in made.remarks) is none_seen
