from pathlib import Path

import pytest
from support.evidencemaker import zipped
from support.wordmaker import Content, Xml, box, cell, control, document, paragraph, row, run, table

from cdsdossier.errors import Refused
from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.open import read_tables


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ke-hoach.docx"


def texts(made: Table) -> list[list[str]]:
    return [[one.text for one in cells] for cells in made.rows]


def read(file: Path, *content: Content) -> TableDocument:
    file.write_bytes(document(*content))
    return read_tables(file)


def lines(file: Path, *content: Content) -> tuple[str, ...]:
    return read(file, [[cell(*content)]]).tables[0].rows[0][0].lines


def test_tables_stand_in_order_with_the_text_around_them(file: Path) -> None:
    source = read(
        file, "Kế hoạch", [["UBND", "CỘNG HÒA"]], "PHỤ LỤC\n(Kèm theo)", "", [["TT", "Việc"], ["1", "Chấm"]], "Hết"
    )
    first, second = source.tables
    assert (first.place, first.before) == ("bảng 1", ("Kế hoạch",))
    assert (second.place, second.before) == ("bảng 2", ("PHỤ LỤC", "(Kèm theo)"))
    assert texts(second) == [["TT", "Việc"], ["1", "Chấm"]]
    assert source.after == ("Hết",)


def test_a_cell_gives_a_line_for_each_paragraph_and_break_a_repeated_one_once(file: Path) -> None:
    assert lines(file, "- Lập  kế\u00a0hoạch", "", "- Gửi\n- Lưu", "- Gửi") == ("- Lập kế hoạch", "- Gửi", "- Lưu")


def test_a_cell_across_columns_stands_in_each_of_them(file: Path) -> None:
    (made,) = read(file, [[cell("Nhóm 1", span=2), "Điểm"], ["a", "b", "c"]]).tables
    assert texts(made) == [["Nhóm 1", "Nhóm 1", "Điểm"], ["a", "b", "c"]]
    assert [one.origin for one in made.rows[0]] == [(0, 0), (0, 0), (0, 2)]


def test_a_cell_down_rows_stands_in_each_of_them(file: Path) -> None:
    (made,) = read(
        file,
        [
            [cell("9/2023", tall="restart"), "a"],
            [cell(tall="continue"), "b"],
            [cell("3/2024", tall="restart"), "c"],
            ["d", "e"],
        ],
    ).tables
    assert texts(made) == [["9/2023", "a"], ["9/2023", "b"], ["3/2024", "c"], ["d", "e"]]
    assert [cells[0].origin for cells in made.rows] == [(0, 0), (0, 0), (2, 0), (3, 0)]


def test_a_cell_across_rows_and_columns_has_one_origin(file: Path) -> None:
    rows = [["x", cell("A", span=2, tall="restart")], ["y", cell(span=2, tall="continue")]]
    (made,) = read(file, rows).tables
    assert {one.origin for cells in made.rows for one in cells[1:]} == {(0, 1)}


def test_cells_merged_the_old_way_and_rows_that_begin_later(file: Path) -> None:
    late = row("b", look='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>')
    made = Xml(f"<w:tbl>{row(cell('A', wide='restart'), cell(wide='continue'), 'B')}{late}</w:tbl>")
    (made_table,) = read(file, made).tables
    assert texts(made_table) == [["A", "A", "B", ""], ["", "b", "", ""]]
    assert made_table.rows[0][1].origin == (0, 0)


def test_tables_in_text_boxes_are_read_once_with_their_text(file: Path) -> None:
    source = read(file, box("PHỤ LỤC", [["TT", "Việc"]], "Ghi chú", beside="Trang 2"), [["x"]])
    assert [texts(one) for one in source.tables] == [[["TT", "Việc"]], [["x"]]]
    assert [one.before for one in source.tables] == [("Trang 2", "PHỤ LỤC"), ("Ghi chú",)]


def test_content_controls_around_tables_rows_cells_and_words_are_no_hindrance(file: Path) -> None:
    rows = f"{control(row(control(cell('TT')), 'Việc'))}{row('1', cell(paragraph(control(run('Chấm')))))}"
    (made,) = read(file, control("Phụ lục", Xml(f"<w:tbl>{rows}</w:tbl>"))).tables
    assert texts(made) == [["TT", "Việc"], ["1", "Chấm"]]
    assert made.before == ("Phụ lục",)


