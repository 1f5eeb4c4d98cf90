"""A .doc, an .rtf, an .odt: read by way of LibreOffice, or one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker
from support.browsing import needs_office
from support.pdfmaker import texts
from support.printable import ruled, saved_as
from support.wordmaker import document

from cdsdossier.errors import Refused
from cdsdossier.files.tables import old_word
from cdsdossier.files.tables.open import read_tables

ROWS = [["TT", "Nội dung", "Thời gian"], ["1", "Họp hội đồng", "Tháng 9/2025"], ["2", "Chấm điểm", "5/3/2026"]]
RTF = rb"{\rtf1\ansi\trowd\cellx2000\cellx4000 a\cell b\cell\row c\cell d\cell\row\pard e\par}"


@pytest.mark.parametrize(
    ("data", "name"),
    [(evidencemaker.doc(), "Word (.doc)"), (RTF, "văn bản RTF"), (evidencemaker.open_document("odt"), "(.odt)")],
)
def test_without_libreoffice_the_way_through_word_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str
) -> None:
    monkeypatch.setattr(old_word, "find_libreoffice", lambda: None)
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_tables(path)
    assert f"{name}. Mở bằng Word" in str(refused.value)


@needs_office
def test_with_libreoffice_it_is_read_as_the_word_file_is(tmp_path: Path) -> None:
    made = document("PHỤ LỤC", ruled([10, 60, 30], [ROWS[0]], ROWS[1:]), "Nơi nhận: như trên.")
    assert texts(read_tables(saved_as("doc", tmp_path, plan=made)["plan"])) == [ROWS]
    path = tmp_path / "a.doc"
    path.write_bytes(RTF)
    assert texts(read_tables(path)) == [[["a", "b"], ["c", "d"]]]
