"""A workbook that Excel opens by itself is read; a locked one and any other file stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import evidencemaker as made
from support.lockmaker import EXCELS_OWN, locked_package, small_workbook

from cdsdossier.errors import Refused
from cdsdossier.files.tables import opened_by_excel
from cdsdossier.files.tables.budget import UnreadableDocument
from cdsdossier.files.tables.open import read_tables
from cdsdossier.files.tables.opened_by_excel import decrypt_as_excel_does


def test_a_plan_that_excel_opens_without_asking_is_read(tmp_path: Path) -> None:
    (tmp_path / "bang.xlsx").write_bytes(locked_package(small_workbook(), EXCELS_OWN))
    rows = read_tables(tmp_path / "bang.xlsx").tables[0].rows

    assert [cell.text for cell in rows[1]] == ["Ban hành kế hoạch", "Tháng 1/2026"]


def test_one_with_a_password_is_to_lose_it(tmp_path: Path) -> None:
    (tmp_path / "bang.xlsx").write_bytes(locked_package(small_workbook(), "mk"))

    with pytest.raises(Refused, match="có mật khẩu"):
        read_tables(tmp_path / "bang.xlsx")


def test_a_locked_spreadsheet_of_libreoffice_is_to_lose_its_password(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": bytes(range(256)),
        "META-INF/manifest.xml": "<m><encryption-data/></m>",
    }
    (tmp_path / "bang.ods").write_bytes(made.zipped(parts))

    with pytest.raises(Refused, match="có mật khẩu"):
        read_tables(tmp_path / "bang.ods")


def test_a_very_large_one_is_to_be_saved_without_protection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened_by_excel, "_MOST", 1000)

    with pytest.raises(UnreadableDocument, match="tắt Bảo vệ sổ làm việc"):
        decrypt_as_excel_does(locked_package(small_workbook(), EXCELS_OWN))


@pytest.mark.parametrize("data", [b"", b"abc", made.doc(), made.xls(), small_workbook(), made.locked_office()])
def test_every_other_file_stays_as_it_is(data: bytes) -> None:
    assert decrypt_as_excel_does(data) == data