def test_words_that_only_ask_for_content_are_none(file: Path) -> None:
    asking = "<w:showingPlcHdr/>"
    assert lines(file, paragraph(control(run("Bấm để nhập"), look=asking)), control("Nhập", look=asking)) == ()


def test_a_nested_table_is_one_of_its_own_behind_the_outer_one(file: Path) -> None:
    source = read(file, "A", [[cell("ngoài", [["trong", "nữa"]]), "x"]], "B", [["z"]])
    assert [texts(one) for one in source.tables] == [[["ngoài", "x"]], [["trong", "nữa"]], [["z"]]]
    assert [one.before for one in source.tables] == [("A",), (), ("B",)]
    assert [one.place for one in source.tables] == ["bảng 1", "bảng 2", "bảng 3"]


def test_tracked_changes_are_read_as_if_accepted(file: Path) -> None:
    changed = paragraph(
        Xml("<w:del><w:r><w:t>sai</w:t><w:delText>cũ</w:delText></w:r></w:del>"),
        Xml(f"<w:moveFrom>{run('chỗ cũ')}</w:moveFrom>"),
        Xml(f"<w:ins>{run('mới ')}</w:ins>"),
        Xml(f"<w:moveTo>{run('chỗ mới')}</w:moveTo>"),
    )
    assert lines(file, changed) == ("mới chỗ mới",)


def test_a_deleted_row_and_a_hidden_row_are_not_read(file: Path) -> None:
    rows = row("bỏ", look="<w:del/>") + row("ẩn", look="<w:hidden/>") + row("còn", look="<w:ins/>")
    source = read(file, Xml(f"<w:tbl>{rows}</w:tbl>"))
    assert texts(source.tables[0]) == [["còn"]]
    assert [remark.partition(" nên")[0] for remark in source.remarks] == ["bảng 1: 1 hàng đang ẩn"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("chunk.html", "một trang web nhúng"),
        ("x.MHT", "một trang web nhúng"),
        ("x.rtf", "một tệp khác"),
        ("", "một tệp khác"),
    ],
)
def test_a_document_that_embeds_another_file_is_to_be_saved_by_word(tmp_path: Path, target: str, words: str) -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    links = f'<Relationships><Relationship Id="r1" Target="{target}"/></Relationships>'
    body = f'<w:document xmlns:w="{main}" xmlns:r="urn:r"><w:body><w:altChunk r:id="r1"/></w:body></w:document>'
    parts = {"word/document.xml": body, **({"word/_rels/document.xml.rels": links} if target else {})}
    (tmp_path / "a.docx").write_bytes(zipped(parts))

    with pytest.raises(Refused, match=words) as refused:
        read_tables(tmp_path / "a.docx")
    assert "Mở bằng Word, lưu lại rồi nhập lại" in str(refused.value)


def test_a_field_gives_its_result_not_its_instruction(file: Path) -> None:
    def mark(kind: str) -> Xml:
        return Xml(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')

    instruction = Xml("<w:r><w:instrText>DATE</w:instrText><w:t>mã</w:t></w:r>")
    simple = Xml(f'<w:fldSimple w:instr="PAGE">{run(" 7")}</w:fldSimple>')
    assert lines(file, paragraph(mark("begin"), instruction, mark("separate"), "5/2024", mark("end"), simple)) == (
        "5/2024 7",
    )


def test_hidden_text_is_not_read(file: Path) -> None:
    hidden, seen = run("ẩn", "<w:vanish/>"), run("hiện", '<w:vanish w:val="0"/>')
    assert lines(file, paragraph(hidden, seen)) == ("hiện",)


def test_signs_become_plain_text(file: Path) -> None:
    signs = "a<w:tab/>b<w:noBreakHyphen/>c<w:softHyphen/>d<w:br/>e<w:cr/>f"
    pieces = "".join(part if part.startswith("<") else f"<w:t>{part}</w:t>" for part in _split(signs))
    assert lines(file, paragraph(Xml(f"<w:r>{pieces}</w:r>"))) == ("a b-cd", "e", "f")


def _split(text: str) -> list[str]:
    return [part for part in text.replace("<", "\0<").replace("/>", "/>\0").split("\0") if part]


def test_letters_are_composed(file: Path) -> None:
    assert lines(file, "Vie\u0323\u0302c") == ("Việc",)


def test_the_strict_form_of_word_is_read_too(file: Path) -> None:
    import zipfile

    name = "word/document.xml"
    body = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{table([["a"]])}</w:body></w:document>'
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, body)
    assert texts(read_tables(file).tables[0]) == [["a"]]
