"""Word files → tagged PDF/A-2b by LibreOffice, where there is one; it runs once for all, in a profile of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cdsdossier.documents import fonts
from cdsdossier.errors import Refused
from cdsdossier.files.regular import MOST_OF_A_PAPER, read_whole_file

#: Seconds: to start, and for each document.
_START, _EACH = 90, 30
#: PDF/A-2b, as archives keep it, with tags by which it can be read aloud; LibreOffice before 7.4 passes over both.
_EXPORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_NAMES = ("soffice", "libreoffice")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_WINDOWS = Path("LibreOffice") / "program" / "soffice.com"
_WITHOUT = (
    "Máy này chưa có LibreOffice nên chưa tạo được PDF. Ba cách: mở tệp .docx bằng Word, chọn Lưu thành PDF (Save as "
    "PDF); hoặc chạy cdsdossier render --format html, mở bằng trình duyệt rồi in ra PDF; hoặc cài LibreOffice "
    "(miễn phí, libreoffice.org) rồi chạy lại."
)


def find_libreoffice() -> Path:
    """Return the LibreOffice of this machine; raise Refused, with other ways to a PDF, where there is none."""
    on_path = (shutil.which(name) for name in _NAMES)
    roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
    usual = [_MAC, *(Path(root) / _WINDOWS for root in roots if root)]
    found = [*(Path(path) for path in on_path if path), *(path for path in usual if path.is_file())]
    if not found:
        raise Refused(_WITHOUT)
    return found[0]


def convert_to_pdf(papers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return name → PDF for name → Word file; raise Refused where LibreOffice is missing, fails or takes too long."""
    program = find_libreoffice()
    with tempfile.TemporaryDirectory(prefix="cdsdossier-", ignore_cleanup_errors=True) as place:
        room = Path(place)
        sources = [room / f"{number:02d}.docx" for number in range(len(papers))]
        for path, content in zip(sources, papers.values(), strict=True):
            path.write_bytes(content)
        last_line = _run(program, room, sources)
        made = [_read(path.with_suffix(".pdf")) for path in sources]
    missing = [name for name, content in zip(papers, made, strict=True) if not content]
    if missing:
        raise Refused(f"LibreOffice không tạo được PDF cho {', '.join(missing)}. {last_line}".strip())
    return dict(zip(papers, made, strict=True))


def _run(program: Path, room: Path, sources: list[Path]) -> str:
    """Convert the files; return the last line that LibreOffice wrote."""
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    fonts.configure_fonts(room / "profile")
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", _EXPORT]
    command = [str(program), profile, *options, "--outdir", str(room), *map(str, sources)]
    patience = _START + _EACH * len(sources)
    try:
        running = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that the processes it starts can be stopped with it
        )
    except OSError as error:
        raise Refused(f"Không chạy được {program}: {error.strerror or error}.") from error
    try:
        output, _ = running.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        raise Refused(f"LibreOffice làm quá {patience} giây chưa xong. Hãy đóng LibreOffice rồi chạy lại.") from None
    finally:
        _stop(running)
    lines = output.decode("utf-8", "replace").strip().splitlines()
    if running.returncode:
        raise Refused(f"LibreOffice dừng với mã {running.returncode}. {lines[-1] if lines else ''}".strip())
    return lines[-1] if lines else ""


def _stop(running: subprocess.Popen[bytes]) -> None:
    """Stop a process that has not ended, and those that it has started."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(running.pid)], check=False, capture_output=True)  # noqa: S603, S607
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.kill()
    running.communicate()


def _read(path: Path) -> bytes:
    """Return a PDF; empty where the file is missing or no PDF."""
    content = read_whole_file(path, MOST_OF_A_PAPER) if path.is_file() else b""
    return content if content.startswith(b"%PDF-") else b""
