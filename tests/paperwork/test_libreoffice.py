"""LibreOffice opens what the writer wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from paperwork.desk import BOTH, Desk, emptied

from cdsdossier.paperwork import render

#: Old Liberation fonts, which LibreOffice prefers to all others, have no Vietnamese letters.
FONTS = """<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<selectfont><rejectfont><pattern>
<patelt name="family"><string>Liberation Serif</string></patelt>
</pattern></rejectfont></selectfont>
</fontconfig>"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_libreoffice_opens_both_documents(desk: Desk, tmp_path: Path, empty: bool) -> None:
    pypdf = pytest.importorskip("pypdf")
    done = render(desk.assessment(emptied if empty else None), BOTH, desk.output)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")]
    (tmp_path / "fonts.conf").write_text(FONTS, encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    files = [str(one.path) for one in done]
    subprocess.run([*command, *files], check=True, timeout=180, capture_output=True, env=environment)

    for one in done:
        pages = pypdf.PdfReader(tmp_path / "pdf" / f"{one.path.stem}.pdf").pages
        texts = [page.extract_text() for page in pages]
        assert "Độc lập - Tự do - Hạnh phúc" in texts[0]
        assert all(len(text.strip()) > 20 for text in texts), "no page is empty"
        if not empty:
            assert "N.V.A." in texts[-1]
