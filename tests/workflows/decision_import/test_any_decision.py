"""Whatever stands in a table: a set comes of it that can be read again, or a sentence for the user."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st
from support.decisionmaker import HEAD, LEVELS
from support.tablemaker import table

from cdsdossier.errors import CdsError
from cdsdossier.files.tables import Table, TableCell, TableDocument
from cdsdossier.model.indicatorset import IndicatorSet
from cdsdossier.workflows.decision_import import SetDescription, parse_decision
from cdsdossier.workflows.decision_import.emit import format_set_file
from cdsdossier.workflows.decision_import.overlay_evidence import match_guidance
from cdsdossier.yamlio.forms import read_form
from cdsdossier.yamlio.reader import parse_page

WORDS = [
    *HEAD,
    *("1", "1.1", "1.1.1", "1.2", "II", "Nhóm 2:", "- ", "+ ", "a)", "Tối đa 6 điểm", "100", "Điều kiện bắt buộc"),
    *(
        "Dưới 30%:",
        "từ 30 đến 60%",
        "tối đa 5 điểm;",
        "trên 60%",
        "Mức độ 1:",
        "dưới 10 điểm",
        "Tổng cộng",
        "ít nhất 20",
    ),
    *("Có phần mềm", "(", "ý nhỏ", "Hạ tầng", "(4 điểm)", "1,3", "TC 1.3", "Điều 2.", "Mức đáp ứng tốt", "trước 31/5"),
    *("cập nhật kết quả tự đánh giá", "Mức độ III", "từ 50 đến 75;", "50%", "< 50", "Sở Giáo dục và Đào tạo"),
]
TEXT = st.text(max_size=12) | st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
LINES = st.lists(TEXT.filter(bool), max_size=3).map(tuple)
CELLS = st.builds(TableCell, LINES, st.tuples(st.integers(0, 5), st.integers(0, 5)))
ANY = st.sampled_from(["", "^", *WORDS]) | TEXT.filter(lambda text: text not in {"^", "<"})
NUMBERS = st.sampled_from(["1.1", "1.2", "1.3", "", "", "1.3.1", "2.1", "II", "1", "^"])
TEXTS = st.sampled_from(["Có phần mềm", "- Một", "- Hai", "+ ý nhỏ", "Kho\n- Một\n- Hai", "Hạ tầng", ""])
POINTS = st.sampled_from(["100", "50", "", "", "Tối đa 50 điểm", "Điều kiện bắt buộc", "^", "<", "50\n50"])
LEVEL = st.sampled_from(
    ["", "", "Dưới 30%: tối đa 5 điểm; từ 30%: tối đa 50 điểm", "Mức độ 1: dưới 50; Mức độ 2: từ 50"]
)
ROWS = st.tuples(NUMBERS | ANY, TEXTS | ANY, POINTS | ANY, POINTS | ANY, LEVEL | ANY, ANY).map(list)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    if draw(st.booleans()):
        width = draw(st.integers(1, 6))
        body = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), max_size=6))
        return Table(tuple(body), draw(LINES), "bảng 1")
    group = draw(st.lists(st.just(["1", "Dạy học", "100", "", "", ""]), max_size=1))
    return table(HEAD, *group, *draw(st.lists(ROWS, max_size=8)), before=draw(LINES))


@given(st.builds(TableDocument, st.lists(tables(), max_size=3).map(tuple), LINES | st.just(LEVELS)))
def test_any_table_gives_a_set_or_a_sentence(source: TableDocument) -> None:
    with contextlib.suppress(CdsError):
        made = parse_decision(source, "qd.docx", SetDescription("thu", "Bộ", "1/QĐ-X"))
        page = parse_page(format_set_file(made), "thu.yaml")
        rules, findings = read_form(IndicatorSet, page)
        assert (page.findings, findings) == ((), ())
        assert len(rules.nodes) == len(list(rules.walk())), "no id twice"
        assert not any(node.form.checked for node in rules.walk())
        if rules.status == "usable":
            assert made.levels
            assert all(row.form.maximum is not None for row in rules.rows.values())


@given(st.builds(TableDocument, st.lists(tables(), max_size=3).map(tuple), LINES))
def test_any_table_as_guidance_touches_nothing_but_evidence(source: TableDocument) -> None:
    rules = IndicatorSet.read("qd4725-2022")
    _, values = match_guidance(rules, source, "hd.docx")
    assert all(path[-1] == "evidence" or path[0] == "sources" for path in values)
