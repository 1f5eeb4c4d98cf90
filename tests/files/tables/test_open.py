import io
import random
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import evidencemaker
from support.evidencemaker import zipped
from support.wordmaker import box, cell, document, table

from cdsdossier.errors import CdsError, Refused, WrongUsage
from cdsdossier.files.tables import TableDocument, old_word
from cdsdossier.files.tables.open import read_tables

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take LibreOffice away: what it reads has its own tests."""
    monkeypatch.setattr(old_word, "find_libreoffice", lambda: None)


def refusal(folder: Path, data: bytes, name: str = "ke-hoach.docx") -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_tables(path)
    assert name in str(refused.value)
    return str(refused.value)


def test_content_tells_what_a_file_is_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(document([["a"]]))
    assert read_tables(path).tables[0].rows[0][0].text == "a"


def test_a_pdf_is_one_whatever_its_name(tmp_path: Path) -> None:
    assert "đây là PDF chụp" in refusal(tmp_path, evidencemaker.pdf())


def test_old_office_files_are_to_be_saved_anew(tmp_path: Path) -> None:
    assert "Word (.docx)" in refusal(tmp_path, evidencemaker.doc(), "a.doc")
    assert "Excel (.xlsx)" in refusal(tmp_path, evidencemaker.xls(), "a.xls")


def test_a_locked_file_is_to_lose_its_password(tmp_path: Path) -> None:
    assert "bỏ mật khẩu" in refusal(tmp_path, evidencemaker.doc(locked=True), "a.doc")
    assert "bỏ mật khẩu" in refusal(tmp_path, evidencemaker.locked_zip("word/document.xml"))
    assert "bỏ mật khẩu" in refusal(tmp_path, evidencemaker.locked_office())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "ảnh JPEG"),
        ("a.rtf", b"{\\rtf1 x}", "Mở bằng Word"),
        ("a.html", b"<html><table></table></html>", "Mở bằng Word"),
        ("a.bin", bytes(range(256)), "không phải tệp Word, Excel hay văn bản"),
        ("a.txt", "Việc\tLúc".encode("utf-16-le"), "UTF-8"),
        ("a.docx", b"", "tệp rỗng"),
    ],
)
def test_anything_else_is_named_with_a_way_out(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data, name)


def test_a_damaged_or_incomplete_package_is_told_so(tmp_path: Path) -> None:
    whole = document([["a"]])
    assert "bị hỏng" in refusal(tmp_path, whole[: len(whole) // 2])
    assert "thiếu phần nội dung" in refusal(tmp_path, zipped({"word/styles.xml": "<a/>"}))
    assert "bị hỏng" in refusal(tmp_path, zipped({"word/document.xml": "<a><b></a>"}))
    assert "bị hỏng" in refusal(tmp_path, zipped({"xl/styles.xml": "<a/>"}))
    assert "tệp nén ZIP" in refusal(tmp_path, zipped({"a.xml": "<a/>"}))


def test_open_document_files_are_to_be_saved_anew(tmp_path: Path) -> None:
    assert "OpenDocument (.odt). Mở bằng Word" in refusal(tmp_path, evidencemaker.open_document("odt"), "a.odt")


def test_a_missing_file_and_a_folder_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có tệp"):
        read_tables(tmp_path / "x.docx")
    with pytest.raises(WrongUsage, match="là thư mục"):
        read_tables(tmp_path)


def test_a_file_over_forty_megabytes_is_refused(tmp_path: Path) -> None:
    assert "40 MB" in refusal(tmp_path, bytes(40_000_001))


def test_a_long_text_is_refused(tmp_path: Path) -> None:
    assert "2 MB" in refusal(tmp_path, b"a\n" * 1_000_001, "a.txt")


@pytest.mark.parametrize(
    "body",
    [
        "x" * 31_000_000,
        "<w:p/>" * 800_001,
        '<w:p a="" b="" c=""/>' * 120_000,
        "<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr></w:tc></w:tr>' * 5_000 + "</w:tbl>",
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr></w:tr></w:tbl>',
        table([[cell("x" * 100_000, span=200)]]),
    ],
    ids=["bytes", "elements", "attributes", "cells", "columns", "letters"],
)
def test_a_bomb_is_refused(tmp_path: Path, body: str) -> None:
    assert "quá lớn" in refusal(tmp_path, zipped({"word/document.xml": WORD % body}))


def test_a_package_of_countless_parts_is_refused(tmp_path: Path) -> None:
    assert "quá lớn" in refusal(tmp_path, zipped({f"word/{number}": "" for number in range(10_001)}, stored=True))


def test_deep_nesting_and_entities_are_refused(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200
    assert "bị hỏng" in refusal(tmp_path, zipped({"word/document.xml": WORD % deep}))
    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + WORD % "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
    assert "bị hỏng" in refusal(tmp_path, zipped({"word/document.xml": entity}))


def test_nesting_up_to_the_bound_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({"word/document.xml": WORD % ("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80)}))
    assert len(read_tables(path).tables) == 80


@cache
def samples() -> tuple[bytes, ...]:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.active.append(["TT", "Việc", 45_000.5])
    book.active.append([1, "=A1", True])
    book.active.merge_cells("A2:B3")
    book.active["C1"].number_format = "mm/yyyy"
    book.save(out)
    word = document("Phụ lục", box([["a"]]), [[cell("A", span=2, tall="restart"), "b"], [cell(tall="continue"), "c"]])
    text = "Phụ lục\n<b>TT</b>\tViệc\n1\ta\n\n\tx\n\ty\n\n\tz\n\tt\n|a|b|\n|--|--|\n|c\\||d|\n".encode()
    return word, out.getvalue(), text


def repacked(data: bytes, chance: random.Random, times: int) -> bytes:
    """Damage what is inside a package, so that the damage reaches its XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        wanted = [name for name in old.namelist() if name.startswith(("word/document", "xl/"))]
        hit = chance.choice(wanted)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, chance, times) if name == hit else part)
    return out.getvalue()


def damaged(data: bytes, chance: random.Random, times: int) -> bytes:
    for _ in range(times):
        at, length = chance.randrange(len(data) + 1), chance.choice((0, 1, 1, 2, 40))
        piece = chance.choice(
            (b"", b"-1", b"99999999", b"9", b"<", b"</w:p>", b"\0", b"\xff", b"\t", b"|", b"\n", b"s")
        )
        data = data[:at] + piece + data[at + length :]
    return data


def read_or_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        source = read_tables(path)
    except CdsError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
        return
    assert isinstance(source, TableDocument)
    for made in source.tables:
        assert len({len(row) for row in made.rows}) <= 1, "a table has one width"
        for row in made.rows:
            assert all(line and line == " ".join(line.split()) for one in row for line in one.lines)


LASTING = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@LASTING
@given(st.sampled_from([0, 1, 2]), st.randoms(use_true_random=False), st.integers(1, 4), st.booleans())
def test_damaged_files_are_read_or_refused(
    tmp_path: Path, which: int, chance: random.Random, times: int, inside: bool
) -> None:
    data = samples()[which]
    change = repacked if inside and which < 2 else damaged
    read_or_refused(tmp_path / "a.docx", change(data, chance, times))


@LASTING
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    st.binary(max_size=600),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, start: bytes, data: bytes) -> None:
    read_or_refused(tmp_path / "a.txt", start + data)


@LASTING
@given(st.text(alphabet="\t\n| -a\\*<b>_&;\u00a0\u0302", max_size=80))
def test_any_text_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch\n" + text, encoding="utf-8", newline="")
    read_or_refused(path, path.read_bytes())
    assert isinstance(read_tables(path), TableDocument)
