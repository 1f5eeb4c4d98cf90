"""Texts that only a word processor reads (.doc, .rtf, .odt), turned into .docx by LibreOffice where there is one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from cdsdossier.errors import Refused
from cdsdossier.files.libreoffice import find_libreoffice, run_libreoffice
from cdsdossier.files.regular import read_whole_file

CONVERTED = frozenset(("doc", "rtf", "odt"))
_FORM = "docx:MS Word 2007 XML"


def convert_old_word(data: bytes, kind: str, most: int) -> bytes | None:
    """Return a text as a .docx of at most ``most`` bytes; None where LibreOffice is missing or does not read it."""
    program = find_libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="cdsdossier-", ignore_cleanup_errors=True) as place:
        source = Path(place) / f"nguon.{kind}"
        source.write_bytes(data)
        try:
            run_libreoffice(program, [source], _FORM)
            made = source.with_suffix(".docx")
            return read_whole_file(made, most) if made.is_file() else None
        except (Refused, OSError):
            return None
