"""Where a real browser and LibreOffice are installed, and what stands on the pages that they print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER = next((path for path in map(shutil.which, _NAMES) if path), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium, Chrome or Edge is installed")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def squeezed(text: str) -> str:
    """Return a text without any space, as no two programs agree on those."""
    return "".join(text.split())


def pages_of(pdf: Path) -> list[str]:
    from pypdf import PdfReader

    return [squeezed(page.extract_text()) for page in PdfReader(pdf).pages]
