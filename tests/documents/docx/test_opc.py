import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cdsdossier.documents.docx.ooxml import Xml, line_paragraph, w
from cdsdossier.documents.docx.opc import MAX_PROPERTY_LENGTH, build_docx_file, zip_parts
from cdsdossier.documents.letter import Letter

LETTER = Letter(
    parent="", issuer="Trường THCS An Bình", number=None, place_date=None, kind="Báo cáo", subject="Tự đánh giá",
    addressees=(), authority=None, bases=(), decides=None, body=etree.Element("body"), signatures=(), recipients=(),
    annexes=(), size=14, landscape=False, title="Báo cáo tự đánh giá", author="Trường A & B", day=date(2026, 4, 22),
)  # fmt: skip
BODY = [line_paragraph("Body", "Lời văn"), w("sectPr")]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_python_docx_reads_text_and_properties() -> None:
    made = docx.Document(io.BytesIO(build_docx_file(LETTER, BODY, [])))
    properties = made.core_properties

    assert [one.text for one in made.paragraphs] == ["Lời văn"]
    assert (properties.title, properties.author, properties.language) == (LETTER.title, LETTER.author, "vi-VN")
    assert properties.created
    assert properties.created.date() == date(2026, 4, 22)


def test_without_a_day_the_file_does_not_show_when_it_was_made() -> None:
    assert "2000-01-01T00:00:00Z" in part(build_docx_file(replace(LETTER, day=None), BODY, []), "docProps/core.xml")


def test_a_long_property_is_cut_to_what_office_takes() -> None:
    made = docx.Document(io.BytesIO(build_docx_file(replace(LETTER, title="ườ" * 200), BODY, [])))

    assert len(made.core_properties.title) == MAX_PROPERTY_LENGTH


def test_the_size_of_the_text_is_in_the_styles() -> None:
    assert 'w:val="26"' in part(build_docx_file(replace(LETTER, size=13), BODY, []), "word/styles.xml")
    assert "{{" not in part(build_docx_file(LETTER, BODY, []), "word/styles.xml")


def test_footnotes_follow_the_separators() -> None:
    note = Xml('<w:footnote w:id="1"><w:p/></w:footnote>')
    written = part(build_docx_file(LETTER, BODY, [note]), "word/footnotes.xml")

    assert written.endswith(f"{note}</w:footnotes>")


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert build_docx_file(LETTER, BODY, []) == build_docx_file(LETTER, BODY, [])


NAMES = st.text("abc/._[]", min_size=1, max_size=8)
PARTS = st.dictionaries(NAMES, st.binary(max_size=300), max_size=6)


@given(still=PARTS, made=PARTS)
def test_any_zip_reader_finds_every_part_in_the_order_of_their_names(
    still: dict[str, bytes], made: dict[str, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_parts(still, made))) as package:
        assert package.testzip() is None
        assert package.namelist() == sorted({*still, *made})
        assert {name: package.read(name) for name in package.namelist()} == {**still, **made}
