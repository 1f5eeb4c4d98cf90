"""Word files → tagged PDF/A-2b by LibreOffice, where there is one; it runs once for all, in a profile of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from cdsdossier.documents import fonts
from cdsdossier.errors import Refused
from cdsdossier.files.libreoffice import find_libreoffice, run_libreoffice
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file

#: PDF/A-2b, as archives keep it, with tags by which it can be read aloud; LibreOffice before 7.4 passes over both.
_EXPORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_WITHOUT = (
    "Máy này chưa có LibreOffice nên chưa tạo được PDF. Ba cách: mở tệp .docx bằng Word, chọn Lưu thành PDF (Save as "
    "PDF); hoặc chạy cdsdossier render --format html, mở bằng trình duyệt rồi in ra PDF; hoặc cài LibreOffice "
    "(miễn phí, libreoffice.org) rồi chạy lại."
)


def require_libreoffice() -> Path:
    """Return the LibreOffice of this machine; raise Refused, with other ways to a PDF, where there is none."""
    found = find_libreoffice()
    if found is None:
        raise Refused(_WITHOUT)
    return found


def convert_to_pdf(papers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return name → PDF for name → Word file; raise Refused where LibreOffice is missing, fails or takes too long."""
    program = require_libreoffice()
    with tempfile.TemporaryDirectory(prefix="cdsdossier-", ignore_cleanup_errors=True) as place:
        sources = [Path(place) / f"{number:02d}.docx" for number in range(len(papers))]
        for path, content in zip(sources, papers.values(), strict=True):
            path.write_bytes(content)
        last_line = run_libreoffice(program, sources, _EXPORT, fonts.font_settings())
        made = [_read(path.with_suffix(".pdf")) for path in sources]
    missing = [name for name, content in zip(papers, made, strict=True) if not content]
    if missing:
        raise Refused(f"LibreOffice không tạo được PDF cho {', '.join(missing)}. {last_line}".strip())
    return dict(zip(papers, made, strict=True))


def _read(path: Path) -> bytes:
    """Return a PDF; empty where the file is missing or no PDF."""
    content = read_whole_file(path, MOST_OF_A_PAPER) if path.is_file() else b""
    return content if content.startswith(b"%PDF-") else b""
