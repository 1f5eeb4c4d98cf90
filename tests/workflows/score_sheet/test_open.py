"""Files that are no score sheet: one clear sentence each."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import evidencemaker
from support.sheetmaker import after, base, bring_in, cell, change, export, fill

from cdsdossier.errors import CdsError, Refused, WrongUsage
from cdsdossier.workflows.score_sheet.open import Workbook


def refusal(folder: Path, data: bytes, name: str = "phieu.xlsx") -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        bring_in(path, base(folder))
    assert "\n" not in str(refused.value)
    return str(refused.value)


def repacked(data: bytes, more: dict[str, bytes]) -> bytes:
    """Return a package with parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | more
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def exported(folder: Path) -> bytes:
    return export(base(folder / "a")).read_bytes()


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    for body in (b" " * 60_000_000, b"<row/>" * 500_000):
        bomb = repacked(exported(tmp_path / str(len(body))), {"xl/worksheets/sheet2.xml": sheet + body})
        assert len(bomb) < 400_000
        (tmp_path / "b").mkdir(exist_ok=True)
        assert "quá lớn" in refusal(tmp_path / "b" if body[:1] == b" " else tmp_path, bomb)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    data = exported(tmp_path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        head, end, rest = archive.read("xl/sharedStrings.xml").partition(b"?>")
    for declared in (b"<!DOCTYPE sst>", b'<!DOCTYPE sst [<!ENTITY a "b">]>'):
        part = head + end + declared + rest
        (tmp_path / str(len(part))).mkdir()
        assert "bị hỏng" in refusal(tmp_path / str(len(part)), repacked(data, {"xl/sharedStrings.xml": part}))


def test_a_workbook_with_macros_is_to_be_saved_without(tmp_path: Path) -> None:
    assert "có macro" in refusal(tmp_path, repacked(exported(tmp_path), {"xl/vbaProject.bin": b"x"}))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (evidencemaker.locked_office(), "bỏ mật khẩu"),
        (evidencemaker.locked_zip("xl/workbook.xml"), "bỏ mật khẩu"),
        (evidencemaker.xls(), "đây là Excel (.xls), không phải tệp .xlsx. Mở bằng Excel"),
        (b"M\xc3\xa3,\xc4\x90i\xe1\xbb\x83m\n1.1,5\n", "đây là văn bản thuần, không phải tệp .xlsx"),
        (b"", "tệp rỗng"),
        (evidencemaker.office("docx"), "không phải tệp Excel (.xlsx)"),
        (b"PK\x03\x04 nothing else", "bị hỏng"),
    ],
    ids=["locked", "locked zip", "xls", "csv", "empty", "docx", "damaged"],
)
def test_what_is_no_workbook_is_told_with_a_way_out(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data)


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    openpyxl.Workbook().save(made)

    assert "không phải phiếu do cdsdossier sheet export ghi" in refusal(tmp_path, made.getvalue())


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có tệp"):
        Workbook(tmp_path / "phieu.xlsx")


@given(st.data())
def test_damaged_sheets_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("a")
    raw = bytearray(_SAMPLE or _sample(folder))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    (folder / "x.xlsx").write_bytes(raw)
    with contextlib.suppress(CdsError):
        bring_in(folder / "x.xlsx", _FOLDER[0])


_SAMPLE, _FOLDER = bytearray(), list[Path]()


def _sample(folder: Path) -> bytearray:
    _FOLDER.append(base(folder))
    _SAMPLE.extend(export(_FOLDER[0]).read_bytes())
    return _SAMPLE


def test_a_part_that_is_named_as_many_sheets_is_refused(tmp_path: Path) -> None:
    ours = exported(tmp_path / "a")
    with zipfile.ZipFile(io.BytesIO(ours)) as archive:
        book = archive.read("xl/workbook.xml")
    start = book.index(b"<sheet ")
    one = book[start : book.index(b"/>", start) + 2]
    assert "quá lớn" in refusal(tmp_path, repacked(ours, {"xl/workbook.xml": book.replace(one, one * 60)}))


def test_a_note_in_an_old_font_comes_in_in_unicode(tmp_path: Path) -> None:
    from openpyxl.styles import Font

    folder = base(tmp_path)
    sheet = fill(export(folder), {("2.2", "Ghi chú"): "Cã mét phßng m¸y", ("1.2.1", "Ghi chú"): "Có phòng máy"})

    def dress(workbook: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        for where, font in ((("2.2", "Ghi chú"), ".VnTime"), (("1.2.1", "Ghi chú"), "VNI-Times")):
            cell(workbook, where).font = Font(name=font)

    planned = bring_in(change(sheet, dress), folder)
    assert "note: Có một phòng máy" in after(planned, "scores/2-quan-tri.yaml")
    assert "note: Có phòng máy" in after(planned, "scores/1-day-hoc.yaml")
