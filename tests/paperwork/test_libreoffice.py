"""LibreOffice opens what the writer wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from paperwork.browsing import needs_office, pages_of
from paperwork.desk import BOTH, Desk, emptied

from cdsdossier.paperwork import pdf, render


@needs_office
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_libreoffice_opens_both_documents(desk: Desk, tmp_path: Path, empty: bool) -> None:
    done = render(desk.assessment(emptied if empty else None), BOTH, desk.output)
    files = pdf.converted({one.path.stem: one.path.read_bytes() for one in done})

    for content in files.values():
        (tmp_path / "one.pdf").write_bytes(content)
        texts = pages_of(tmp_path / "one.pdf")
        assert "Độclập-Tựdo-Hạnhphúc" in texts[0]
        assert all(len(text) > 20 for text in texts), "no page is empty"
        if not empty:
            assert "N.V.A." in texts[-1]
