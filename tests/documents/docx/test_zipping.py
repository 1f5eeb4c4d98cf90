"""The file around the text: its zip, its parts, and what may stand in them."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdossier.documents.docx.ooxml import (
    TextRun,
    Xml,
    encode_xml,
    keep_with_next,
    line_paragraph,
    parse_elements,
    run_element,
    w,
)
from cdsdossier.documents.docx.zipping import zip_parts

NAMES = st.text("abc/._[]", min_size=1, max_size=8)
PARTS = st.dictionaries(NAMES, st.binary(max_size=300), max_size=6)
TYPED = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\n\t\r&<>\"'"), max_size=40)


@given(still=PARTS, made=PARTS)
def test_any_zip_reader_finds_every_part_in_the_order_of_their_names(
    still: dict[str, bytes], made: dict[str, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_parts(still, made))) as package:
        assert package.testzip() is None
        assert package.namelist() == sorted({*still, *made})
        assert {name: package.read(name) for name in package.namelist()} == {**still, **made}


@given(TYPED)
def test_a_run_shows_any_text_as_typed(typed: str) -> None:
    (made,) = parse_elements([run_element(TextRun(typed))])
    marks = {"br": "\n", "tab": "\t"}
    shown = [marks.get(str(one.tag).rpartition("}")[2], one.text or "") for one in made]

    assert "".join(shown) == unicodedata.normalize("NFC", typed)


def test_what_no_xml_can_hold_never_gets_into_a_file() -> None:
    with pytest.raises(ValueError, match="XML"):
        encode_xml([line_paragraph("Body", "a\x0bb")])


def test_only_the_last_rows_are_held_and_none_twice() -> None:
    rows = [w("tr", w("tc", line_paragraph("Cell", word))) for word in ("một", "hai", "ba")]
    table = w("tbl", *rows)
    held = keep_with_next(table, "tr", 2)

    assert held.count("<w:keepNext/>") == 2
    assert held.startswith(f"<w:tbl>{rows[0]}")
    assert keep_with_next(held, "tr", 2) == held
    assert keep_with_next(Xml("<w:tbl/>"), "tr", 2) == "<w:tbl/>"
