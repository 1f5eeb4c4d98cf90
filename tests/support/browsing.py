"""A real browser, where one is installed: prints a page to PDF and tells what its console said."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
BROWSER = next((path for path in map(shutil.which, _NAMES) if path), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium, Chrome or Edge is installed")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def printed(page: Path, pdf: Path) -> list[str]:
    """Print a page to ``pdf``; return what was complained of in the console."""
    profile = pdf.parent / "browser"
    options = ["--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}", "--enable-logging=stderr"]
    options += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [str(BROWSER), *options, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()]
    ran = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return [line for line in ran.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line]


def squeezed(text: str) -> str:
    """Return a text without any space, as no two programs agree on those."""
    return "".join(text.split())


def pages_of(pdf: Path) -> list[str]:
    from pypdf import PdfReader

    return [squeezed(page.extract_text()) for page in PdfReader(pdf).pages]
