"""The signed copy of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdsdossier.errors import CdsError
from cdsdossier.workflows.add_signed_copy import add_signed_copy


def test_it_is_filed_under_a_portable_name_and_named_in_the_register(example: Path, tmp_path: Path) -> None:
    source = tmp_path / "x"
    source.write_bytes(b"%PDF-1.4")
    before = (example / "dossier.yaml").read_text("utf-8")
    place = add_signed_copy(example, "bao-cao", source, "Báo cáo đã ký.pdf")
    assert (example / "evidence" / place).read_bytes() == b"%PDF-1.4"
    assert place.isascii()
    after = (example / "dossier.yaml").read_text("utf-8")
    assert place in after
    assert len(after.splitlines()) - len(before.splitlines()) <= 1


def test_nothing_is_written_for_nothing(example: Path, tmp_path: Path) -> None:
    (tmp_path / "rong").touch()
    before = (example / "dossier.yaml").read_bytes()
    for document, source in (("bao-cao", tmp_path / "rong"), ("khong-co", tmp_path / "rong"), ("bao-cao", tmp_path)):
        with pytest.raises(CdsError):
            add_signed_copy(example, document, source, "a.pdf")
    assert (example / "dossier.yaml").read_bytes() == before
