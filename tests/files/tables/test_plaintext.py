from pathlib import Path

import pytest

from cdsdossier.errors import Refused
from cdsdossier.files.tables import Table, TableDocument
from cdsdossier.files.tables.open import read_tables


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "phu-luc.txt"


def read(file: Path, text: str) -> TableDocument:
    file.write_text(text, encoding="utf-8", newline="")
    return read_tables(file)


def test_rows_with_tabs_are_a_table_with_the_text_around_it(file: Path) -> None:
    source = read(
        file, "PHỤ LỤC\nNăm học 2023-2024\n\nTT\tViệc\tLúc\n1\tLập kế hoạch\t9/2023\n2\tChấm\t3/2024\n\nHết.\n"
    )
    (table,) = source.tables
    assert texts(table) == [["TT", "Việc", "Lúc"], ["1", "Lập kế hoạch", "9/2023"], ["2", "Chấm", "3/2024"]]
    assert (table.before, table.place, source.after) == (("PHỤ LỤC", "Năm học 2023-2024"), "dòng 4", ("Hết.",))


def test_a_short_row_is_filled_up_to_the_header(file: Path) -> None:
    (table,) = read(file, "TT\tViệc\tLúc\tSản phẩm\n1\tLập kế hoạch\n").tables
    assert texts(table)[1] == ["1", "Lập kế hoạch", "", ""]
    assert table.rows[1][3].origin == (1, 3)


def test_cells_on_lines_of_their_own_with_blank_lines_between_rows(file: Path) -> None:
    above, rows = "Tên trường\n\n\tNơi nhận:\n- Lưu.\n", "\t1\n\tChấm điểm\n\t\n\n\t2\n\tBáo cáo\n\tTờ trình\n\n"
    (table,) = read(file, f"{above}\tTT\n\tViệc\n\tSản phẩm\n\n{rows}").tables
    assert texts(table) == [["TT", "Việc", "Sản phẩm"], ["1", "Chấm điểm", ""], ["2", "Báo cáo", "Tờ trình"]]
    assert table.before == ("Tên trường", "Nơi nhận:", "- Lưu.")
    assert table.place == "dòng 5"


def test_blank_lines_between_rows_of_one_width_are_passed_over(file: Path) -> None:
    (table,) = read(file, "TT\tViệc\tLúc\n\n1\tChấm\t3/2024\n\n2\tGửi\t4/2024\n").tables
    assert len(table.rows) == 3


def test_a_markdown_table_without_its_rule_and_with_an_escaped_pipe(file: Path) -> None:
    (table,) = read(file, "## Phụ lục\n\n| TT | Việc |\n|:--|---|\n| 1 | Dạy \\| học |\n| 2 | |\n").tables
    assert texts(table) == [["TT", "Việc"], ["1", "Dạy | học"], ["2", ""]]
    assert table.before == ("Phụ lục",)


def test_marks_of_html_and_markdown_are_no_text(file: Path) -> None:
    above, header = "**PHỤ LỤC**  \n*(Kèm theo Kế hoạch số 2)*", "<b>TT</b>\t<i>**Việc**</i>"
    (table,) = read(file, f"{above}\n{header}\n1\t- Lập<br>- Gửi<br/>__Lưu__&nbsp;hồ sơ\n").tables
    assert table.before == ("PHỤ LỤC", "(Kèm theo Kế hoạch số 2)")
    assert texts(table)[0] == ["TT", "Việc"]
    assert table.rows[1][1].lines == ("- Lập", "- Gửi", "Lưu hồ sơ")


def test_a_title_whose_line_end_was_lost_keeps_its_words_apart(file: Path) -> None:
    assert read(file, "Phụ lục**Nhiệm vụ năm học\n").after == ("Phụ lục Nhiệm vụ năm học",)


def test_one_line_alone_is_text(file: Path) -> None:
    source = read(file, "UBND XÃ A\tCỘNG HÒA XÃ HỘI\n\n\tHIỆU TRƯỞNG\n\na | b\n")
    assert source == TableDocument((), ("UBND XÃ A CỘNG HÒA XÃ HỘI", "HIỆU TRƯỞNG", "a | b"))


def test_two_tables_know_the_text_before_each(file: Path) -> None:
    first, second = read(file, "A\nx\ty\n1\t2\nB\nx\ty\n3\t4\n").tables
    assert (first.before, second.before, second.place) == (("A",), ("B",), "dòng 5")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble(file: Path, encoding: str) -> None:
    file.write_bytes("Việc\tLúc\r\nChấm\t3/2024\r\n".encode(encoding))
    (table,) = read_tables(file).tables
    assert texts(table) == [["Việc", "Lúc"], ["Chấm", "3/2024"]]


def test_letters_are_composed_and_odd_spaces_become_single(file: Path) -> None:
    (table,) = read(file, "Vie\u0323\u0302c\u00a0 làm\tLu\u0301c\u200b\nso\u00ad\u00ad\u0302\t\u3000x\u2003y\n").tables
    assert texts(table) == [["Việc làm", "Lúc"], ["sô", "x y"]]


def test_another_encoding_is_refused_with_the_way_out(file: Path) -> None:
    file.write_bytes("Việc\tLúc".encode("cp1258", "replace") + b"\xff\xfe\xe2")
    with pytest.raises(Refused, match=r"phu-luc\.txt.*UTF-8"):
        read_tables(file)


def test_a_table_of_millions_of_cells_is_refused(file: Path) -> None:
    wide = "\t" * 200 + "\n"
    with pytest.raises(Refused, match="quá lớn"):
        read(file, wide + "\tx\n" * 30_000)
