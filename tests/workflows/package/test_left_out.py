"""What never leaves a school, by its name, its mark or its content."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from cdsdossier.workflows.package.left_out import LeftOutKind, find_left_out_kind, is_marked_hidden

NAMES = {
    LeftOutKind.HIDDEN: (".env", ".ssh/"),
    LeftOutKind.TEMPORARY: ("a.docx~", "a.BAK", "a.orig", ".a.txt.swp", "#a.txt#", "~$a.docx", ".cds-1.tmp"),
    LeftOutKind.TRASH: (".Trash-1000/", "$RECYCLE.BIN/", "Thumbs.db", "System Volume Information/", "__MACOSX/"),
    LeftOutKind.KEY: ("a.pem", "a.PFX", "mat-khau.kdbx", "id_rsa", "chu-ky.key"),
    LeftOutKind.LINK: ("trang.url", "a.lnk"),
    None: ("a.pdf", "Copy of a.docx", "bao-cao (2).docx", "bai-giang.key", "id_rsa.pub", "khoa-hoc.pdf", "a.bak/"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_tells_what_stays_at_home(kind: LeftOutKind | None, tmp_path: Path) -> None:
    for name in NAMES[kind]:
        if name.endswith("/"):
            (tmp_path / name).mkdir()
        else:
            (tmp_path / name).write_bytes(b"PK\x03\x04" if name.startswith("bai-giang") else b"x")
    with os.scandir(tmp_path) as entries:
        assert {entry.name: find_left_out_kind(entry) for entry in entries} == {
            name.rstrip("/"): kind for name in NAMES[kind]
        }


def test_a_mark_hides_a_file_whatever_its_name() -> None:
    def found(**fields: int) -> os.stat_result:
        return cast("os.stat_result", SimpleNamespace(**fields))

    assert is_marked_hidden(found(st_file_attributes=stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_ARCHIVE))
    assert is_marked_hidden(found(st_flags=stat.UF_HIDDEN))
    assert not is_marked_hidden(found(st_file_attributes=stat.FILE_ATTRIBUTE_ARCHIVE))
    assert not is_marked_hidden(found())
